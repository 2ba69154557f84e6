import { findModel } from '@/lib/domain/models/server';
import { productionVersion, productionVersionAt } from '@/lib/domain/versions/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import type { ModelConfig } from '../contract';
import { toModelConfig } from './model-config';
import { configRepository } from './repository';

type Input = { modelId: string; at?: string | undefined };

/**
 * The config of a model, now or at a past time (RFC 3339). Throws `not_found` for a time before the model existed,
 * `conflict` where it has no production version.
 */
export async function readConfig({ ctx, input }: { ctx: Context; input: Input }): Promise<ModelConfig> {
  requirePermission(ctx.actor, 'models:read');
  return input.at === undefined ? presentConfig(ctx, input.modelId) : configAt(ctx, input.modelId, input.at);
}

/** The config of a model as it is now. */
export async function presentConfig(ctx: Context, modelId: string): Promise<ModelConfig> {
  const { id } = await findModel(ctx, modelId);
  const [version, record] = await Promise.all([
    productionVersion(ctx, id),
    configRepository(ctx.db).present(id),
  ]);
  return toModelConfig(version, record);
}

async function configAt(ctx: Context, modelId: string, at: string): Promise<ModelConfig> {
  const model = await findModel(ctx, modelId);
  const time = new Date(at);
  if (time < model.createdAt) throw new ProblemError('not_found', `${model.id} did not exist at ${at}.`);
  const [version, record] = await Promise.all([
    productionVersionAt(ctx, model.id, time),
    configRepository(ctx.db).presentAt(model.id, time),
  ]);
  return toModelConfig(version, record);
}
