import { findModel } from '@/lib/domain/models/server';
import type { Context } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import type { ConfigRecord } from './config-repository';
import { configRepository } from './repository';

/** One record of a model's history. It never changes, so it is read without a lock. Throws `not_found`. */
export async function findRecord(
  ctx: Context,
  input: { modelId: string; revision: number },
): Promise<ConfigRecord> {
  const model = await findModel(ctx, input.modelId);
  const record = await configRepository(ctx.db).record(model.id, input.revision);
  if (record === null) throw new ProblemError('not_found', `${model.id} has no revision ${input.revision}.`);
  return record;
}
