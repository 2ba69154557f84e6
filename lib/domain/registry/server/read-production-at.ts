import { findModel } from '@/lib/domain/models/server';
import { registryStore } from '@/lib/domain/versions/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import type { ModelVersion } from '../contract';
import { describeVersion } from './to-model-version';

type Input = { modelName: string; at: string };

/** The version that was in production at a time (RFC 3339), as it is now; null where there was none. */
export async function readProductionAt({
  ctx,
  input,
}: {
  ctx: Context;
  input: Input;
}): Promise<{ production: ModelVersion | null }> {
  requirePermission(ctx.actor, 'models:read');
  const { id } = await findModel(ctx, input.modelName);
  const version = await registryStore(ctx.db).productionAt(id, new Date(input.at));
  return { production: version === null ? null : await describeVersion(ctx, id, version) };
}
