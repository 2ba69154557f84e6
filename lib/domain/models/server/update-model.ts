import type { z } from 'zod';
import { type Context, requirePermission } from '@/lib/platform/context';
import { inTransaction, recordChange } from '@/lib/platform/db/write';
import { ProblemError } from '@/lib/platform/errors';
import type { Model, updateModelEndpoint } from '../contract';
import { findModel, lockModel } from './find-model';
import { isNameTaken, lockNames, type ModelRow, updateModelRow } from './repository';
import { toModel } from './to-model';

type Input = { modelId: string } & z.output<NonNullable<(typeof updateModelEndpoint)['body']>>;

/** Renames, describes, archives or brings back a model. What is absent from the input stays. */
export function updateModel({ ctx, input }: { ctx: Context; input: Input }): Promise<Model> {
  requirePermission(ctx.actor, 'registry:write');
  return inTransaction(ctx, async (tx) => {
    const before = await lockModel(tx, input.modelId);
    const after = await change(tx, before, input);
    if (JSON.stringify(named(before)) !== JSON.stringify(named(after))) {
      await updateModelRow(tx.db, before.id, after);
      await recordChange(tx, {
        action: 'model.update',
        subject: before.id,
        subjectName: after.name,
        delivers: isDelivered(before, after) ? 'model' : 'nothing',
        before: named(before),
        after: named(after),
      });
    }
    return toModel(await findModel(tx, before.id));
  });
}

type Changeable = Pick<ModelRow, 'name' | 'description' | 'slug' | 'archivedAt'>;

async function change(ctx: Context, model: ModelRow, input: Input): Promise<Changeable> {
  const slug = input.slug ?? model.slug;
  if (slug !== model.slug) await lockNames(ctx.db);
  if (await isNameTaken(ctx.db, slug, model.id)) {
    throw new ProblemError('conflict', `The name "${slug}" is taken by another model.`);
  }
  const archives = input.archived === true && model.archivedAt === null;
  if (archives && (await findModel(ctx, model.id)).isActive) {
    throw new ProblemError('conflict', `${model.name} is the active model. Make another one active first.`);
  }
  return {
    name: input.name ?? model.name,
    description: input.description ?? model.description,
    slug,
    archivedAt: archives ? new Date() : input.archived === false ? null : model.archivedAt,
  };
}

/** Workers ask for a model by its slug, and get none that is archived. Its name and description they never see. */
function isDelivered(before: Changeable, after: Changeable): boolean {
  return before.slug !== after.slug || (before.archivedAt === null) !== (after.archivedAt === null);
}

/** What of it the audit trail shows. */
function named({ name, description, slug, archivedAt }: Changeable) {
  return { name, description, slug, archived: archivedAt !== null };
}
