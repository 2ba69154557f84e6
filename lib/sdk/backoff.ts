/** Between three quarters of a duration and all of it, so that many workers do not come back in the same moment. */
export function jittered(durationMs: number): number {
  return durationMs * (0.75 + 0.25 * Math.random());
}

/** How long to wait after so many failures in a row: the first, doubled each time, the longest at most; with jitter. */
export function backoff(failures: number, firstMs: number, longestMs: number): number {
  return jittered(Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 30)));
}

/**
 * `Retry-After` in milliseconds: seconds or a date (RFC 9110 §10.2.3). 0 where it says nothing that can be used; a minute at
 * most, so that a mistake of a proxy does not stop a worker for a day.
 */
export function retryAfterMs(header: string | undefined, now = Date.now()): number {
  if (header === undefined) return 0;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 60_000) : 0;
}
