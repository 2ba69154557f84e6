import type { Context } from '@/lib/platform/context';
import type { Preset } from '../contract';
import { changePresets, type PresetWrite } from './change-presets';
import { deletePresetRow } from './repository';

/** Deletes a preset, and answers with what it was. The config that was made with it stays. */
export function deletePreset({ ctx, input }: { ctx: Context; input: PresetWrite }): Promise<Preset> {
  return changePresets({
    ctx,
    input,
    action: 'preset.delete',
    write: async ({ ctx: tx }) => {
      await deletePresetRow(tx.db, input.presetId);
      return null;
    },
  });
}
