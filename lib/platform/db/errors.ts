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
const FULL = new Set(['53100', 'ENOSPC', 'EDQUOT']);

/** SQLSTATE of PostgreSQL: a connection lost or refused, no such database, no resources, a server that starts or stops. */
const AWAY = /^(08|28|3D|53|57P0[1-5])/;

/** SQLSTATE of too much at once, nothing written: statement and lock timeouts, a deadlock, a serialisation failure. */
const BUSY = new Set(['57014', '55P03', '40P01', '40001']);

/** The code of an error or of what caused it: drizzle wraps the driver's error. */
export function databaseCode(error: unknown): string | null {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return null;
}

/** The problem behind an error: 507 for a full disk, 503 where the database is away, null where it is something else. */
export function databaseProblem(error: unknown): ProblemError | null {
  const code = databaseCode(error);
  if (code === null) return null;
  if (FULL.has(code)) {
    return new ProblemError(
      'storage_full',
      'There is no space left to store this. Free some, then try again.',
      {
        headers: { 'retry-after': '60' },
        cause: error,
      },
    );
  }
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
