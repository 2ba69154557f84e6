import { z } from 'zod';
import { PASSWORD_LENGTH } from './auth/password-length';
import { singleton } from './singleton';
import { StartUpError } from './start-up-error';

const text = z.string().trim().min(1);

/** The environment variables that the server reads (api.md); `scripts/` sets DATABASE_URL and MODELBOARD_SECRET where they are not given. */
const environment = z
  .object({
    DATABASE_URL: text.regex(/^postgres(ql)?:\/\//, 'must start with postgres://'),
    MODELBOARD_SECRET: text.min(32, 'must have 32 characters or more'),
    MODELBOARD_PUBLIC_URL: z
      .url({ protocol: /^https?$/, error: 'must be an http or https address' })
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
  const given = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = environment.safeParse(given);
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
