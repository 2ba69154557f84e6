import { isLoopback } from '@/lib/platform/auth/sign-in';
import { env } from '@/lib/platform/env';
import { ProblemError } from '@/lib/platform/errors';

/**
 * Refuses a write that another site sends with a person's cookie. `Sec-Fetch-Site` where the browser sends it,
 * else `Origin` against the host that was asked (the SameSite attribute of the cookie stands behind both).
 */
export function requireSameOrigin(request: Request): void {
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const host = request.headers.get('host');
  const isOurs =
    site === null
      ? origin === null ||
        origin === `${schemeOf(request)}://${host}` ||
        origin === env().MODELBOARD_PUBLIC_URL
      : site === 'same-origin' || site === 'none';
  if (!isOurs)
    throw new ProblemError('forbidden', 'A signed-in browser may change things only from its own pages.');
}

/** This server speaks HTTP; a proxy that is believed says what is in front of it. */
function schemeOf(request: Request): string {
  return request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim() ?? 'http';
}

/**
 * The origin for links that people follow: MODELBOARD_PUBLIC_URL, else the loopback name that this request uses. Throws
 * `forbidden` for another host, which whoever sends the request can make up.
 */
export function originOf(request: Request): string {
  const publicUrl = env().MODELBOARD_PUBLIC_URL;
  if (publicUrl !== undefined) return publicUrl;
  const host = request.headers.get('host');
  if (isLoopback(host)) return `http://${host}`;
  throw new ProblemError(
    'forbidden',
    'Links cannot be made for this address. Set MODELBOARD_PUBLIC_URL to it and start again, or use http://localhost.',
  );
}
