import { randomUUID } from 'node:crypto';
import { gt } from 'drizzle-orm';
import { rateLimits } from '@/drizzle/schema';
import { ProblemError } from '@/lib/platform/errors';
import { database } from '../db/client';
import { env } from '../env';
import { problemResponse } from '../http/problem-response';
import { isLoopback, signIn } from './sign-in';

/**
 * What of the library is open, by path and method. Its other routes change people and sessions without an audit row,
 * or redirect and render pages for features that this product does not have.
 */
const OPEN: Readonly<Record<string, string>> = {
  '/api/auth/sign-in/email': 'POST',
  '/api/auth/sign-out': 'POST',
  '/api/auth/get-session': 'GET',
};

/**
 * The sign-in library's own routes, with its bodies. Two things it lacks: the standard `Retry-After` of a 429
 * (RFC 6585 §4), and a 503 where it reports a database that is away as a fault of its own.
 */
export async function signInHandler(request: Request): Promise<Response> {
  const requestId = randomUUID();
  try {
    requireOpen(request);
    requireKnownHost(request);
    if (request.method !== 'GET') await limitFromNow();
    const answer = await signIn().handler(request);
    if (answer.status >= 500)
      throw new ProblemError('unavailable', 'Sign-in does not work at the moment. Try again.', {
        headers: { 'retry-after': '2' },
      });
    const response = new Response(await withoutToken(answer), answer);
    response.headers.delete('content-length');
    const wait = answer.headers.get('x-retry-after');
    if (wait !== null) response.headers.set('retry-after', wait);
    response.headers.set('cache-control', 'no-store');
    response.headers.set('x-request-id', requestId);
    return response;
  } catch (error) {
    return problemResponse(error, requestId);
  }
}

/** An attempt in the future was before the clock was set back: its window starts now, or it would last until then. */
async function limitFromNow(): Promise<void> {
  const now = Date.now();
  const counted = database().update(rateLimits).set({ lastRequest: now });
  // Without a database, the library says what is wrong.
  await counted.where(gt(rateLimits.lastRequest, now)).catch(() => {});
}

/** The body without the session token: the cookie has it, which no script of a page can read. */
async function withoutToken(answer: Response): Promise<string | null> {
  const text = await answer.text();
  if (text === '' || !answer.headers.get('content-type')?.includes('json')) return text || null;
  return JSON.stringify(JSON.parse(text), (name, value) => (name === 'token' ? undefined : value));
}

function requireOpen(request: Request): void {
  const { pathname } = new URL(request.url);
  const allow = Object.hasOwn(OPEN, pathname) ? OPEN[pathname] : undefined;
  if (allow === undefined) throw new ProblemError('not_found', `There is nothing at ${pathname}.`);
  if (request.method === allow) return;
  throw new ProblemError(
    'method_not_allowed',
    `${request.method} is not possible here. Possible: ${allow}.`,
    {
      headers: { allow },
    },
  );
}

/** Without MODELBOARD_PUBLIC_URL only loopback names are known to be ours. */
function requireKnownHost(request: Request): void {
  if (env().MODELBOARD_PUBLIC_URL !== undefined || isLoopback(request.headers.get('host'))) return;
  throw new ProblemError(
    'forbidden',
    'Sign-in is not set up for this address. Set MODELBOARD_PUBLIC_URL to it and start again, or use http://localhost.',
  );
}
