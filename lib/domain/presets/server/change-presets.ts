import type { ParameterSchema } from '@/lib/config-schema';
import { lockModel, type ModelRow, refuseArchived } from '@/lib/domain/models/server';
import { productionVersion } from '@/lib/domain/versions/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import { inTransaction, recordChange } from '@/lib/platform/db/write';
import { requireMatch } from '@/lib/platform/http/etag';
import type { Preset } from '../contract';
import { findPreset } from './read-presets';
import type { PresetRow } from './repository';
import { toPreset } from './to-preset';

/** What every change of a preset is given. `ifMatch` is the header as sent. */
export type PresetWrite = { modelId: string; presetId: string; ifMatch: string | null };

/** What an operation is given. Its `ctx` is the transaction's. */
export type Present = {
  ctx: Context;
  model: ModelRow;
  /** The production version: the schema that overrides must fit. */
  version: { version: number; parametersSchema: ParameterSchema };
  /** Null where one is made. */
  row: PresetRow | null;
};

type Options = {
  ctx: Context;
  input: { modelId: string; presetId?: string; ifMatch?: string | null };
  action: 'preset.create' | 'preset.update' | 'preset.delete';
  /** Writes, and returns the row that there is then; null where it is deleted, the same one where nothing changed. */
  write: (present: Present) => Promise<PresetRow | null>;
};

/**
 * The one way in which presets change: lock the model, compare If-Match, write the row with its audit row. Answers with
 * the preset as it is, or was before it was deleted. The lock keeps the names unique and their number bounded.
 */
export function changePresets({ ctx, input, action, write }: Options): Promise<Preset> {
  requirePermission(ctx.actor, 'config:write');
  return inTransaction(ctx, async (tx) => {
    const model = await lockModel(tx, input.modelId);
    const row = input.presetId === undefined ? null : await findPreset(tx, model.id, input.presetId);
    const version = await productionVersion(tx, model.id);
    const shown = (each: PresetRow) => toPreset(each, version.parametersSchema);
    if (row !== null) requireMatch(input.ifMatch ?? null, shown(row));
    refuseArchived(model);

    const written = await write({ ctx: tx, model, version, row });
    if (written !== row) {
      await recordChange(tx, {
        action,
        subject: model.id,
        subjectName: model.name,
        delivers: 'nothing',
        before: row && recorded(row),
        after: written && recorded(written),
      });
    }
    const answer = written ?? row;
    if (answer === null) throw new Error('a preset was neither made nor there before');
    return shown(answer);
  });
}

/** What of it the audit trail shows. */
function recorded({ name, overrides, version }: PresetRow) {
  return { name, overrides, version };
}
