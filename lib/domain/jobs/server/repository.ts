import { and, desc, eq, gte, lte, type SQL, sql } from 'drizzle-orm';
import { jobs } from '@/drizzle/schema';
import type { Actor } from '@/lib/platform/context';
import type { Database } from '@/lib/platform/db/client';
import type { JobStatus } from '../contract';

export type JobRow = typeof jobs.$inferSelect;

export type JobFilter = {
  status?: JobStatus | undefined;
  /** Exact id. */
  modelId?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  /** Time and id of the last row of the page before. */
  after: readonly [string, string] | null;
  limit: number;
};

/** Stores a job; null where the actor has used its key before. */
export async function insertJob(db: Database, row: typeof jobs.$inferInsert): Promise<JobRow | null> {
  const [stored] = await db.insert(jobs).values(row).onConflictDoNothing().returning();
  return stored ?? null;
}

export async function selectJob(db: Database, id: string): Promise<JobRow | null> {
  const [row] = await db.select().from(jobs).where(eq(jobs.id, id));
  return row ?? null;
}

export async function selectJobOfKey(db: Database, { kind, id }: Actor, key: string): Promise<JobRow | null> {
  const [row] = await db
    .select()
    .from(jobs)
    .where(and(eq(jobs.actorKind, kind), eq(jobs.actorId, id), eq(jobs.idempotencyKey, key)));
  return row ?? null;
}

/** Newest first. */
export function selectJobs(
  db: Database,
  { status, modelId, from, to, after, limit }: JobFilter,
): Promise<JobRow[]> {
  return db
    .select()
    .from(jobs)
    .where(
      and(
        status && eq(jobs.status, status),
        modelId === undefined ? undefined : eq(jobs.modelId, modelId),
        from && gte(jobs.createdAt, from),
        to && lte(jobs.createdAt, to),
        after ? before(after) : undefined,
      ),
    )
    .orderBy(desc(jobs.createdAt), desc(jobs.id))
    .limit(limit);
}

const before = ([time, id]: readonly [string, string]): SQL =>
  sql`(${jobs.createdAt}, ${jobs.id}) < (${time}::timestamptz, ${id}::uuid)`;

/**
 * Ends a job that no worker has, or asks the worker that has it to. Null where it has ended, or there is none: one
 * statement, so that no worker takes it meanwhile.
 */
export async function cancelRow(db: Database, id: string): Promise<JobRow | null> {
  const isQueued = sql`${jobs.status} = 'queued'`;
  const error = { class: 'canceled', message: 'Canceled before it was sent.', field: null };
  const [row] = await db
    .update(jobs)
    .set({
      status: sql`case when ${isQueued} then 'canceled' else ${jobs.status} end`,
      error: sql`case when ${isQueued} then ${JSON.stringify(error)}::jsonb end`,
      finishedAt: sql`case when ${isQueued} then clock_timestamp() end`,
      secrets: sql`case when ${isQueued} then null else ${jobs.secrets} end`,
      cancelRequestedAt: sql`coalesce(${jobs.cancelRequestedAt}, clock_timestamp())`,
    })
    .where(and(eq(jobs.id, id), sql`${jobs.status} in ('queued', 'running')`))
    .returning();
  return row ?? null;
}

/** The channel on which whoever waits with a job hears that there is news of it; the payload is the job's id. */
export const JOBS_CHANNEL = 'modelboard_jobs';

export async function notifyWorkers(db: Database, jobId: string): Promise<void> {
  await db.execute(sql`select pg_notify(${JOBS_CHANNEL}, ${jobId})`);
}

/** The same for the job that waits for this prediction, if any does. */
export async function notifyOfPrediction(db: Database, predictionId: string): Promise<void> {
  await db
    .select({ told: sql`pg_notify(${JOBS_CHANNEL}, ${jobs.id}::text)` })
    .from(jobs)
    .where(and(eq(jobs.predictionId, predictionId), eq(jobs.status, 'running')));
}
