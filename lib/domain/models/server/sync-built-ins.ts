import { addVersion } from '@/lib/domain/versions/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import { inTransaction, recordChange } from '@/lib/platform/db/write';
import { log } from '@/lib/platform/log';
import type { BuiltInModel } from '@/lib/providers/model';
import { schemaOf } from '@/lib/providers/schema-of';
import { freeSlug } from './free-slug';
import { insertModel, lockNames, selectBuiltInIds, selectSummary } from './repository';

/**
 * Brings the built-in models of the code into the database. It only inserts: a model that is missing, and a version whose
 * fingerprint the model lacks. A model that code no longer knows is reported, not removed. Safe with several instances
 * starting at once.
 */
export function syncBuiltIns({
  ctx,
  input,
}: {
  ctx: Context;
  input: { models: readonly BuiltInModel[] };
}): Promise<void> {
  requirePermission(ctx.actor, 'registry:write');
  return inTransaction(ctx, async (tx) => {
    await lockNames(tx.db);
    for (const model of input.models) await syncModel(tx, model);
    const known = new Set<string>(input.models.map((model) => model.id));
    const gone = (await selectBuiltInIds(tx.db)).filter((id) => !known.has(id));
    if (gone.length > 0)
      log('warn', 'built-in models that this version of the code does not know', { models: gone });
  });
}

async function syncModel(ctx: Context, model: BuiltInModel): Promise<void> {
  const { id, name, description, provider } = model;
  const present = await selectSummary(ctx.db, id);
  const isNew = present === null;
  const slug = present?.slug ?? (await freeSlug(ctx, id, model.slug));
  if (isNew) await insertModel(ctx.db, { id, slug, name, description, provider, kind: 'built_in' });
  const added: number[] = [];
  for (const { parameters } of model.versions) {
    const version = await addVersion(ctx, id, schemaOf(parameters));
    if (version !== null) added.push(version);
  }
  if (added.length === 0) return;
  await recordChange(ctx, {
    action: isNew ? 'model.create' : 'model.update',
    subject: id,
    subjectName: name,
    delivers: isNew ? 'model' : 'nothing',
    before: null,
    after: { name, slug, versions: added },
  });
}
