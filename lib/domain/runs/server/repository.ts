import { and, desc, eq, getTableColumns, gte, lte, sql } from 'drizzle-orm';
import { jobs, runs } from '@/drizzle/schema';
import type { JobTimes } from '@/lib/domain/jobs/server';
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
  from?: Date | undefined;
  to?: Date | undefined;
  /** Time and id of the last row of the page before. */
  after: readonly [string, string] | null;
  limit: number;
};

/** Newest first. */
export function selectRuns(
  db: Database,
  { status, modelId, from, to, after, limit }: Filter,
): Promise<RunRow[]> {
  return db
    .select(row)
    .from(runs)
    .innerJoin(jobs, eq(jobs.id, runs.jobId))
    .where(
      and(
        status && eq(runs.status, status),
        modelId === undefined ? undefined : eq(runs.modelId, modelId),
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

export async function selectRun(db: Database, id: string): Promise<RunRow | null> {
  const [found] = await db
    .select(row)
    .from(runs)
    .innerJoin(jobs, eq(jobs.id, runs.jobId))
    .where(eq(runs.id, id));
  return found ?? null;
}
