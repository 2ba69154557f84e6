import type { JsonObject } from '@/lib/config-schema';
import type { Context } from '@/lib/platform/context';
import { configRepository } from './repository';

/** The stored overrides of a model by its exact id; empty before the first save. */
export async function readOverrides(ctx: Context, modelId: string): Promise<JsonObject> {
  return (await readStored(ctx, modelId)).overrides;
}

type Stored = { overrides: JsonObject; revision: number };

/** The same with the revision that they are; 0 before the first save. */
export async function readStored(ctx: Context, modelId: string): Promise<Stored> {
  const { overrides = {}, revision = 0 } = (await configRepository(ctx.db).present(modelId)) ?? {};
  return { overrides, revision };
}
