import type { APIRequestContext } from '@playwright/test';
import { test as base, expect } from './fixtures';
import { makeActive, saveConfig } from './support/changes';
import { spawnProgram } from './support/program';
import { findPython } from './support/python.mjs';
import { startRecorder } from './support/recorder';
import { makeRestartableProduct, type RestartableProduct } from './support/restartable-product';

type Look = { source: string; revision: number | null; config: { [name: string]: unknown } | null };

type Worker = {
  /** What it last said. */
  now: () => Look;
  /** Everything that it has printed. */
  log: () => string;
};

type Fixtures = {
  modelboard: RestartableProduct;
  /** Requests to `modelboard` with its token. */
  admin: APIRequestContext;
  /** Starts the example at `url`; it has ended after the test. */
  start: (url: string, variables?: Record<string, string>) => Promise<Worker>;
};

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  modelboard: async ({}, use) => {
    const modelboard = await makeRestartableProduct();
    await use(modelboard);
    await modelboard.remove();
  },
  admin: async ({ playwright, modelboard }, use) => {
    const admin = await playwright.request.newContext({
      baseURL: await modelboard.start(),
      extraHTTPHeaders: { authorization: `Bearer ${modelboard.token}` },
    });
    await use(admin);
    await admin.dispose();
  },
  start: async ({ modelboard }, use) => {
    const python = await findPython();
    if (python === null)
      throw new Error('docs/examples/worker-in-python needs Python 3.9 or newer: install it.');
    const ends: (() => Promise<unknown>)[] = [];
    await use(async (url, variables) => {
      const { child, log, closed } = spawnProgram(python, ['worker.py'], {
        directory: 'docs/examples/worker-in-python',
        variables: {
          MODELBOARD_URL: url,
          MODELBOARD_TOKEN: modelboard.token,
          POLL_SECONDS: '0.1',
          ...variables,
        },
      });
      ends.push(async () => {
        child.kill();
        await closed;
      });
      await expect.poll(log, { timeout: 20_000 }).toContain('source:');
      return { log, now: () => lookOf(log()) };
    });
    for (const end of ends) await end();
  },
});

const LINE = /^source: (.*); revision: (\d+|None); config: (.*)$/;

/** What the last whole line says. */
function lookOf(printed: string): Look {
  const [, source = '', revision, config = ''] = LINE.exec(printed.split('\n').at(-2) ?? '') ?? [];
  if (revision === undefined) throw new Error(printed);
  return { source, revision: revision === 'None' ? null : Number(revision), config: JSON.parse(config) };
}

// Each test starts a product of its own, some twice.
test.describe.configure({ timeout: 120_000 });

/** A token that may only read what workers read. */
async function makeToken(admin: APIRequestContext, scope: string): Promise<string> {
  const data = { name: 'worker', scopes: [scope] };
  return (await (await admin.post('/api/v1/admin/tokens', { data })).json()).token;
}

test('it has the config of the active model, and what is saved or activated comes by itself', async ({
  admin,
  modelboard,
  start,
}) => {
  const recorder = await startRecorder(await modelboard.start());
  const worker = await start(recorder.url, { MODELBOARD_TOKEN: await makeToken(admin, 'runtime:read') });
  expect(worker.now()).toMatchObject({
    source: 'Modelboard',
    config: { model_id: 'qwen/qwen-image-edit', version: 1, config: { output_quality: 80 } },
  });
  await saveConfig(admin, 'qwen', { output_quality: 71 });
  await expect.poll(worker.now).toMatchObject({ config: { config: { output_quality: 71 } } });

  await makeActive(admin, 'seedream-4');
  await expect.poll(worker.now).toMatchObject({ config: { model_id: 'bytedance/seedream-4' } });
  const before = worker.now();
  await saveConfig(admin, 'flux-kontext-pro', { seed: 1 });
  await expect.poll(() => worker.now().revision).toBe(Number(before.revision) + 1);
  expect(worker.now().config).toEqual(before.config);

  const [first, ...rest] = recorder.recorded;
  expect(first).toEqual({
    status: 200,
    client: expect.stringMatching(/^worker-in-python\/[\w.-]+-\d+$/),
    ifNoneMatch: undefined,
  });
  expect(
    rest.filter(({ status }) => status === 200),
    'each change is read once',
  ).toHaveLength(2);
  expect(rest.filter(({ status }) => status === 304).length).toBeGreaterThan(0);
  expect(rest.map(({ client }) => client)).toEqual(
    rest.map(() => expect.stringMatching(/; revision=\d+; database=[\da-f-]{36}$/)),
  );
  await recorder.stop();
});

test('it may name its model, and goes on with what it has while Modelboard is down', async ({
  admin,
  modelboard,
  start,
}) => {
  const url = await modelboard.start();
  await saveConfig(admin, 'flux-kontext-pro', { seed: 7 });
  const worker = await start(url, { MODEL_NAME: 'flux-kontext-pro' });
  expect(worker.now()).toMatchObject({ source: 'Modelboard', config: { config: { seed: 7 } } });

  const { config, revision } = worker.now();
  await modelboard.stop();
  await expect.poll(() => worker.now().source).toMatch(/^memory \(Modelboard is away: .*refused/);
  expect(worker.now()).toMatchObject({ config, revision });
  const late = await start(url);
  expect(late.now()).toMatchObject({ source: expect.stringMatching(/^none yet \(/), config: null });

  await modelboard.start();
  await saveConfig(admin, 'flux-kontext-pro', { seed: 8 });
  await expect.poll(worker.now).toMatchObject({ source: 'Modelboard', config: { config: { seed: 8 } } });
  await expect.poll(late.now).toMatchObject({ source: 'Modelboard' });
});

test('it says why it has nothing yet', async ({ admin, modelboard, start }) => {
  const url = await modelboard.start();
  const wrong = await start(url, { MODELBOARD_TOKEN: 'wrong' });
  const other = await start(url, { MODELBOARD_TOKEN: await makeToken(admin, 'models:read') });
  const unknown = await start(url, { MODEL_NAME: 'nobody' });
  expect(wrong.now().source).toBe('none yet (Modelboard answers 401 Unauthorized)');
  expect(other.now().source).toBe('none yet (Modelboard answers 403 Forbidden)');
  expect(unknown.now().source).toBe('none yet (Modelboard answers 404 Not Found)');
});

test('it takes no older revision from a database that was restored, until an admin adopts it', async ({
  admin,
  modelboard,
  start,
}) => {
  const url = await modelboard.start();
  for (const seed of [1, 2, 3, 4, 5, 6]) await saveConfig(admin, 'qwen', { seed });
  const worker = await start(url);
  expect(worker.now()).toMatchObject({ config: { config: { seed: 6 } } });
  const { revision, config } = worker.now();

  await modelboard.stop();
  // What a copy from before the saves holds of the numbers.
  await modelboard.sql`update snapshot_counter set value = 1`;
  await modelboard.sql`update models set snapshot = 1`;
  await modelboard.sql`update settings set snapshot = 1`;
  await modelboard.start();
  await expect
    .poll(() => worker.now().source)
    .toMatch(/^memory \(Modelboard answers revision \d, which is older\)$/);
  expect(worker.now()).toMatchObject({ revision, config });

  const { database_id } = await (await admin.get('/api/v1/admin/installation')).json();
  const adopted = await admin.post('/api/v1/admin/installation/adopt', { data: { database_id } });
  expect(adopted.status(), await adopted.text()).toBe(200);
  await expect.poll(() => worker.now().source).toBe('Modelboard');
  expect(worker.now().revision).toBeLessThan(revision as number);
});
