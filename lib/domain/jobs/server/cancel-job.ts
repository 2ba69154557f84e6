import { type Context, requirePermission } from '@/lib/platform/context';
import { inTransaction, recordAudit } from '@/lib/platform/db/write';
import { ProblemError } from '@/lib/platform/errors';
import type { Job } from '../contract';
import { findJob } from './read-jobs';
import { cancelRow, lockJob, tellWorkers } from './repository';
import { toJob } from './to-job';

/**
 * Cancels a job: a queued one immediately; for one that runs, its worker tells the provider until that accepts it or the
 * prediction has ended. The first cancel counts. Throws `not_found`, and `conflict` if the job has ended.
 */
export async function cancelJob({ ctx, input }: { ctx: Context; input: { id: string } }): Promise<Job> {
  requirePermission(ctx.actor, 'jobs:write');
  const { id } = await findJob(ctx, input.id);
  return inTransaction(ctx, async (tx) => {
    const job = await lockJob(tx.db, id);
    if (job === null || (job.status !== 'queued' && job.status !== 'running'))
      throw new ProblemError('conflict', `The job has ended already: ${job?.status}.`);
    if (job.cancelRequestedAt !== null) return toJob(job);
    const canceled = await cancelRow(tx.db, job, ctx.actor);
    await recordAudit(tx, {
      ...{ action: 'job.cancel', subject: id, subjectName: `Job ${id.slice(0, 8)} of ${job.modelId}` },
      ...{
        before: { status: job.status },
        after: { status: job.status === 'queued' ? 'canceled' : 'canceling' },
      },
    });
    if (job.status === 'running') await tellWorkers(tx.db, canceled);
    return toJob(canceled);
  });
}
