import type { Context } from '@/lib/platform/context';
import { createModel } from './create-model';
import { lockModelRow, lockNames, type ModelRow } from './repository';

/**
 * The model of this id or slug, locked until the transaction ends; made where the name is free. Of several that ask for
 * the same new name at once, one makes it and the others find it.
 */
export async function ensureModel(
  ctx: Context,
  key: string,
): Promise<{ model: Pick<ModelRow, 'id' | 'name' | 'slug' | 'kind' | 'archivedAt'>; isNew: boolean }> {
  const find = () => lockModelRow(ctx.db, key, 'no key update');
  let model = await find();
  if (model === null) {
    await lockNames(ctx.db);
    model = await find();
  }
  if (model !== null) return { model, isNew: false };
  const created = await createModel(ctx, { id: key });
  return { model: { ...created, kind: 'imported', archivedAt: null }, isNew: true };
}
