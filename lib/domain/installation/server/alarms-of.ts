import type { DatabaseAlarm } from '../contract';

/** An alarm before it is known whether an admin has dismissed it. */
export type Raised<A> = A extends unknown ? Omit<A, 'dismissed'> : never;

/** What this process keeps giving out, since the database is an earlier copy of what it was: up to which number, of which id. */
export type Retained = { databaseId: string; revision: number };

/** What the database says of itself. */
export type Counted = { databaseId: string; revision: number };

/** How many workers hold a number above the counter, and the highest. */
export type Ahead = { workers: number; seen: number | null };

/**
 * What is wrong, from what the database says now and what this process and the workers hold. What was retained of another
 * database is no alarm: it was adopted since. Nor is a number of a worker that the database has counted to.
 */
export function alarmsOf(counted: Counted, retained: Retained | null, ahead: Ahead): Raised<DatabaseAlarm>[] {
  const alarms: Raised<DatabaseAlarm>[] = [];
  if (retained?.databaseId === counted.databaseId) {
    alarms.push(
      alarm('server', counted, retained.revision, `This server keeps revision ${retained.revision}.`),
    );
  }
  if (ahead.seen !== null && ahead.seen > counted.revision) {
    const holders = ahead.workers === 1 ? '1 worker has' : `${ahead.workers} workers have`;
    alarms.push(alarm('worker', counted, ahead.seen, `${holders} up to revision ${ahead.seen}.`));
  }
  return alarms;
}

function alarm(
  source: DatabaseAlarm['source'],
  { databaseId, revision }: Counted,
  seen: number,
  who: string,
): Raised<DatabaseAlarm> {
  const detail = `The database is at revision ${revision}, and does not hold what was given out under its id: it was restored from a backup. ${who} Adopt the database, or restore the right one.`;
  const id = `revision_above_own ${source} ${databaseId} ${seen}`;
  return { id, code: 'revision_above_own', source, revision, seen, detail };
}
