import type { Alarms } from './alarms';
import type { Store } from './store';
import { detached } from './timer';

/** Raises an alarm while what is read is older than it may be. Returns what ends the watch. */
export function watchStaleness(
  store: Pick<Store, 'view'>,
  maxStalenessMs: number,
  alarms: Alarms,
): () => void {
  if (maxStalenessMs === Number.POSITIVE_INFINITY) return () => {};
  const every = Math.min(1000, Math.max(10, maxStalenessMs / 4));
  const watch = setInterval(() => {
    const snapshot = store.view()?.snapshot;
    if (snapshot?.stale)
      alarms.raise(
        'stale',
        `Revision ${snapshot.revision} (${snapshot.source}) was not confirmed for ${maxStalenessMs / 1000} s.`,
      );
    else if (snapshot) alarms.clear('stale');
  }, every);
  detached(watch);
  return () => clearInterval(watch);
}
