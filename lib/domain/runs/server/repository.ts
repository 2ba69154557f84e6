import { and, desc, eq, getTableColumns, gte, lte, type SQL, sql } from 'drizzle-orm';
import { jobs, runs } from '@/drizzle/schema';
import type { JobTimes } from '@/lib/domain/jobs/server';
import type { Actor } from '@/lib/platform/context';
import type { Database } from '@/lib/platform/db/client';

export type RunRow = typeof runs.$inferSelect & { job: JobTimes };

const row = {
  ...getTableColumns(runs),
  job: {
    createdAt: jobs.createdAt,
    startedAt: jobs.startedAt,
    predictionRequestedAt: jobs.predictionRequestedAt,
  },
};

type Filter = {
  status?: RunRow['status'] | undefined;
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

const ownedBy = (owner: Actor | null): SQL | undefined =>
  owner === null ? undefined : and(eq(runs.actorKind, owner.kind), eq(runs.actorId, owner.id));

/** Newest first. */
export function selectRuns(
  db: Database,
  { status, modelId, owner, from, to, after, limit }: Filter,
): Promise<RunRow[]> {
  return db
    .select(row)
    .from(runs)
    .innerJoin(jobs, eq(jobs.id, runs.jobId))
    .where(
      and(
        status && eq(runs.status, status),
        modelId === undefined ? undefined : eq(runs.modelId, modelId),
        ownedBy(owner),
        from && gte(runs.createdAt, from),
        to && lte(runs.createdAt, to),
        after
          ? sql`(${runs.createdAt}, ${runs.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(runs.createdAt), desc(runs.id))
    .limit(limit);
}

/** The run; null if there is none, or it is not this owner's. */
export async function selectRun(db: Database, id: string, owner: Actor | null): Promise<RunRow | null> {
  const [found] = await db
    .select(row)
    .from(runs)
    .innerJoin(jobs, eq(jobs.id, runs.jobId))
    .where(and(eq(runs.id, id), ownedBy(owner)));
  return found ?? null;
}
