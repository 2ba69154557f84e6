import type { JsonObject } from '@/lib/config-schema';
import { productionVersion, versionOf } from '@/lib/domain/versions/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import { findModel } from './find-model';

type Input = { modelId: string; version?: number | undefined };

/**
 * The parameter schema of a version (the production one unless named), inputs included, as JSON Schema 2020-12. Imported
 * again it has the same fingerprint.
 */
export async function exportSchema({ ctx, input }: { ctx: Context; input: Input }): Promise<JsonObject> {
  requirePermission(ctx.actor, 'models:read');
  const model = await findModel(ctx, input.modelId);
  const { parametersSchema } = await (input.version === undefined
    ? productionVersion(ctx, model.id)
    : versionOf(ctx, model.id, input.version));
  return {
    ...parametersSchema,
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    // Providers call all of theirs "Input".
    title: model.name,
  };
}
