import { findModel } from '@/lib/domain/models/server';
import { type Context, onlyOwnOf, requirePermission } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import { byTime, decodeCursor, pageOf } from '@/lib/platform/http/paging';
import { isUuid } from '@/lib/platform/http/params';
import { type Job, type JobList, type JobStatus, MAY_READ_JOBS } from '../contract';
import { type JobRow, selectJob, selectJobs } from './repository';
import { toJob } from './to-job';

type Filter = {
  status?: JobStatus | undefined;
  model?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  limit?: number;
  cursor?: string | undefined;
};

/** Jobs that the actor may read, newest first, of all models or of one (id or slug), made between two times (RFC 3339). */
export async function listJobs({ ctx, input }: { ctx: Context; input: Filter }): Promise<JobList> {
  requirePermission(ctx.actor, MAY_READ_JOBS);
  const limit = input.limit ?? 200;
  const rows = await selectJobs(ctx.db, {
    status: input.status,
    modelId: input.model === undefined ? undefined : (await findModel(ctx, input.model)).id,
    owner: onlyOwnOf(ctx.actor),
    from: input.from === undefined ? undefined : new Date(input.from),
    to: input.to === undefined ? undefined : new Date(input.to),
    after: decodeCursor(input.cursor, byTime),
    limit: limit + 1,
  });
  const { page, nextCursor } = pageOf(rows, limit, ({ createdAt, id }) => [createdAt.toISOString(), id]);
  return { jobs: page.map(toJob), next_cursor: nextCursor };
}

/** One job. Throws `not_found`. */
export async function getJob({ ctx, input }: { ctx: Context; input: { id: string } }): Promise<Job> {
  requirePermission(ctx.actor, MAY_READ_JOBS);
  return toJob(await findJob(ctx, input.id));
}

/** The row of a job that the actor may read. Throws `not_found`. */
export async function findJob(ctx: Context, id: string): Promise<JobRow> {
  const row = isUuid(id) ? await selectJob(ctx.db, id, onlyOwnOf(ctx.actor)) : null;
  if (row === null) throw new ProblemError('not_found', 'There is no such job.');
  return row;
}
