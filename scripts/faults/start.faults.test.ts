import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OwnPostgres } from '../../e2e/support/own-postgres';
import { end } from '../../e2e/support/product-server';
import { spawnProgram } from '../../e2e/support/program';

const WAITING = 'waiting up to 60 s for the database';
const READY = /^Modelboard is ready at (\S+)$/m;

let postgres: OwnPostgres;
let folder: string;
const started: ReturnType<typeof spawnProgram>[] = [];

beforeAll(async () => {
  postgres = await OwnPostgres.make();
  folder = await mkdtemp(join(tmpdir(), 'modelboard-start-'));
});

afterAll(async () => {
  await Promise.all(started.map(({ child }) => end(child)));
  await postgres.remove();
  await rm(folder, { recursive: true });
});

/** `npm start`, or another command, on a database. */
function start(url: string, script = 'start') {
  const program = spawnProgram(process.execPath, [`scripts/${script}.mjs`], {
    directory: process.cwd(),
    variables: {
      NODE_ENV: 'production',
      PORT: '0',
      DATABASE_URL: url,
      MODELBOARD_SECRET: randomBytes(32).toString('hex'),
      MODELBOARD_DATA_DIR: folder,
    },
  });
  started.push(program);
  return program;
}

test('nobody listens yet: the start waits, and goes on when the database is there', async () => {
  await postgres.stop();
  const product = start(postgres.url);
  await expect.poll(product.log, { timeout: 30_000 }).toContain(WAITING);
  await postgres.start();
  await expect.poll(product.log, { timeout: 60_000 }).toMatch(READY);
  expect(product.log().split(WAITING), 'said once').toHaveLength(2);
  await end(product.child);
});

test('the database is starting up: the start waits', async () => {
  const { recovered } = await postgres.recoverSlowly(5);
  // The server listens, refuses everybody at first, and can only be read until it has looked for parts of its log.
  const product = start(postgres.url);
  await expect.poll(product.log, { timeout: 30_000 }).toContain(WAITING);
  await recovered;
  await expect.poll(product.log, { timeout: 60_000 }).toMatch(READY);
  await end(product.child);
});

test.each<[string, string, Partial<URL>]>([
  ['a wrong password', 'password authentication failed', { password: 'wrong' }],
  ['a wrong name', 'database "nowhere" does not exist', { pathname: '/nowhere' }],
  ['an unknown host', 'ENOTFOUND', { host: 'nowhere.invalid:5432' }],
])('%s fails at once, with one line', async (_, reason, change) => {
  const { closed, log } = start(Object.assign(new URL(postgres.url), change).href);
  expect(await closed).toBe(1);
  expect(log()).toMatch(/^modelboard: DATABASE_URL: cannot use the PostgreSQL on [^\n]+\n$/);
  expect(log()).toContain(reason);
  expect(log()).not.toContain(new URL(postgres.url).password);
});

test('a database that never comes ends the start after a minute', async () => {
  const began = performance.now();
  const { closed, log } = start('postgres://modelboard:secret@localhost:1/modelboard');
  expect(await closed).toBe(1);
  expect(performance.now() - began).toBeGreaterThan(60_000);
  const [first, second, ...rest] = log().trim().split('\n');
  expect(first).toContain(WAITING);
  expect(second).toContain('localhost:1, database modelboard (');
  expect(rest).toEqual([]);
});

test('a database of a newer release is refused with one line, and stays as it is', async () => {
  const sql = postgres.connect();
  await sql`
    insert into drizzle.__drizzle_migrations (hash, created_at)
    select 'newer', max(created_at) + 1 from drizzle.__drizzle_migrations`;
  const state = () => sql`
    select (select count(*) from drizzle.__drizzle_migrations) as migrations,
      (select coalesce(max(id), 0) from audit_events) as audit, (select count(*) from models) as models`;
  const before = await state();
  try {
    for (const script of ['start', 'worker', 'admin-link']) {
      const { closed, log } = start(postgres.url, script);
      expect(await closed, script).toBe(1);
      expect(log()).toBe(
        'modelboard: the database belongs to a newer release of Modelboard. Start that release, or restore a backup from before the upgrade.\n',
      );
    }
    expect(await state()).toEqual(before);
  } finally {
    await sql`delete from drizzle.__drizzle_migrations where hash = 'newer'`;
    await sql.end();
  }
});
