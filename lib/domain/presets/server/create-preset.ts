import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { requireValid } from '@/lib/domain/config/server';
import type { Context } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import { type createPresetEndpoint, MAX_PRESETS, type Preset } from '../contract';
import { changePresets } from './change-presets';
import { countPresets, insertPreset } from './repository';
import { requireFreeName } from './require-free-name';

type Input = { modelId: string } & z.output<NonNullable<(typeof createPresetEndpoint)['body']>>;

/** Keeps overrides under a name. They must fit the production version; the config stays as it is. */
export function createPreset({ ctx, input }: { ctx: Context; input: Input }): Promise<Preset> {
  const { modelId, name, overrides } = input;
  return changePresets({
    ctx,
    input: { modelId },
    action: 'preset.create',
    write: async ({ ctx: tx, model, version }) => {
      const id = randomUUID();
      await requireFreeName(tx, model.id, name, id);
      if ((await countPresets(tx.db, model.id)) >= MAX_PRESETS) {
        throw new ProblemError(
          'conflict',
          `${model.name} has ${MAX_PRESETS} presets, as many as a model may have. Delete one first.`,
        );
      }
      requireValid(version.parametersSchema, overrides);
      const by = { createdBy: tx.actor.name, updatedBy: tx.actor.name };
      return insertPreset(tx.db, {
        id,
        modelId: model.id,
        name,
        overrides,
        version: version.version,
        ...by,
      });
    },
  });
}
