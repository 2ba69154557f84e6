import { type Context, requirePermission } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import type { Job } from '../contract';
import { findJob } from './read-jobs';
import { cancelRow, notifyWorkers } from './repository';
import { toJob } from './to-job';

/**
 * Cancels a job: one that waits in the queue at once; of one that runs, the provider is told by the worker that has it.
 * Throws `not_found`, and `conflict` where it has ended.
 */
export async function cancelJob({ ctx, input }: { ctx: Context; input: { id: string } }): Promise<Job> {
  requirePermission(ctx.actor, 'jobs:write');
  const { id, status } = await findJob(ctx, input.id);
  const row = await cancelRow(ctx.db, id);
  if (row === null) throw new ProblemError('conflict', `The job has ended already: ${status}.`);
  if (row.status === 'running') await notifyWorkers(ctx.db, id);
  return toJob(row);
}
