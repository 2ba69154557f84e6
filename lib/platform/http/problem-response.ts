import { databaseProblem } from '@/lib/platform/db/errors';
import { ProblemError, statusOf } from '@/lib/platform/errors';
import { noteFullDisk } from '@/lib/platform/full-disk';
import { log } from '@/lib/platform/log';

/** What to answer for whatever was thrown. The cause of a fault of ours goes to the log only. */
function asProblem(error: unknown, requestId: string): ProblemError {
  if (error instanceof ProblemError) return error;
  const away = databaseProblem(error);
  if (away !== null) {
    const isFull = away.code === 'storage_full';
    if (isFull) noteFullDisk();
    log('warn', isFull ? 'the disk is full' : 'the database is away', { requestId, error });
    return away;
  }
  log('error', 'unexpected error', { requestId, error });
  return new ProblemError(
    'internal',
    'The fault is ours. Try again; if it stays, look for the request id in the log.',
  );
}

/** A problem document as it is sent (RFC 9457). */
export function problemAnswer(
  error: unknown,
  requestId: string,
): { status: number; headers: Record<string, string>; body: string } {
  const problem = asProblem(error, requestId);
  return {
    status: statusOf[problem.code],
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-request-id': requestId,
      ...(problem.code === 'unauthenticated' ? { 'www-authenticate': 'Bearer' } : {}),
      ...problem.headers,
    },
    body: JSON.stringify(problem.toProblem(requestId)),
  };
}

/** The same as a response. */
export function problemResponse(error: unknown, requestId: string): Response {
  const { status, headers, body } = problemAnswer(error, requestId);
  return new Response(body, { status, headers });
}
