import { and, desc, eq, gte, isNull, lte, type SQL, sql } from 'drizzle-orm';
import { jobs, refusedKeys, runs } from '@/drizzle/schema';
import type { Actor } from '@/lib/platform/context';
import type { Database } from '@/lib/platform/db/client';
import { addToQueue } from '@/lib/platform/queue/add-to-queue';
import type { JobStatus } from '../contract';

export type JobRow = typeof jobs.$inferSelect;

export type JobFilter = {
  status?: JobStatus | undefined;
  /** Exact id. */
  modelId?: string | undefined;
  /** Whose alone; null: everyone's. */
  owner: Actor | null;
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

const ownedBy = (owner: Actor | null): SQL | undefined =>
  owner === null ? undefined : and(eq(jobs.actorKind, owner.kind), eq(jobs.actorId, owner.id));

/** The job; null if there is none, or it is not this owner's. */
export async function selectJob(db: Database, id: string, owner: Actor | null): Promise<JobRow | null> {
  const [row] = await db
    .select()
    .from(jobs)
    .where(and(eq(jobs.id, id), ownedBy(owner)));
  return row ?? null;
}

export async function selectJobOfKey(db: Database, { kind, id }: Actor, key: string): Promise<JobRow | null> {
  const [row] = await db
    .select()
    .from(jobs)
    .where(and(eq(jobs.actorKind, kind), eq(jobs.actorId, id), eq(jobs.idempotencyKey, key)));
  return row ?? null;
}

/** What a request with this key was refused with, that was counted with another job; `id`: of that job. */
export async function selectRefusedKey(db: Database, { kind, id }: Actor, key: string) {
  const { actorKind, actorId, idempotencyKey, requestHash, refusal, jobId } = refusedKeys;
  const [row] = await db
    .select({ id: jobId, requestHash, refusal })
    .from(refusedKeys)
    .where(and(eq(actorKind, kind), eq(actorId, id), eq(idempotencyKey, key)));
  return row ?? null;
}

/** Newest first. */
export function selectJobs(
  db: Database,
  { status, modelId, owner, from, to, after, limit }: JobFilter,
): Promise<JobRow[]> {
  return db
    .select()
    .from(jobs)
    .where(
      and(
        status && eq(jobs.status, status),
        modelId === undefined ? undefined : eq(jobs.modelId, modelId),
        ownedBy(owner),
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

/** A job that nobody else changes until the end of the transaction. */
export async function lockJob(db: Database, id: string): Promise<JobRow | null> {
  const [row] = await db.select().from(jobs).where(eq(jobs.id, id)).for('update');
  return row ?? null;
}

/**
 * Stores who canceled a job and its open run, and ends both if the job is queued: then nothing was sent. The row must be
 * locked, and not have ended.
 */
export async function cancelRow(
  db: Database,
  { id, status }: Pick<JobRow, 'id' | 'status'>,
  { kind, id: actorId, name }: Actor,
): Promise<JobRow> {
  const now = sql`clock_timestamp()`;
  const canceled = {
    canceledBy: { kind, id: actorId, name },
    ...(status === 'queued' && {
      status: 'canceled' as const,
      error: { class: 'canceled', message: 'Canceled before it was sent.', field: null },
      ...{ finishedAt: now, retryReason: null, retryAt: null },
    }),
  };
  const [row] = await db
    .update(jobs)
    .set({ ...canceled, ...(status === 'queued' && { secrets: null }), cancelRequestedAt: now })
    .where(eq(jobs.id, id))
    .returning();
  await db
    .update(runs)
    .set(canceled)
    .where(and(eq(runs.jobId, id), isNull(runs.finishedAt)));
  if (row === undefined) throw new Error(`job ${id} was not locked`);
  return row;
}

/** The channel on which whoever waits with a job hears that there is news of it; the payload is the job's id. */
export const JOBS_CHANNEL = 'modelboard_jobs';

/** Says that there is news of a job: to the worker that has it, or the next one if it waits in the queue. */
export async function tellWorkers(
  db: Database,
  { id, retryAt }: Pick<JobRow, 'id' | 'retryAt'>,
): Promise<void> {
  if (retryAt !== null) await addToQueue(db, id);
  await db.execute(sql`select pg_notify(${JOBS_CHANNEL}, ${id})`);
}

/** The job that is not done with this prediction; null if there is none. */
export async function selectJobOfPrediction(db: Database, predictionId: string): Promise<JobRow | null> {
  const [row] = await db
    .select()
    .from(jobs)
    .where(and(eq(jobs.predictionId, predictionId), eq(jobs.status, 'running')));
  return row ?? null;
}
