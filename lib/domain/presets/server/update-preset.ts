import type { z } from 'zod';
import { sameOverrides } from '@/lib/config-schema';
import { requireValid } from '@/lib/domain/config/server';
import type { Context } from '@/lib/platform/context';
import type { Preset, updatePresetEndpoint } from '../contract';
import { changePresets, type PresetWrite } from './change-presets';
import { updatePresetRow } from './repository';
import { requireFreeName } from './require-free-name';

type Input = PresetWrite & z.output<NonNullable<(typeof updatePresetEndpoint)['body']>>;

/**
 * Renames a preset, or replaces all that it sets: new overrides must fit the production version, old ones are left
 * alone by a new name. A change that changes nothing stores nothing.
 */
export function updatePreset({ ctx, input }: { ctx: Context; input: Input }): Promise<Preset> {
  return changePresets({
    ctx,
    input,
    action: 'preset.update',
    write: async ({ ctx: tx, model, version, row }) => {
      if (row === null) throw new Error('an update needs a preset');
      const name = input.name ?? row.name;
      await requireFreeName(tx, model.id, name, row.id);
      if (input.overrides !== undefined) requireValid(version.parametersSchema, input.overrides);
      const next = {
        name,
        overrides: input.overrides ?? row.overrides,
        version: input.overrides === undefined ? row.version : version.version,
      };
      const isSame = sameOverrides(version.parametersSchema, next.overrides, row.overrides);
      if (name === row.name && next.version === row.version && isSame) return row;
      return updatePresetRow(tx.db, row.id, { ...next, updatedBy: tx.actor.name });
    },
  });
}
