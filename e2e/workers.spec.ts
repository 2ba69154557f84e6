import type { Page } from '@playwright/test';
import { type APIRequestContext, test as base, expect } from './fixtures';
import { saveConfig } from './support/changes';
import { layoutFaults } from './support/layout';
import { startProduct } from './support/product-server';
import { WorkerClient } from './support/worker-client';

const WORKERS = '/api/v1/admin/workers';
const CONFIGURE = '/models/flux-kontext-pro/configure';

/** Starts workers that ask with a token of their own scope; they are stopped after the test. */
type StartWorker = (name: string, url?: string) => Promise<WorkerClient>;

const test = base.extend<{ worker: StartWorker; nobody: undefined }>({
  worker: async ({ playwright, server, api }, use) => {
    const started: WorkerClient[] = [];
    const token = await createToken(api);
    await use(async (name, url = server.url) => {
      const worker = await WorkerClient.start(playwright, url, token, name);
      started.push(worker);
      return worker;
    });
    await Promise.all(started.map((worker) => worker.stop()));
  },
  nobody: [
    async ({ server }, use) => {
      await server.database.sql`delete from worker_instances`;
      await use(undefined);
    },
    { auto: true },
  ],
});

async function createToken(api: APIRequestContext): Promise<string> {
  const data = { name: 'worker', scopes: ['runtime:read'] };
  return (await (await api.post('/api/v1/admin/tokens', { data })).json()).token;
}

const strip = (page: Page) => page.getByRole('region', { name: 'Workers' });
const said = (page: Page) => strip(page).getByRole('status');

let seed = 0;
/** Saves something else than before. */
async function save(api: APIRequestContext): Promise<void> {
  seed += 1;
  await saveConfig(api, 'flux-kontext-pro', { seed });
}

/** Asks until the worker has what was saved last, and then says so. */
async function catchUp(worker: WorkerClient): Promise<void> {
  await expect.poll(async () => (await worker.ask('flux-kontext-pro')).config.seed).toBe(seed);
  await worker.ask('flux-kontext-pro');
}

test('beside the form stands how many workers have what is live, and after a save who catches up', async ({
  page,
  signIn,
  api,
  worker,
}) => {
  await save(api);
  const [first, second] = [await worker('render/pod-1'), await worker('render/pod-2')];
  for (const each of [first, second]) await catchUp(each);
  await signIn('editor');
  await page.goto(CONFIGURE);
  await expect(said(page)).toHaveText(`2 of 2 workers have revision ${first.revision}`);
  await expect(strip(page)).toContainText(/last seen \d+ s ago/);

  const before = first.revision;
  seed += 1;
  await page.getByRole('spinbutton', { name: 'Seed' }).fill(String(seed));
  await page.getByRole('button', { name: 'Save and publish' }).click();
  await expect(said(page)).toHaveText(/^0 of 2 workers have revision/);
  const lacking = strip(page)
    .getByRole('list', { name: /^Workers without revision/ })
    .getByRole('listitem');
  await expect(lacking).toHaveText([
    new RegExp(`^render/pod-1 has revision ${before}, last seen`),
    new RegExp(`^render/pod-2 has revision ${before}, last seen`),
  ]);

  await catchUp(first);
  await expect(said(page)).toHaveText(`1 of 2 workers have revision ${first.revision}`);
  await expect(lacking).toHaveText([/^render\/pod-2 has revision/]);
  await catchUp(second);
  await expect(said(page)).toHaveText(`2 of 2 workers have revision ${first.revision}`);
  await expect(lacking).toHaveCount(0);
});

test('workers of two servers on one database are seen on both, also of one that stops at once', async ({
  api,
  playwright,
  server,
  worker,
}) => {
  const { url, sql } = server.database;
  const second = await startProduct({ database: { url, sql, drop: async () => {} } });
  const other = await playwright.request.newContext({
    baseURL: second.url,
    extraHTTPHeaders: { authorization: `Bearer ${second.token}` },
  });
  const names = async (on: APIRequestContext) =>
    (await (await on.get(WORKERS)).json()).workers.map((each: { name: string }) => each.name);
  try {
    await (await worker('here/a')).ask('qwen');
    const there = await worker('there/b', second.url);
    await there.ask('qwen');
    for (const on of [api, other]) await expect.poll(() => names(on)).toEqual(['here', 'there']);

    await (await worker('last/c', second.url)).ask('qwen');
  } finally {
    await other.dispose();
    await second.stop();
  }
  expect(await names(api)).toEqual(['here', 'last', 'there']);
});

test('reading configs changes nothing but what is known of workers', async ({ api, server, worker }) => {
  const state = () =>
    server.database.sql`select value, (select count(*) from audit_events) as audit from snapshot_counter`;
  const reader = await worker('reader/a');
  const before = await state();
  for (let times = 0; times < 20; times += 1) await reader.ask('qwen');
  await expect
    .poll(async () => (await (await api.get(WORKERS)).json()).workers)
    .toMatchObject([{ name: 'reader' }]);
  expect(await state()).toEqual(before);
});

test('a worker that is not seen any more is gone: it does not count, and stays in the list', async ({
  page,
  signIn,
  api,
  server,
  worker,
}) => {
  await (await worker('batch/night')).ask('qwen');
  const names = async () =>
    (await (await api.get(WORKERS)).json()).workers.map((each: { name: string }) => each.name);
  await expect.poll(names).toContain('batch');
  await server.database.sql`update worker_instances set last_seen_at = last_seen_at - interval '10 minutes'`;
  await signIn('viewer');
  await page.goto('/workers');
  const row = page.getByRole('row', { name: /batch night/ });
  await expect(row).toContainText('Gone');
  await expect(row).toContainText('10 min ago');
  await expect(page.getByRole('main').getByRole('status')).toHaveText(
    'No worker asks for configs at present',
  );
});

test('without workers the strip leads to how one is connected', async ({ page, signIn, axe }) => {
  await signIn('viewer');
  await page.goto(CONFIGURE);
  await expect(said(page)).toHaveText('No worker asks for configs at present');
  await strip(page).getByRole('link', { name: 'How to connect a worker' }).click();
  await expect(page.getByRole('heading', { name: 'No workers yet' })).toBeVisible();
  const how = page.getByRole('region', { name: 'Connect a worker' });
  await expect(how).toContainText('Have an admin make a token with the scope runtime:read');
  await expect(how).toContainText('Modelboard-Client: render/$HOSTNAME; revision=42');
  await axe();
});

test('many workers that are behind fit beside the form, and have no axe violation', async ({
  page,
  signIn,
  api,
  axe,
  worker,
}) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (let index = 0; index < 8; index += 1) {
    const behind = await worker(`a-worker-with-a-long-name/pod-of-deployment-7f9d8c5b6-${index}xkqz`);
    await behind.ask('qwen');
    await behind.ask('qwen');
  }
  await save(api);
  await signIn('admin');
  await page.goto(CONFIGURE);
  await expect(said(page)).toHaveText(/^0 of 8 workers/);
  await expect(strip(page).getByRole('listitem')).toHaveCount(5);
  await expect(strip(page).getByRole('link', { name: '3 more, and all workers' })).toBeVisible();
  await axe();
  for (const path of [CONFIGURE, '/workers']) {
    await page.goto(path);
    await expect(page.getByText('0 of 8 workers')).toBeVisible();
    for (const width of [360, 768, 1280, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      await expect.poll(() => page.evaluate(layoutFaults), `${path}, ${width} px`).toEqual([]);
    }
  }
  await axe();
});
