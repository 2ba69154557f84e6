import { MAY_READ_JOBS } from '@/lib/domain/jobs/contract';
import { findModel } from '@/lib/domain/models/server';
import { type Context, onlyOwnOf, requirePermission } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import { byTime, decodeCursor, pageOf } from '@/lib/platform/http/paging';
import { isUuid } from '@/lib/platform/http/params';
import type { Run, RunList } from '../contract';
import { selectRun, selectRuns } from './repository';
import { toRun } from './to-run';

type Filter = {
  status?: Run['status'] | undefined;
  model?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  limit?: number;
  cursor?: string | undefined;
};

/** Calls of the provider that the actor may read, newest first, of all models or of one (id or slug). Times in RFC 3339. */
export async function listRuns({ ctx, input }: { ctx: Context; input: Filter }): Promise<RunList> {
  requirePermission(ctx.actor, MAY_READ_JOBS);
  const limit = input.limit ?? 200;
  const rows = await selectRuns(ctx.db, {
    status: input.status,
    modelId: input.model === undefined ? undefined : (await findModel(ctx, input.model)).id,
    owner: onlyOwnOf(ctx.actor),
    from: input.from === undefined ? undefined : new Date(input.from),
    to: input.to === undefined ? undefined : new Date(input.to),
    after: decodeCursor(input.cursor, byTime),
    limit: limit + 1,
  });
  const { page, nextCursor } = pageOf(rows, limit, ({ createdAt, id }) => [createdAt.toISOString(), id]);
  return { runs: page.map(toRun), next_cursor: nextCursor };
}

/** One call of the provider. Throws `not_found`. */
export async function getRun({ ctx, input }: { ctx: Context; input: { id: string } }): Promise<Run> {
  requirePermission(ctx.actor, MAY_READ_JOBS);
  const row = isUuid(input.id) ? await selectRun(ctx.db, input.id, onlyOwnOf(ctx.actor)) : null;
  if (row === null) throw new ProblemError('not_found', 'There is no such run.');
  return toRun(row);
}
