import { ProblemError } from '@/lib/platform/errors';

/** What postgres.js reports of a connection that failed, and Node of a socket. */
const LOST = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** No space left: PostgreSQL's disk (SQLSTATE), and that of this process. */
const FULL = '53100';
const FULL_HERE = new Set(['ENOSPC', 'EDQUOT']);

/** SQLSTATE of PostgreSQL: a connection lost or refused, no such database, no resources, a server that starts or stops. */
const AWAY = /^(08|28|3D|53|57P0[1-5])/;

/** SQLSTATE of too much at once, nothing written: statement and lock timeouts, a deadlock, a serialisation failure. */
const BUSY = new Set(['57014', '55P03', '40P01', '40001']);

/** Marks errors of the driver: other sockets and files fail with the same codes. Of the process, as a bundle is not. */
const OF_DRIVER = Symbol.for('modelboard.driver-error');

/** The same error, known to {@link databaseCode} as one of the driver. */
export function asDriverError(error: unknown): unknown {
  if (error instanceof Error) Object.defineProperty(error, OF_DRIVER, { value: true });
  return error;
}

/** The code of the driver's error, which drizzle wraps; null if no error of the chain is the driver's. */
export function databaseCode(error: unknown): string | null {
  // PostgreSQL's own words have a severity, through any driver.
  return codeIn(error, (at) => OF_DRIVER in at || 'severity' in at);
}

function codeIn(error: unknown, counts: (at: Error) => boolean): string | null {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string' && counts(at)) return at.code;
  }
  return null;
}

/** The problem behind an error: 507 for a full disk, 503 if the database is unavailable, null if it is something else. */
export function databaseProblem(error: unknown): ProblemError | null {
  const code = databaseCode(error);
  if (code === FULL || FULL_HERE.has(codeIn(error, () => true) ?? '')) {
    return new ProblemError(
      'storage_full',
      'There is no space left to store this. Free some, then try again.',
      {
        headers: { 'retry-after': '60' },
        cause: error,
      },
    );
  }
  if (code === null) return null;
  if (LOST.has(code) || AWAY.test(code)) {
    return new ProblemError('unavailable', 'The database cannot be reached. Try again in a moment.', {
      headers: { 'retry-after': '2' },
      cause: error,
    });
  }
  if (BUSY.has(code)) {
    return new ProblemError('unavailable', 'The database is too busy. Try again in a moment.', {
      headers: { 'retry-after': '2' },
      cause: error,
    });
  }
  return null;
}
