import type { VersionEvent } from '@/lib/domain/registry/contract';

/** A time in which one version was in production. `end` is what ended it; null while it lasts. */
export type Period = { start: VersionEvent; end: VersionEvent | null };

/**
 * What was in production when, newest first. `events` are the newest first, without gaps; a period that began before
 * the oldest of them is not known yet, and left out.
 */
export function periodsOf(events: VersionEvent[]): Period[] {
  const periods: Period[] = [];
  let open: Period | null = null;
  for (const event of events.toReversed()) {
    const takesOut = event.former_status === 'production' && event.status !== 'production';
    const ends: boolean = open !== null && (takesOut ? event.version === open.start.version : isStart(event));
    if (open !== null && ends) {
      open.end = event;
      open = null;
    }
    if (isStart(event)) {
      open = { start: event, end: null };
      periods.push(open);
    }
  }
  return periods.reverse();
}

/** Registering may be one: the first version of an imported model starts in production. */
const isStart = (event: VersionEvent) =>
  event.status === 'production' && event.former_status !== 'production';
