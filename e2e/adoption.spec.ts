import type { APIRequestContext, Page } from '@playwright/test';
import { test as base, expect } from './fixtures';
import { saveConfig } from './support/changes';
import { layoutFaults } from './support/layout';
import { type ProductServer, startProduct } from './support/product-server';
import { createRestorableDatabase, type RestorableDatabase } from './support/restorable-database';
import { WorkerClient } from './support/worker-client';

const INSTALLATION = '/api/v1/admin/installation';
const MODEL = 'flux-kontext-pro';

/** The product on a database that each test restores; `worker` reads from it. */
const test = base.extend<{ worker: WorkerClient }, { database: RestorableDatabase }>({
  database: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const database = await createRestorableDatabase();
      await use(database);
      await database.drop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  serverOfFile: [
    async ({ database }, use) => {
      const server = await startProduct({ database: kept(database) });
      await use(async () => server);
      await server.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  worker: async ({ playwright, server }, use) => {
    const worker = await WorkerClient.start(playwright, server.url, server.token, 'render/pod-1');
    await use(worker);
    await worker.stop();
  },
});

/** Stopping a server must not drop it. */
const kept = ({ url, sql }: RestorableDatabase) => ({ url, sql, drop: async () => {} });

// What one test leaves in the database, the next one begins with.
test.describe.configure({ mode: 'serial', timeout: 120_000 });

const banner = (page: Page) => page.getByRole('region', { name: 'The database seems to be restored' });
const adopt = (page: Page) => banner(page).getByRole('button', { name: 'Adopt this database' });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Adopt this database?' });

const ready = async (api: APIRequestContext) => {
  const answer = await api.get('/api/health/ready');
  return answer.status() === 200 ? (await answer.json()).alarms : answer.status();
};

const alarmLines = ({ log }: ProductServer, text: RegExp) =>
  log()
    .split('\n')
    .filter((line) => line.includes('"level":"error"') && text.test(line));

/** A backup with seed 1, and two saves after it that the worker has. Then the backup is put back. */
async function saveAndRestore(api: APIRequestContext, database: RestorableDatabase, worker: WorkerClient) {
  await saveConfig(api, MODEL, { seed: 1 });
  await expect.poll(async () => (await worker.ask(MODEL)).config.seed).toBe(1);
  await worker.ask(MODEL);
  await expect.poll(() => database.sql`select 1 from worker_instances`).toHaveLength(1);
  await database.backUp();
  await expect.poll(() => ready(api)).toEqual([]);
  await saveConfig(api, MODEL, { seed: 2 });
  await saveConfig(api, MODEL, { seed: 3 });
  await expect.poll(async () => (await worker.ask(MODEL)).config.seed).toBe(3);
  await database.restore();
}

test('a server that lives through the restore keeps what it gave out, says so everywhere, and follows once an admin adopts', async ({
  page,
  newPage,
  signIn,
  api,
  axe,
  server,
  database,
  worker,
}) => {
  await saveAndRestore(api, database, worker);
  await expect
    .poll(() => ready(api), { timeout: 20_000 })
    .toEqual([{ code: 'revision_above_own', source: 'server' }]);
  const held = await worker.ask(MODEL);
  expect(held.config.seed).toBe(3);
  expect(Number(held.headers['modelboard-stale'])).toBeGreaterThanOrEqual(0);

  const viewer = await newPage();
  await signIn('viewer', viewer);
  await viewer.goto('/');
  await expect(adopt(viewer)).toHaveAccessibleDescription('Your role is viewer; this needs admin.');
  await adopt(viewer).click({ force: true });
  await expect(dialog(viewer)).toHaveCount(0);

  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn('admin');
  await page.goto(`/models/${MODEL}/configure`);
  await expect(banner(page)).toContainText(`configs up to revision ${held.revision}`);
  await axe();
  for (const width of [360, 768, 1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => page.evaluate(layoutFaults), `${width} px`).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });

  const { database_id: first } = await (await api.get(INSTALLATION)).json();
  await adopt(page).click();
  await dialog(page).getByLabel('Why?').fill('the disk was lost');
  await axe();
  await dialog(page).getByRole('button', { name: 'Adopt' }).click();
  await expect(banner(page)).toHaveCount(0);
  await expect(page.getByText('The database is adopted.')).toBeVisible();

  const after = await (await api.get(INSTALLATION)).json();
  expect(after).toMatchObject({ alarms: [] });
  expect(after.database_id).not.toBe(first);
  await expect
    .poll(async () => {
      const { config, database_id } = await worker.ask(MODEL);
      return { seed: config.seed, database_id };
    })
    .toEqual({ seed: 1, database_id: after.database_id });
  expect(await ready(api)).toEqual([]);

  const again = await api.post(`${INSTALLATION}/adopt`, { data: { database_id: first } });
  expect(again.status()).toBe(409);
  expect((await again.json()).detail).toContain(after.database_id);
  await page.goto('/audit');
  const row = page.getByRole('row', { name: /Database adopted/ });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('the disk was lost');
  expect(alarmLines(server, /earlier copy of itself/)).toHaveLength(1);
});

test('a server that starts on the restored database learns it from a worker, and the worker from the adoption', async ({
  api,
  playwright,
  server,
  database,
  worker,
}) => {
  await saveAndRestore(api, database, worker);
  const had = worker.revision;
  const late = await startProduct({
    database: kept(database),
    variables: { MODELBOARD_SECRET: server.secret },
  });
  const lateApi = await playwright.request.newContext({
    baseURL: late.url,
    extraHTTPHeaders: { authorization: `Bearer ${late.token}` },
  });
  const moved = await WorkerClient.start(playwright, late.url, late.token, 'render/pod-1');
  try {
    expect(await ready(lateApi)).toEqual([]);
    // It takes no lower number under the id that it knows.
    moved.revision = had;
    moved.etag = worker.etag;
    await moved.ask(MODEL, { takes: false });
    await expect
      .poll(() => ready(lateApi), { timeout: 20_000 })
      .toEqual([{ code: 'revision_above_own', source: 'worker' }]);
    await moved.ask(MODEL, { takes: false });
    await expect.poll(() => alarmLines(late, /1 worker has up to revision/)).toHaveLength(1);

    const { database_id, alarms } = await (await lateApi.get(INSTALLATION)).json();
    expect(alarms).toMatchObject([{ seen: had, source: 'worker' }]);
    const adopted = await lateApi.post(`${INSTALLATION}/adopt`, { data: { database_id } });
    expect(adopted.status()).toBe(200);
    expect(await ready(lateApi)).toEqual([]);

    // Its first word after the adoption is still the old number: no alarm, it only lacks the new one.
    const answer = await moved.ask(MODEL);
    expect(answer.database_id).toBe((await adopted.json()).database_id);
    const workers = async () => (await lateApi.get('/api/v1/admin/workers')).json();
    await expect.poll(async () => (await workers()).current).toBe(0);
    expect(await ready(lateApi)).toEqual([]);
    await moved.ask(MODEL);
    await expect.poll(async () => (await workers()).current).toBe(1);
    expect(alarmLines(late, /1 worker has up to revision/)).toHaveLength(1);
  } finally {
    await moved.stop();
    await lateApi.dispose();
    await late.stop();
  }
});
