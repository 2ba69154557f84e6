import { type Context, requirePermission } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import type { ActiveModel } from '../contract';
import { ACTIVE_MODEL, toActiveModel } from './active-model';
import { selectSetting, selectSettingAt } from './repository';

/** The active model, now or at a past time (RFC 3339). Throws `not_found` for a time before there was one. */
export async function readActiveModel({
  ctx,
  input,
}: {
  ctx: Context;
  input: { at?: string | undefined };
}): Promise<ActiveModel> {
  requirePermission(ctx.actor, 'models:read');
  if (input.at === undefined) return presentActiveModel(ctx);
  const row = await selectSettingAt(ctx.db, ACTIVE_MODEL, new Date(input.at));
  if (row === null) throw new ProblemError('not_found', `There was no active model at ${input.at}.`);
  return toActiveModel({ ...row, time: row.createdAt, by: row.actorName });
}

/** The active model as it is now; with `lock`, nobody else changes it until the transaction ends. */
export async function presentActiveModel(ctx: Context, lock = false): Promise<ActiveModel> {
  const row = await selectSetting(ctx.db, ACTIVE_MODEL, lock);
  if (row === null) throw new ProblemError('not_found', 'There is no active model yet.');
  return toActiveModel({ ...row, time: row.updatedAt, by: row.updatedBy });
}
