import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import { apiTokens } from '@/drizzle/schema';
import { ProblemError } from '@/lib/platform/errors';
import type { Actor } from '../context';
import { database } from '../db/client';
import { env } from '../env';
import { log } from '../log';
import { type Role, roles } from './permissions';
import { bearerToken, hashSecret, sameSecret } from './secrets';
import { signIn } from './sign-in';

/**
 * Who sends this request: the token in `Authorization`, else the browser session in the cookie, else nobody.
 * A header that is there but wrong is nobody too; the cookie does not help it.
 *
 * @param cookies a session that is a day old is renewed only where the browser can be told: takes the `Set-Cookie` of it
 */
export async function authenticate(headers: Headers, cookies?: string[]): Promise<Actor | null> {
  const authorization = headers.get('authorization');
  if (authorization === null) return (await readSession(headers, cookies))?.actor ?? null;
  const token = bearerToken(authorization);
  return token === null ? null : byToken(token);
}

/** The browser session in the cookie and whose it is; null for none, and for a suspended person. `cookies` as above. */
export async function readSession(
  headers: Headers,
  cookies?: string[],
): Promise<{ id: string; actor: Actor } | null> {
  const query = { disableRefresh: cookies === undefined };
  const { response: session, headers: answered } = await signIn()
    .api.getSession({ headers, query, returnHeaders: true })
    .catch((cause: unknown) => {
      // The library hides what went wrong. Reading a session only fails when the database does.
      log('error', 'the session could not be read', { cause });
      throw new ProblemError('unavailable', 'The database cannot be reached. Try again in a moment.', {
        headers: { 'retry-after': '2' },
        cause,
      });
    });
  if (session === null || session.user.suspended) return null;
  cookies?.push(...answered.getSetCookie());
  const { id, name, email, role } = session.user;
  return isRole(role) ? { id: session.session.id, actor: { kind: 'user', id, name, email, role } } : null;
}

async function byToken(token: string): Promise<Actor | null> {
  const fixed = env().MODELBOARD_API_TOKEN;
  if (fixed !== undefined && sameSecret(token, fixed)) {
    return { kind: 'token', id: 'MODELBOARD_API_TOKEN', name: 'MODELBOARD_API_TOKEN', scopes: ['admin'] };
  }
  const [row] = await database()
    .select({ id: apiTokens.id, name: apiTokens.name, scopes: apiTokens.scopes })
    .from(apiTokens)
    .where(
      and(
        eq(apiTokens.tokenHash, hashSecret(token)),
        isNull(apiTokens.revokedAt),
        or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, sql`clock_timestamp()`)),
      ),
    );
  if (row === undefined) return null;
  noteUse(row.id);
  return { kind: 'token', ...row };
}

/** Notes the use of a token, at most once a minute and without making the caller wait. */
function noteUse(tokenId: string): void {
  const stale = or(
    isNull(apiTokens.lastUsedAt),
    lt(apiTokens.lastUsedAt, sql`clock_timestamp() - interval '1 minute'`),
  );
  database()
    .update(apiTokens)
    .set({ lastUsedAt: sql`clock_timestamp()` })
    .where(and(eq(apiTokens.id, tokenId), stale))
    .catch((cause: unknown) => log('warn', 'the use of a token was not noted', { cause }));
}

function isRole(role: string): role is Role {
  return (roles as readonly string[]).includes(role);
}
