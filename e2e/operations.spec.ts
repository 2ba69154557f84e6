import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { connectionOptions } from '@/lib/platform/db/connection-options.mjs';
import { expect, test } from './fixtures';
import { type ServerDatabase, spawnProduct, startProduct } from './support/product-server';
import { openedTestServer, withConnection, withDatabase } from './support/test-server';

const CONFIG = '/api/v1/admin/models/seedream-4/config';

/** A database with nothing in it, not even tables. */
async function emptyDatabase(): Promise<ServerDatabase> {
  const server = openedTestServer();
  const name = `${server.template}_${randomBytes(4).toString('hex')}`;
  await withConnection(server.url, (sql) => sql`create database ${sql(name)}`);
  const url = withDatabase(server.url, name);
  const sql = postgres(url, { ...connectionOptions(url), max: 1, onnotice: () => {} });
  async function drop(): Promise<void> {
    await sql.end();
    await withConnection(server.url, (admin) => admin`drop database ${admin(name)} with (force)`);
  }
  return { url, sql, drop };
}

/** What the product itself has printed: Next adds how long it took to read its settings. */
const said = (log: string) => log.replace(/^.* Running next\.config\.ts took .*\n/m, '');

test('two processes on one database see each other’s saves at once', async ({ api, playwright, server }) => {
  const { url, sql } = server.database;
  const second = await startProduct({ database: { url, sql, drop: async () => {} } });
  const other = await playwright.request.newContext({
    baseURL: second.url,
    extraHTTPHeaders: { authorization: `Bearer ${second.token}` },
  });
  try {
    for (let seed = 1; seed <= 5; seed += 1) {
      const [one, two] = seed % 2 ? [api, other] : [other, api];
      const saved = await one.put(CONFIG, { headers: { 'if-match': '*' }, data: { overrides: { seed } } });
      const seen = await two.get(CONFIG);
      expect(await seen.json()).toEqual(await saved.json());
      expect(seen.headers().etag).toBe(saved.headers().etag);
    }
    const stale = (await api.get(CONFIG)).headers().etag ?? '';
    const changes = [api, other].map((client, index) =>
      client.put(CONFIG, { headers: { 'if-match': stale }, data: { overrides: { seed: 100 + index } } }),
    );
    expect((await Promise.all(changes)).map((answer) => answer.status()).sort()).toEqual([200, 412]);
  } finally {
    await other.dispose();
    await second.stop();
  }
});

test('three processes that start at once on an empty database all serve the same five models', async ({
  playwright,
}) => {
  test.setTimeout(180_000);
  const database = await emptyDatabase();
  const shared = { ...database, drop: async () => {} };
  const starts = await Promise.allSettled(
    Array.from({ length: 3 }, () => startProduct({ database: shared })),
  );
  const started = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  try {
    expect(starts.map((start) => (start.status === 'rejected' ? String(start.reason) : 'ready'))).toEqual(
      Array(3).fill('ready'),
    );
    const lists = started.map(async ({ url, token }) => {
      const client = await playwright.request.newContext({
        extraHTTPHeaders: { authorization: `Bearer ${token}` },
      });
      const { models } = await (await client.get(`${url}/api/v1/admin/models`)).json();
      await client.dispose();
      return models.map((model: { id: string; version: number }) => [model.id, model.version]);
    });
    const [first, ...others] = await Promise.all(lists);
    expect(first).toHaveLength(5);
    for (const list of others) expect(list).toEqual(first);
    expect(await database.sql`select version, status from model_versions`).toHaveLength(10);
  } finally {
    await Promise.all(started.map((server) => server.stop()));
    await database.drop();
  }
});

test('a wrong environment stops the start with one line that names the variables and no secret', async ({
  server,
}) => {
  const { log, exit } = spawnProduct({
    DATABASE_URL: server.database.url,
    MODELBOARD_API_TOKEN: 'too-short-a-token',
    MODELBOARD_ADMIN_EMAIL: 'maya@example.com',
    MODELBOARD_ADMIN_PASSWORD: undefined,
  });
  expect(await exit).toBe(1);
  expect(said(log())).toBe(
    'modelboard: MODELBOARD_API_TOKEN must have 32 characters or more; MODELBOARD_ADMIN_EMAIL and MODELBOARD_ADMIN_PASSWORD must be set together. See "Configuration" in README.md.\n',
  );
});

test('the environment names the first admin, who signs in; no link is printed', async ({ newPage }) => {
  const admin = {
    MODELBOARD_ADMIN_EMAIL: 'maya@example.com',
    MODELBOARD_ADMIN_PASSWORD: 'correct horse battery',
  };
  const database = await emptyDatabase();
  const product = await startProduct({ database, variables: admin });
  try {
    expect(said(product.log())).toBe(`Modelboard is ready at ${product.url}\n`);
    const page = await newPage();
    await page.goto(`${product.url}/members`);
    await page.getByLabel('E-mail').fill(admin.MODELBOARD_ADMIN_EMAIL);
    await page.getByLabel('Password', { exact: true }).fill(admin.MODELBOARD_ADMIN_PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('row', { name: /maya@example\.com/ })).toContainText('maya');
    await page.close();
  } finally {
    await product.stop();
  }
});

test('the demonstration of a conflict prints its line, and leaves the config as it was', async ({
  api,
  server,
}) => {
  const config = '/api/v1/admin/models/flux-kontext-pro/config';
  const { overrides } = await (await api.get(config)).json();
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/demo-conflict.mjs'], {
    env: { ...process.env, MODELBOARD_URL: server.url, MODELBOARD_API_TOKEN: server.token },
  });
  expect(stdout).toBe('100 PUTs with the same If-Match: 1 × 200, 99 × 412, 1 new revision, 1 audit row\n');
  expect((await (await api.get(config)).json()).overrides).toEqual(overrides);
});
