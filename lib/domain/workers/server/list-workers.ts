import { type Context, requirePermission } from '@/lib/platform/context';
import { byName, decodeCursor, pageOf } from '@/lib/platform/http/paging';
import type { Worker, WorkerList } from '../contract';
import { selectSummary, selectWorkers, type WorkerRow } from './repository';

type Input = { lacking?: 'true' | undefined; limit?: number; cursor?: string | undefined };

/** Which workers read configs, and which of them have what is live. */
export async function listWorkers({ ctx, input }: { ctx: Context; input: Input }): Promise<WorkerList> {
  requirePermission(ctx.actor, 'models:read');
  const limit = input.limit ?? 200;
  const after = decodeCursor(input.cursor, byName);
  const [summary, rows] = await Promise.all([
    selectSummary(ctx.db),
    selectWorkers(ctx.db, { lacking: input.lacking === 'true', after, limit: limit + 1 }),
  ]);
  const { page, nextCursor } = pageOf(rows, limit, (row) => [row.name, row.instance]);
  return {
    revision: summary.revision,
    database_id: summary.databaseId,
    present: summary.present,
    current: summary.current,
    last_seen_at: summary.lastSeenAt?.toISOString() ?? null,
    as_of: summary.asOf.toISOString(),
    workers: page.map(toWorker),
    next_cursor: nextCursor,
  };
}

function toWorker(row: WorkerRow): Worker {
  return {
    name: row.name,
    instance: row.instance,
    revision: row.revision,
    database_id: row.databaseId,
    is_present: row.isPresent,
    is_current: row.isCurrent,
    error: row.isUnissued ? { code: 'revision_not_issued', message: notIssued(row.revision ?? 0) } : null,
    first_seen_at: row.firstSeenAt.toISOString(),
    last_seen_at: row.lastSeenAt.toISOString(),
  };
}

const notIssued = (revision: number) =>
  `It reports revision ${revision}, which this database has not issued. A worker sends its ETag in If-None-Match, which proves its revision if the database was restored.`;
