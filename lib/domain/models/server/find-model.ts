import type { Context } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import { MODEL_KEY } from '../contract';
import { lockModelRow, type ModelRow, type ModelSummary, selectSummary } from './repository';

function checkKey(key: string): string {
  if (MODEL_KEY.test(key)) return key;
  throw new ProblemError(
    'bad_request',
    'A model id has one or two parts of letters, digits, dots, underscores and hyphens; encode its slash as %2F.',
  );
}

const unknown = (key: string) => new ProblemError('not_found', `There is no model "${key}".`);

/** A model by id or slug, ignoring case. Throws `bad_request` for what cannot be an id, `not_found` for an unknown one. */
export async function findModel(ctx: Context, key: string): Promise<ModelSummary> {
  const row = await selectSummary(ctx.db, checkKey(key));
  if (row === null) throw unknown(key);
  return row;
}

/** The same, locked until the transaction ends. */
export async function lockModel(
  ctx: Context,
  key: string,
  strength: 'no key update' | 'share' = 'no key update',
): Promise<ModelRow> {
  const row = await lockModelRow(ctx.db, checkKey(key), strength);
  if (row === null) throw unknown(key);
  return row;
}

/** Throws `conflict` for an archived model: it is read-only and cannot be active. */
export function refuseArchived(model: { name: string; archivedAt: Date | null }): void {
  if (model.archivedAt === null) return;
  throw new ProblemError('conflict', `${model.name} is archived, so it is read-only. Bring it back first.`);
}
