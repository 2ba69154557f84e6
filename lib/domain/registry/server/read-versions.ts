import type { z } from 'zod';
import { findModel } from '@/lib/domain/models/server';
import { registryStore } from '@/lib/domain/versions/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import { byIdAndNumber, decodeCursor, pageOf } from '@/lib/platform/http/paging';
import type { listVersionsEndpoint, ModelVersion, VersionList } from '../contract';
import { describeVersion, modelIdOf, toListed } from './to-model-version';

type Filter = z.output<NonNullable<(typeof listVersionsEndpoint)['query']>>;

/** Versions by model and number, a page at a time. Those of an archived model only when it is named. */
export async function listVersions({ ctx, input }: { ctx: Context; input: Filter }): Promise<VersionList> {
  requirePermission(ctx.actor, 'models:read');
  const { model_name: name, status, order, limit } = input;
  const after = decodeCursor(input.cursor, byIdAndNumber);
  const modelId = name === undefined ? undefined : await modelIdOf(ctx, name);
  if (modelId === null) return { models: [], next_cursor: null };
  const listed = modelId === undefined;
  const isDescending = order === 'desc';
  const rows = await registryStore(ctx.db).versions({
    modelId,
    status,
    listed,
    isDescending,
    after,
    limit: limit + 1,
  });
  const { page, nextCursor } = pageOf(rows, limit, (row) => [row.modelId, row.version]);
  return { models: page.map(toListed), next_cursor: nextCursor };
}

/** One version of a model. Throws `not_found`. */
export async function getVersion({
  ctx,
  input,
}: {
  ctx: Context;
  input: { modelName: string; version: number };
}): Promise<ModelVersion> {
  requirePermission(ctx.actor, 'models:read');
  return describeVersion(ctx, (await findModel(ctx, input.modelName)).id, input.version);
}

/** The production version of a model. Throws `not_found` where it has none. */
export async function getProduction({
  ctx,
  input,
}: {
  ctx: Context;
  input: { modelName: string };
}): Promise<ModelVersion> {
  requirePermission(ctx.actor, 'models:read');
  const { id } = await findModel(ctx, input.modelName);
  const row = await registryStore(ctx.db).production(id);
  if (row === null) {
    throw new ProblemError('not_found', `${id} has no production version. Activate one first.`);
  }
  return describeVersion(ctx, id, row.version);
}
