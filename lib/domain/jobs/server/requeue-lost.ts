import { and, inArray, sql } from 'drizzle-orm';
import { jobs } from '@/drizzle/schema';
import { type Context, requirePermission } from '@/lib/platform/context';
import { addToQueue } from '@/lib/platform/queue/add-to-queue';

/** Puts jobs that have not ended and wait nowhere into the queue again, as after the queue was restored from elsewhere. */
export async function requeueLost({ ctx }: { ctx: Context }): Promise<void> {
  requirePermission(ctx.actor, 'jobs:write');
  const isLost = sql`not exists (
    select from graphile_worker.jobs queued where queued.key = ${jobs.id}::text)`;
  const lost = await ctx.db
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(inArray(jobs.status, ['queued', 'running']), isLost));
  for (const { id } of lost) await addToQueue(ctx.db, id);
}
