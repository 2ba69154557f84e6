import type { Context } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import { freeSlug } from './free-slug';
import { insertModel, isNameTaken, lockNames, type ModelRow } from './repository';

/** A model that is not described in code. */
type NewModel = {
  id: string;
  /** The name part of the id unless given; then it must be free. */
  slug?: string | undefined;
  name?: string | undefined;
  description?: string | undefined;
  provider?: string | null | undefined;
};

/**
 * Makes an imported model, without any version yet. Must run inside a transaction, whose audit row is the caller's. Throws
 * `conflict` where the id or the slug that was asked for names another model.
 */
export async function createModel(
  ctx: Context,
  model: NewModel,
): Promise<Pick<ModelRow, 'id' | 'name' | 'slug'>> {
  const { id, description = '', provider = null } = model;
  const name = model.name ?? id;
  await lockNames(ctx.db);
  for (const wanted of [id, ...(model.slug === undefined ? [] : [model.slug])]) {
    if (!(await isNameTaken(ctx.db, wanted, ''))) continue;
    throw new ProblemError('conflict', `The name "${wanted}" is taken by another model.`, {
      members: { taken: wanted },
    });
  }
  const slug = model.slug ?? (await freeSlug(ctx, id, id.split('/').at(-1) ?? id));
  await insertModel(ctx.db, { id, slug, name, description, provider, kind: 'imported' });
  return { id, name, slug };
}
