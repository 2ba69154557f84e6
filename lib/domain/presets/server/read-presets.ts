import { findModel } from '@/lib/domain/models/server';
import { productionVersion } from '@/lib/domain/versions/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import type { Preset, PresetList } from '../contract';
import { type PresetRow, selectPreset, selectPresets } from './repository';
import { toPreset } from './to-preset';

/** The presets of a model, by name. Throws `conflict` where it has no production version. */
export async function listPresets({
  ctx,
  input,
}: {
  ctx: Context;
  input: { modelId: string };
}): Promise<PresetList> {
  requirePermission(ctx.actor, 'models:read');
  const { id } = await findModel(ctx, input.modelId);
  const [version, rows] = await Promise.all([productionVersion(ctx, id), selectPresets(ctx.db, id)]);
  return { presets: rows.map((row) => toPreset(row, version.parametersSchema)) };
}

/** One preset. Throws `not_found`, and `conflict` where the model has no production version. */
export async function readPreset({
  ctx,
  input,
}: {
  ctx: Context;
  input: { modelId: string; presetId: string };
}): Promise<Preset> {
  requirePermission(ctx.actor, 'models:read');
  const { id } = await findModel(ctx, input.modelId);
  const row = await findPreset(ctx, id, input.presetId);
  const { parametersSchema } = await productionVersion(ctx, id);
  return toPreset(row, parametersSchema);
}

/** The row of a preset, by the model's exact id. Throws `not_found`. */
export async function findPreset(ctx: Context, modelId: string, presetId: string): Promise<PresetRow> {
  const row = await selectPreset(ctx.db, modelId, presetId);
  if (row === null) throw new ProblemError('not_found', 'There is no such preset, or it was deleted.');
  return row;
}
