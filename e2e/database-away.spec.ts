import type { APIRequestContext, APIResponse } from '@playwright/test';
import { test as base, expect } from './fixtures';
import { OwnPostgres } from './support/own-postgres';
import { startProduct } from './support/product-server';

/** What React says in the browser of a page that failed on the server. */
const SERVER_FAULT = /Minified React error #441/;

const CONFIG = '/api/v1/admin/models/flux-kontext-pro/config';

/** The product on a PostgreSQL that a test may break; it runs again after each test. */
const test = base.extend<{ running: undefined }, { postgres: OwnPostgres }>({
  postgres: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const postgres = await OwnPostgres.make();
      await use(postgres);
      await postgres.remove();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  serverOfFile: [
    async ({ postgres }, use) => {
      const sql = postgres.connect();
      const database = { url: postgres.url, sql, drop: () => sql.end({ timeout: 5 }) };
      const server = await startProduct({ database });
      await use(async () => server);
      await server.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  running: [
    async ({ postgres }, use) => {
      await use(undefined);
      await postgres.start();
    },
    { auto: true },
  ],
});

/** Expects the problem document of a database that is away. */
async function expectAway(answer: APIResponse): Promise<void> {
  expect(answer.status(), answer.url()).toBe(503);
  expect(answer.headers()['retry-after']).toBe('2');
  expect(answer.headers()['content-type']).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({
    title: 'The database is away',
    status: 503,
    code: 'unavailable',
    detail: expect.stringMatching(/^The database /),
    request_id: answer.headers()['x-request-id'],
    errors: [],
  });
}

/** The product comes back by itself, within some seconds. */
const expectReady = (api: APIRequestContext) =>
  expect.poll(async () => (await api.get('/api/health/ready')).status(), { timeout: 10_000 }).toBe(200);

/** What is stored: nothing of it may change without an acknowledged save, and all of it with one. */
async function stored(postgres: OwnPostgres) {
  const sql = postgres.connect();
  const [counts] = await sql<[{ revisions: number; audit: number; snapshot: number }]>`
    select (select count(*)::int from config_revisions) as revisions,
      (select count(*)::int from audit_events) as audit,
      (select value::int from snapshot_counter) as snapshot`;
  const configs = await sql`select * from model_configs order by model_id`;
  await sql.end();
  return { ...counts, configs: [...configs] };
}

/** Saves another seed than the present one. */
async function saveSomething(api: APIRequestContext): Promise<APIResponse> {
  const present = await api.get(CONFIG);
  const { overrides } = await present.json();
  return api.put(CONFIG, {
    headers: { 'if-match': present.headers().etag ?? '' },
    data: { overrides: { ...overrides, seed: (overrides.seed ?? 0) + 1 } },
  });
}

test('the database killed between the write and the commit leaves nothing half-written, and the product recovers by itself', async ({
  api,
  postgres,
  server,
}) => {
  expect((await saveSomething(api)).status()).toBe(200);
  const before = await stored(postgres);
  const config = await (await api.get(CONFIG)).json();

  const other = postgres.connect();
  await other.unsafe('begin');
  await other`select value from snapshot_counter for update`;
  const saving = saveSomething(api);
  const watcher = postgres.connect();
  await expect
    .poll(
      () => watcher`
        select query from pg_stat_activity where wait_event_type = 'Lock' and query like '%snapshot_counter%'`,
    )
    .toHaveLength(1);
  await watcher.end();
  await postgres.kill();

  await expectAway(await saving);
  await other.end({ timeout: 0 });
  await postgres.start();
  await expectReady(api);
  expect(await stored(postgres)).toEqual(before);
  expect(await (await api.get(CONFIG)).json()).toEqual(config);

  const saved = await saveSomething(api);
  expect(saved.status()).toBe(200);
  expect((await saved.json()).revision).toBe(config.revision + 1);
  expect(await stored(postgres)).toMatchObject({
    revisions: before.revisions + 1,
    audit: before.audit + 1,
    snapshot: before.snapshot + 1,
  });
  expect(server.log()).not.toMatch(/unhandled|uncaught/i);
});

test('a worker still gets the input of a job while the database is away, and nobody else does', async ({
  api,
  postgres,
  server,
  playwright,
}) => {
  const data = { name: 'away-worker', scopes: ['runtime:read'] };
  const { token } = await (await api.post('/api/v1/admin/tokens', { data })).json();
  const as = (bearer: string) =>
    playwright.request.newContext({
      baseURL: server.url,
      extraHTTPHeaders: { authorization: `Bearer ${bearer}` },
    });
  const [worker, stranger] = [await as(token), await as('of-nobody')];
  const build = (asked: APIRequestContext, prompt = 'A lamp') =>
    asked.post('/api/v1/runtime/models/seedream-3/input', { data: { prompt } });
  await expect.poll(async () => (await build(worker)).status()).toBe(200);
  const before = await (await build(worker)).json();
  await postgres.stop();

  const built = await build(worker);
  expect(built.status()).toBe(200);
  expect(await built.json()).toEqual(before);
  expect((await build(worker, ' ')).status()).toBe(422);
  expect((await build(stranger)).status()).toBe(401);
  await worker.dispose();
  await stranger.dispose();
});

test('while the database is away everything that needs it is a 503 at once, and the process lives', async ({
  api,
  page,
  postgres,
  signIn,
  expectBrowserError,
}) => {
  const { email, password } = await signIn('editor');
  await postgres.stop();

  await expectAway(await api.get(CONFIG));
  await expectAway(await api.get('/api/v1/admin/models'));
  await expectAway(await api.put(CONFIG, { headers: { 'if-match': '*' }, data: { overrides: {} } }));
  await expectAway(await api.get('/api/health/ready'));
  await expectAway(await page.request.get(CONFIG));
  expect((await api.get('/api/health/live')).status()).toBe(200);
  expect((await api.get('/api/openapi.json')).status()).toBe(200);
  await expectAway(await page.request.post('/api/auth/sign-in/email', { data: { email, password } }));

  expectBrowserError(/status of 50\d/);
  expectBrowserError(SERVER_FAULT);
  for (const path of ['/models/flux-kontext-pro/configure', '/', '/login']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'This page could not be shown' })).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await expect(page.getByRole('button', { name: /Save|Sign in/ })).toHaveCount(0);
  }

  await postgres.start();
  await expectReady(api);
  await page.goto('/models/flux-kontext-pro/configure');
  await expect(page.getByRole('spinbutton', { name: 'Outputs' })).toBeVisible();
});

test('a page that could not be shown works when the database is back and it is tried again', async ({
  page,
  postgres,
  signIn,
  expectBrowserError,
}) => {
  await signIn('viewer');
  await postgres.stop();
  expectBrowserError(/status of 50\d/);
  expectBrowserError(SERVER_FAULT);
  await page.goto('/models');
  await expect(page.getByText('its database may be away')).toBeVisible();
  await postgres.start();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Models' })).toBeVisible();
});

test('connections that the database ends are replaced', async ({ api, postgres }) => {
  await Promise.all(Array.from({ length: 10 }, () => api.get(CONFIG)));
  const other = postgres.connect();
  const ended = await other`
    select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where application_name = 'modelboard' and backend_type = 'client backend'`;
  await other.end();
  expect(ended.length).toBeGreaterThan(0);

  const answers = await Promise.all(Array.from({ length: 10 }, () => api.get(CONFIG)));
  for (const answer of answers) if (answer.status() !== 200) await expectAway(answer);
  await expectReady(api);
  expect((await saveSomething(api)).status()).toBe(200);
});

test('a database that hangs is a 503 after 10 seconds, and works on when it wakes', async ({
  api,
  postgres,
}) => {
  test.slow();
  const wake = await postgres.freeze();
  try {
    for (const answer of await Promise.all(
      Array.from({ length: 15 }, () => api.get(CONFIG, { timeout: 20_000 })),
    )) {
      await expectAway(answer);
    }
    expect((await api.get('/api/health/live')).status()).toBe(200);
  } finally {
    wake();
  }
  await expectReady(api);
  expect((await saveSomething(api)).status()).toBe(200);
});
