import type { JsonObject } from '@/lib/config-schema';
import type { Context } from '@/lib/platform/context';
import { configRepository } from './repository';

/** The stored overrides of a model by its exact id; empty before the first save. */
export async function readOverrides(ctx: Context, modelId: string): Promise<JsonObject> {
  return (await configRepository(ctx.db).present(modelId))?.overrides ?? {};
}
