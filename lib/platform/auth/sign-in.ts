import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError } from 'better-auth/api';
import { eq } from 'drizzle-orm';
import * as schema from '@/drizzle/schema';
import { database } from '../db/client';
import { env } from '../env';
import { log } from '../log';
import { singleton } from '../singleton';
import { PASSWORD_LENGTH } from './password-length';

/** Loopback names, on any port: sign-in works there without MODELBOARD_PUBLIC_URL, through forwarded ports too. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'].flatMap((host) => [host, `${host}:*`]);

function createSignIn() {
  const publicUrl = env().MODELBOARD_PUBLIC_URL;
  return betterAuth({
    appName: 'Modelboard',
    baseURL: publicUrl ?? { allowedHosts: LOOPBACK, protocol: 'http' },
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
    session: { expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 },
    // What is not sign-in, sign-out or the present session stays shut: it would change members without an audit row.
    disabledPaths: [
      '/sign-up/email',
      '/update-user',
      '/change-email',
      '/delete-user',
      '/request-password-reset',
    ],
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
      log: (level, message) => log(level === 'error' ? 'error' : 'warn', `sign-in: ${message}`),
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
