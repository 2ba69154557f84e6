import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError } from 'better-auth/api';
import { eq } from 'drizzle-orm';
import * as schema from '@/drizzle/schema';
import { database } from '../db/client';
import { env } from '../env';
import { log } from '../log';
import { withoutValues } from '../log-line.mjs';
import { singleton } from '../singleton';
import { PASSWORD_LENGTH } from './password-length';

/** Loopback names: sign-in works there without MODELBOARD_PUBLIC_URL, on any port, forwarded ones too. */
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

const LOOPBACK = LOOPBACK_NAMES.flatMap((host) => [host, `${host}:*`]);

/** Whether a Host header names this machine. */
export function isLoopback(host: string | null): boolean {
  return host !== null && LOOPBACK_NAMES.includes(host.toLowerCase().replace(/:\d+$/, ''));
}

function createSignIn() {
  const publicUrl = env().MODELBOARD_PUBLIC_URL;
  return betterAuth({
    appName: 'Modelboard',
    // The fallback is for reading a session under a name that nobody can sign in at: there is none, which is no error.
    baseURL: publicUrl ?? { allowedHosts: LOOPBACK, protocol: 'http', fallback: 'http://localhost' },
    trustedOrigins: publicUrl ? LOOPBACK.map((host) => `http://${host}`) : [],
    secret: env().MODELBOARD_SECRET,
    database: drizzleAdapter(database(), { provider: 'pg', schema, usePlural: true }),
    emailAndPassword: {
      enabled: true,
      // People come in by invitation: members are made by our own operation, with its audit row.
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    user: {
      additionalFields: {
        role: { type: 'string', input: false, required: true, defaultValue: 'viewer' },
        suspended: { type: 'boolean', input: false, required: true, defaultValue: false },
      },
    },
    // In seconds. Whoever comes at least every two weeks stays signed in: `authenticate` renews once a day.
    session: { expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      customRules: { '/sign-in/email': { window: 60, max: 10 } },
    },
    advanced: {
      cookiePrefix: 'modelboard',
      // scripts/serve.mjs lets this header through only from trusted proxies and else sets it from the socket.
      ipAddress: { ipAddressHeaders: ['x-forwarded-for'] },
    },
    databaseHooks: { session: { create: { before: refuseSuspended } } },
    logger: {
      level: 'error',
      log: (level, message) =>
        log(level === 'error' ? 'error' : 'warn', `sign-in: ${withoutValues(message)}`),
    },
    telemetry: { enabled: false },
  });
}

async function refuseSuspended(session: { userId: string }): Promise<void> {
  const [user] = await database()
    .select({ suspended: schema.users.suspended })
    .from(schema.users)
    .where(eq(schema.users.id, session.userId));
  if (user?.suspended) {
    throw new APIError('FORBIDDEN', {
      code: 'SUSPENDED',
      message: 'Your access is suspended. Ask an admin to bring it back.',
    });
  }
}

/** The sign-in library, for people: password, sessions, attempts per address. */
export const signIn = () => singleton('sign-in', createSignIn);
