import { formatRelative } from '@/components/shell/format-time';
import type { Worker, WorkerList } from '@/lib/domain/workers/contract';

/** "3 of 3 workers have revision 42", of those that are there. */
export function workersSentence({ current, present, revision }: WorkerList): string {
  return `${current} of ${present} ${present === 1 ? 'worker has' : 'workers have'} revision ${revision}`;
}

/** "2 s ago": how long before the answer a worker was seen, both on the database's clock. */
export function seenAgo(seenAt: string, asOf: string): string {
  const age = Math.max(0, Date.parse(asOf) - Date.parse(seenAt));
  return age < 60_000 ? `${Math.floor(age / 1000)} s ago` : formatRelative(0, age);
}

/** What a worker has: "revision 41", "revision 50 of another database", or "no revision yet". */
export function holding({ revision, database_id }: Worker, databaseId: string): string {
  if (revision === null) return 'no revision yet';
  const isOfAnother = database_id !== null && database_id !== databaseId;
  return `revision ${revision}${isOfAnother ? ' of another database' : ''}`;
}
