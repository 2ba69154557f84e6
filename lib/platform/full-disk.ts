import { singleton } from './singleton';
import { steadyNow } from './steady-clock';

/** A write that succeeds within this time after a failure, in milliseconds, may just have found the last free page. */
const SETTLED_AFTER = 10_000;

/** On the steady clock, in milliseconds: the first and the last write that failed. */
type Failures = { since: number; last: number };

const disk = () => singleton<{ failures: Failures | null }>('full-disk', () => ({ failures: null }));

/** Notes that a write of this process failed for lack of space. */
export function noteFullDisk(): void {
  const now = steadyNow();
  disk().failures = { since: disk().failures?.since ?? now, last: now };
}

/** Notes that a transaction of this process was committed. */
export function noteWritten(): void {
  const { failures } = disk();
  if (failures !== null && steadyNow() - failures.last >= SETTLED_AFTER) disk().failures = null;
}

/** Since when writes of this process fail for lack of space, in milliseconds since 1970; null if they do not. */
export const fullDiskSince = (): number | null => disk().failures?.since ?? null;
