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
      ? origin === null || hostOf(origin) === host || origin === env().MODELBOARD_PUBLIC_URL
      : site === 'same-origin' || site === 'none';
  if (!isOurs)
    throw new ProblemError('forbidden', 'A signed-in browser may change things only from its own pages.');
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

/** The origin that people use: MODELBOARD_PUBLIC_URL, else the host that this request names. */
export function originOf(request: Request): string {
  return env().MODELBOARD_PUBLIC_URL ?? `http://${request.headers.get('host')}`;
}
