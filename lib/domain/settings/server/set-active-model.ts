import { effectiveOf, unsetParametersOf } from '@/lib/config-schema';
import { readOverrides } from '@/lib/domain/config/server';
import { lockModel, type ModelRow, refuseArchived } from '@/lib/domain/models/server';
import { productionVersion } from '@/lib/domain/versions/server';
import { actorColumns, type Context, requirePermission } from '@/lib/platform/context';
import { inTransaction, recordChange } from '@/lib/platform/db/write';
import { ProblemError } from '@/lib/platform/errors';
import { requireMatch } from '@/lib/platform/http/etag';
import type { ActiveModel } from '../contract';
import { ACTIVE_MODEL, ACTIVE_MODEL_DESCRIPTION, toActiveModel } from './active-model';
import { presentActiveModel } from './read-active-model';
import { storeSetting } from './repository';

type Input = { modelId: string; note?: string | null | undefined; ifMatch: string | null };

/**
 * Makes a model the active one. Throws `conflict` for an archived model, one without a production version, and one whose
 * config lacks a value that its schema requires. Setting what is active already changes nothing.
 */
export function setActiveModel({ ctx, input }: { ctx: Context; input: Input }): Promise<ActiveModel> {
  requirePermission(ctx.actor, 'config:write');
  return inTransaction(ctx, async (tx) => {
    const present = await presentActiveModel(tx, true);
    // Shared, so that nobody archives it meanwhile.
    const model = await lockModel(tx, input.modelId, 'share');
    requireMatch(input.ifMatch, present);
    await requireUsable(tx, model);
    if (model.id === present.model_id) return present;
    const note = input.note || null;
    const stored = await storeSetting(
      tx.db,
      { key: ACTIVE_MODEL, value: model.id, description: ACTIVE_MODEL_DESCRIPTION },
      { revision: present.revision + 1, note, ...actorColumns(tx.actor) },
    );
    await recordChange(tx, {
      action: 'setting.update',
      subject: ACTIVE_MODEL,
      subjectName: 'Active model',
      delivers: 'setting',
      before: { model_id: present.model_id },
      after: { model_id: model.id },
      revision: stored.revision,
      note,
    });
    return toActiveModel({ ...stored, time: stored.updatedAt, by: stored.updatedBy });
  });
}

async function requireUsable(ctx: Context, model: ModelRow): Promise<void> {
  refuseArchived(model);
  const { parametersSchema } = await productionVersion(ctx, model.id);
  const config = effectiveOf(parametersSchema, await readOverrides(ctx, model.id));
  const missing = unsetParametersOf(parametersSchema, config);
  if (missing.length > 0) {
    throw new ProblemError(
      'conflict',
      `${model.name} needs a value for ${missing.join(', ')} before it can be active.`,
    );
  }
}
