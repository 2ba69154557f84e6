import type { Context } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import type { VersionRow } from './registry-store';
import { registryStore } from './repository';

/** The production version of a model. Throws `conflict` where it has none: such a model has no config. */
export async function productionVersion(ctx: Context, modelId: string): Promise<VersionRow> {
  const version = await registryStore(ctx.db).production(modelId);
  if (version === null) throw noProduction(modelId);
  return version;
}

/** One version of a model. Throws `not_found`. */
export async function versionOf(ctx: Context, modelId: string, number: number): Promise<VersionRow> {
  const version = await registryStore(ctx.db).version(modelId, number);
  if (version === null) throw new ProblemError('not_found', `${modelId} has no version ${number}.`);
  return version;
}

/** The version that was in production at a time. Throws `conflict` where there was none. */
export async function productionVersionAt(ctx: Context, modelId: string, time: Date): Promise<VersionRow> {
  const number = await registryStore(ctx.db).productionAt(modelId, time);
  if (number === null) throw noProduction(modelId);
  return versionOf(ctx, modelId, number);
}

const noProduction = (modelId: string) =>
  new ProblemError(
    'conflict',
    `${modelId} has no production version, so it has no config. Activate a version first.`,
  );
