import { configParametersOf, fingerprint } from '@/lib/config-schema';
import { describeParameter } from '@/lib/domain/config/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import { promptSchema } from '@/lib/worker/prompts';
import type { PromptSchema } from '../contract';

/** The texts of the library as a field list and as JSON Schema. */
export async function readPromptSchema({ ctx }: { ctx: Context }): Promise<PromptSchema> {
  requirePermission(ctx.actor, 'models:read');
  return {
    fingerprint: fingerprint(promptSchema),
    fields: configParametersOf(promptSchema).map(describeParameter),
    json_schema: promptSchema,
  };
}
