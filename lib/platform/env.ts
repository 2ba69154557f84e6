import { resolve } from 'node:path';
import { z } from 'zod';
import { PASSWORD_LENGTH } from './auth/password-length';
import { parseAllowedHosts } from './outbound/allowed-hosts';
import { singleton } from './singleton';
import { StartUpError } from './start-up-error';

const text = z.string().trim().min(1);

const LOOPBACK_HTTP = /^http:\/\/(localhost|127(\.\d+){3}|\[::1\])(:\d+)?(\/|$)/;

/** What the product asks other servers with. */
const outbound = z.object({
  MODELBOARD_ALLOWED_HOSTS: text
    .transform(parseAllowedHosts)
    .refine((hosts) => hosts !== null, 'must be hosts, such as schemas.internal, 10.0.0.7:8080')
    .optional(),
  REPLICATE_API_TOKEN: text.regex(/^[\x21-\x7e]+$/, 'must have no spaces').optional(),
  REPLICATE_BASE_URL: text
    .refine(isProviderAddress, 'must be an https address, or an http one of this machine')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
});

function isProviderAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { href, protocol, username, password, search, hash } = new URL(text);
  return (
    [username, password, search, hash].every((part) => part === '') &&
    (protocol === 'https:' || LOOPBACK_HTTP.test(href))
  );
}

/** How much people and programs may upload, and for how long what no job uses is stored. */
const uploads = z.object({
  MODELBOARD_UPLOAD_LIMIT_GB: z.coerce.number('must be a number').positive('must be above 0').default(20),
  MODELBOARD_UPLOAD_DAYS: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be 1 or more')
    .max(36_500, 'must be 36500 or less')
    .default(30),
});

/** What workers need beside the database: where configs come from, and what to do without. */
const worker = z
  .object({
    MODELBOARD_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
    MODELBOARD_TOKEN: text.optional(),
    MODELBOARD_ON_CONFIG_ERROR: z
      .enum(['wait', 'fail', 'defaults'], { error: 'must be wait, fail or defaults' })
      .default('wait'),
    MODELBOARD_COPY_IMAGES: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
    MODELBOARD_INSIDE_WORKER: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  })
  .refine((values) => !values.MODELBOARD_URL === !values.MODELBOARD_TOKEN, {
    path: ['MODELBOARD_URL'],
    message: 'and MODELBOARD_TOKEN must be set together: the token has the scope runtime:read',
    when: () => true,
  });

/** The environment variables that the server reads; `scripts/` sets DATABASE_URL and MODELBOARD_SECRET where they are not given. */
const environment = z
  .object({
    ...outbound.shape,
    ...uploads.shape,
    DATABASE_URL: text.regex(/^postgres(ql)?:\/\//, 'must start with postgres://'),
    MODELBOARD_DATA_DIR: text.optional(),
    MODELBOARD_SECRET: text.min(32, 'must have 32 characters or more'),
    MODELBOARD_PUBLIC_URL: z
      .url({ protocol: /^https?$/, error: 'must be an http or https address' })
      .refine(
        (url) => !URL.canParse(url) || new URL(url).pathname === '/',
        'must have no path: Modelboard serves at the root of its host',
      )
      .transform((url) => new URL(url).origin)
      .optional(),
    MODELBOARD_ADMIN_EMAIL: z.email('must be an e-mail address').optional(),
    MODELBOARD_ADMIN_PASSWORD: text
      .min(PASSWORD_LENGTH.min, `must have ${PASSWORD_LENGTH.min} characters or more`)
      .max(PASSWORD_LENGTH.max, `must have ${PASSWORD_LENGTH.max} characters or fewer`)
      .optional(),
    MODELBOARD_API_TOKEN: text.min(32, 'must have 32 characters or more').optional(),
  })
  .refine((values) => !values.MODELBOARD_ADMIN_EMAIL === !values.MODELBOARD_ADMIN_PASSWORD, {
    path: ['MODELBOARD_ADMIN_EMAIL'],
    message: 'and MODELBOARD_ADMIN_PASSWORD must be set together',
    // Also where another variable is wrong: the line names all of them.
    when: () => true,
  });

export type Environment = z.infer<typeof environment>;

/** Reads and checks the environment. Throws {@link StartUpError} with one line that names each wrong variable, never its value. */
export function readEnvironment(values: Record<string, string | undefined>): Environment {
  return read(environment, values);
}

function read<Schema extends z.ZodType>(
  schema: Schema,
  values: Record<string, string | undefined>,
): z.output<Schema> {
  const given = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const isMissing = issue.code === 'invalid_type' && !(name in given);
    return `${name} ${isMissing ? 'is missing' : issue.message}`;
  });
  throw new StartUpError(`${faults.join('; ')}. See "Configuration" in README.md.`);
}

/** The checked environment of this process. */
export const env = (): Environment => singleton('env', () => readEnvironment(process.env));

/** Where this process keeps files; `scripts/` sets it to an absolute path. */
export const dataDirectory = (): string =>
  // Or Next takes all that lies here for a part of the build.
  resolve(/* turbopackIgnore: true */ env().MODELBOARD_DATA_DIR ?? '.data');

/** The part of it that workers need. */
export const workerEnv = (): z.output<typeof worker> =>
  singleton('workerEnv', () => read(worker, process.env));

/** The part of it that asking other servers needs, checked by itself: it is the same with and without a database. */
export const outboundEnv = (): z.output<typeof outbound> =>
  singleton('outboundEnv', () => read(outbound, process.env));

/** The part of it that bounds uploads, which servers and workers share. */
export const uploadEnv = (): z.output<typeof uploads> =>
  singleton('uploadEnv', () => read(uploads, process.env));
