import { describe, expect, it } from 'vitest';
import { readEnvironment } from './env';
import { StartUpError } from './start-up-error';

const required = {
  DATABASE_URL: 'postgres://somebody:pass-of-db@host/something',
  MODELBOARD_SECRET: 's'.repeat(32),
};
const readme = 'See "Configuration" in README.md.';

/** The line that the start ends with. */
function lineOf(values: Record<string, string | undefined>): string | null {
  try {
    readEnvironment({ ...required, ...values });
  } catch (error) {
    if (error instanceof StartUpError) return error.message;
    throw error;
  }
  return null;
}

/** The values if nothing is set. */
const defaults = { MODELBOARD_UPLOAD_LIMIT_GB: 20, MODELBOARD_UPLOAD_DAYS: 30 };

describe('an environment that is right', () => {
  it('needs a database and a secret; what is empty or unknown is not there', () => {
    expect(readEnvironment({ ...required, MODELBOARD_API_TOKEN: '', PATH: '/bin' })).toEqual({
      ...required,
      ...defaults,
    });
  });

  it('is given back trimmed, the public address as an origin', () => {
    const values = {
      MODELBOARD_PUBLIC_URL: 'https://board.example:8443/',
      MODELBOARD_ADMIN_EMAIL: 'maya@example.com',
      MODELBOARD_ADMIN_PASSWORD: 'twelve chars',
      MODELBOARD_API_TOKEN: ` ${'t'.repeat(32)}\n`,
      REPLICATE_API_TOKEN: 'r8_some-key',
      REPLICATE_BASE_URL: 'http://127.0.0.1:4000/v1/',
      MODELBOARD_ALLOWED_HOSTS: 'schemas.internal, 10.0.0.7:8080',
    };
    expect(readEnvironment({ ...required, ...values })).toEqual({
      ...required,
      ...defaults,
      ...values,
      MODELBOARD_PUBLIC_URL: 'https://board.example:8443',
      MODELBOARD_API_TOKEN: 't'.repeat(32),
      REPLICATE_BASE_URL: 'http://127.0.0.1:4000/v1',
      MODELBOARD_ALLOWED_HOSTS: [
        { host: 'schemas.internal', port: null },
        { host: '10.0.0.7', port: 8080 },
      ],
    });
  });
});

describe('a start ends with one line', () => {
  it.each<[string, Record<string, string | undefined>]>([
    ['DATABASE_URL is missing', { DATABASE_URL: undefined }],
    ['DATABASE_URL must start with postgres://', { DATABASE_URL: 'mysql://host/db' }],
    ['MODELBOARD_UPLOAD_LIMIT_GB must be a number', { MODELBOARD_UPLOAD_LIMIT_GB: '20 GB' }],
    ['MODELBOARD_UPLOAD_DAYS must be 1 or more', { MODELBOARD_UPLOAD_DAYS: '0' }],
    ['MODELBOARD_SECRET is missing', { MODELBOARD_SECRET: undefined }],
    ['MODELBOARD_SECRET must have 32 characters or more', { MODELBOARD_SECRET: 'hush' }],
    ['MODELBOARD_PUBLIC_URL must be an http or https address', { MODELBOARD_PUBLIC_URL: 'board.example' }],
    ['MODELBOARD_PUBLIC_URL must be an http or https address', { MODELBOARD_PUBLIC_URL: 'ftp://board' }],
    [
      'MODELBOARD_PUBLIC_URL must have no path: Modelboard serves at the root of its host',
      { MODELBOARD_PUBLIC_URL: 'https://board.example/models' },
    ],
    ['MODELBOARD_API_TOKEN must have 32 characters or more', { MODELBOARD_API_TOKEN: 'hush' }],
    ['REPLICATE_API_TOKEN must have no spaces', { REPLICATE_API_TOKEN: 'two words' }],
    ...[
      'replicate.com',
      'http://api.replicate.com/v1',
      'https://me:secret@host/v1',
      'http://localhost.evil/v1',
    ].map((REPLICATE_BASE_URL): [string, Record<string, string>] => [
      'REPLICATE_BASE_URL must be an https address, or an http one of this machine',
      { REPLICATE_BASE_URL },
    ]),
    [
      'MODELBOARD_ALLOWED_HOSTS must be hosts, such as schemas.internal, 10.0.0.7:8080',
      { MODELBOARD_ALLOWED_HOSTS: 'http://schemas.internal' },
    ],
    [
      'MODELBOARD_ADMIN_EMAIL and MODELBOARD_ADMIN_PASSWORD must be set together',
      { MODELBOARD_ADMIN_EMAIL: 'maya@example.com' },
    ],
    [
      'MODELBOARD_ADMIN_EMAIL and MODELBOARD_ADMIN_PASSWORD must be set together',
      { MODELBOARD_ADMIN_PASSWORD: 'correct horse' },
    ],
    [
      'MODELBOARD_ADMIN_EMAIL must be an e-mail address',
      { MODELBOARD_ADMIN_EMAIL: 'maya', MODELBOARD_ADMIN_PASSWORD: 'correct horse' },
    ],
    [
      'MODELBOARD_ADMIN_PASSWORD must have 12 characters or more',
      { MODELBOARD_ADMIN_EMAIL: 'maya@example.com', MODELBOARD_ADMIN_PASSWORD: 'hush' },
    ],
  ])('%s', (line, values) => expect(lineOf(values)).toBe(`${line}. ${readme}`));

  it('that names every fault and no value', () => {
    const line = lineOf({
      MODELBOARD_SECRET: 'hush-1',
      MODELBOARD_API_TOKEN: 'hush-2',
      MODELBOARD_ADMIN_PASSWORD: 'hush-hush-hush',
      DATABASE_URL: 'hush-3',
    });
    expect(line).toBe(
      `DATABASE_URL must start with postgres://; MODELBOARD_SECRET must have 32 characters or more; MODELBOARD_API_TOKEN must have 32 characters or more; MODELBOARD_ADMIN_EMAIL and MODELBOARD_ADMIN_PASSWORD must be set together. ${readme}`,
    );
  });
});
