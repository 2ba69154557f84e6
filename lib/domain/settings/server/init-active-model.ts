import { actorColumns, type Context, requirePermission } from '@/lib/platform/context';
import { inTransaction, recordChange } from '@/lib/platform/db/write';
import { ACTIVE_MODEL, ACTIVE_MODEL_DESCRIPTION } from './active-model';
import { lockSettings, selectSetting, storeSetting } from './repository';

/** Chooses the first active model of a new installation; where there is one already, nothing changes. */
export function initActiveModel({ ctx, input }: { ctx: Context; input: { modelId: string } }): Promise<void> {
  requirePermission(ctx.actor, 'config:write');
  return inTransaction(ctx, async (tx) => {
    await lockSettings(tx.db);
    if ((await selectSetting(tx.db, ACTIVE_MODEL)) !== null) return;
    await storeSetting(
      tx.db,
      { key: ACTIVE_MODEL, value: input.modelId, description: ACTIVE_MODEL_DESCRIPTION },
      { revision: 1, ...actorColumns(tx.actor) },
    );
    await recordChange(tx, {
      action: 'setting.update',
      subject: ACTIVE_MODEL,
      subjectName: 'Active model',
      delivers: 'setting',
      before: null,
      after: { model_id: input.modelId },
      revision: 1,
    });
  });
}
