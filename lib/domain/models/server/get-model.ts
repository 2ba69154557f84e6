import { type Context, requirePermission } from '@/lib/platform/context';
import type { Model } from '../contract';
import { findModel } from './find-model';
import { toModel } from './to-model';

/** One model by id or slug. */
export async function getModel({ ctx, input }: { ctx: Context; input: { modelId: string } }): Promise<Model> {
  requirePermission(ctx.actor, 'models:read');
  return toModel(await findModel(ctx, input.modelId));
}
