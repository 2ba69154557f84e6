import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createModelboard, type Modelboard, type ModelboardOptions } from '@/lib/sdk';
import { root } from '../scripts/launcher/environment.mjs';
import { buildSdk } from '../scripts/sdk/build.mjs';
import { type APIRequestContext, test as base, expect } from './fixtures';
import { makeActive, saveConfig } from './support/changes';
import { startProduct } from './support/product-server';
import { createTestDatabase } from './support/test-database';

type Worker = { modelboard: Modelboard; alarms: string[] };

const test = base.extend<{ work: (options: Partial<ModelboardOptions>) => Worker; folder: string }>({
  /** Starts a client of the file's server; closed after the test. */
  work: async ({ server }, use) => {
    const clients: Modelboard[] = [];
    await use((options) => {
      const alarms: string[] = [];
      const onAlarm = ({ code }: { code: string }) => void alarms.push(code);
      const given = { url: server.url, token: server.token, logger: null, onAlarm, ...options };
      const modelboard = createModelboard(given);
      clients.push(modelboard);
      return { modelboard, alarms };
    });
    await Promise.all(clients.map((client) => client.close()));
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'modelboard-worker-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

async function makeToken(api: APIRequestContext, name: string): Promise<{ id: string; token: string }> {
  const answer = await api.post('/api/v1/admin/tokens', { data: { name, scopes: ['runtime:read'] } });
  expect(answer.status()).toBe(201);
  const made = await answer.json();
  // Runtime reads look tokens up in memory, which hears of a new one a moment later.
  const headers = { authorization: `Bearer ${made.token}` };
  await expect.poll(async () => (await api.get('/api/v1/runtime/config', { headers })).status()).toBe(200);
  return made;
}

/** A port that is free now, for a server that is to come back at the same address. */
async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return String(typeof address === 'object' && address?.port);
}

test('a save and an activation reach a worker by stream, without an alarm', async ({ api, work }) => {
  const { token } = await makeToken(api, 'stream');
  const { modelboard, alarms } = work({ token, name: 'sdk', instance: 'one' });
  await modelboard.ready();
  await expect.poll(() => modelboard.status().connection).toBe('stream');
  const changes: number[] = [];
  modelboard.onChange(({ revision }) => changes.push(revision));

  const saved = await saveConfig(api, 'flux-kontext-pro', { safety_tolerance: 2 });
  await expect.poll(() => modelboard.config('flux-kontext-pro')?.config).toEqual(saved.config);
  expect({ ...modelboard.config('flux-kontext-pro') }).toMatchObject({
    modelId: 'black-forest-labs/flux-kontext-pro',
    configRevision: saved.revision,
    source: 'stream',
  });

  await makeActive(api, 'flux-kontext-pro');
  await expect.poll(() => modelboard.current()?.modelId).toBe('black-forest-labs/flux-kontext-pro');
  await makeActive(api, 'qwen');
  await expect.poll(() => modelboard.current()?.modelId).toBe('qwen/qwen-image-edit');
  expect(changes).toEqual([...changes].sort((left, right) => left - right));
  expect(alarms).toEqual([]);

  const config = await (await api.get('/api/v1/runtime/config?model=flux-kontext-pro')).json();
  expect(modelboard.snapshot()).toMatchObject({ databaseId: config.database_id });
});

test('what the types and defaults of the SDK say is what a fresh installation gives', async ({ work }) => {
  const { modelboard } = work({});
  const defaults = createModelboard({ logger: null });
  await modelboard.ready();
  for (const name of ['seedream-3', 'seedream-4', 'flux-kontext-max'] as const) {
    const { version, config, slug, path } = defaults.config(name) ?? {};
    expect(modelboard.config(name)).toMatchObject({ version, config, slug, path });
  }
});

test('a revoked token is an alarm, the worker keeps its values, and takes the token that replaces it', async ({
  api,
  work,
}) => {
  const first = await makeToken(api, 'first');
  const second = await makeToken(api, 'second');
  let { token } = first;
  const { modelboard, alarms } = work({ token: () => token });
  await modelboard.ready();
  await expect.poll(() => modelboard.status().connection).toBe('stream');

  expect((await api.delete(`/api/v1/admin/tokens/${first.id}`)).status()).toBe(200);
  await expect.poll(() => modelboard.status().connection, { timeout: 30_000 }).toBe('refused');
  expect(alarms).toEqual(['refused']);
  const saved = await saveConfig(api, 'seedream-4', { num_inference_steps: 30 });
  expect(modelboard.config('seedream-4')?.config).toMatchObject({ num_inference_steps: 50 });

  token = second.token;
  await expect.poll(() => modelboard.config('seedream-4')?.config, { timeout: 15_000 }).toEqual(saved.config);
  await expect.poll(() => modelboard.status()).toMatchObject({ connection: 'stream', alarms: [] });
  await saveConfig(api, 'seedream-4', {});
});

test('workers go on while the product is away, start without it, and are current again when it is back', async ({
  playwright,
  work,
  folder,
}) => {
  test.slow();
  const database = await createTestDatabase();
  const token = 'a token of thirty-two characters or more'.replaceAll(' ', '-');
  const variables = { PORT: await freePort(), MODELBOARD_API_TOKEN: token };
  const start = () => startProduct({ database: { ...database, drop: async () => {} }, variables });
  const cacheFile = join(folder, 'snapshot.json');
  let server = await start();
  try {
    const { url } = server;
    const { modelboard } = work({ url, token, cacheFile });
    await modelboard.ready();
    await server.stop();
    await expect.poll(() => modelboard.status().connection, { timeout: 15_000 }).toBe('away');
    expect(modelboard.current()).toMatchObject({ modelId: 'qwen/qwen-image-edit' });

    const { modelboard: other } = work({ url, token, cacheFile });
    expect(await other.ready()).toMatchObject({ source: 'disk', revision: modelboard.current()?.revision });

    server = await start();
    const api = await playwright.request.newContext({
      baseURL: url,
      extraHTTPHeaders: { authorization: `Bearer ${token}` },
    });
    const saved = await saveConfig(api, 'qwen', { output_quality: 60 });
    await api.dispose();
    for (const each of [modelboard, other]) {
      await expect.poll(() => each.current()?.config, { timeout: 15_000 }).toEqual(saved.config);
      await expect.poll(() => each.status()).toMatchObject({ connection: 'stream', alarms: [] });
    }
  } finally {
    await server.stop();
    await database.drop();
  }
});

test('the worker of README.md works', async ({ api, server, folder }) => {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const example = /```js\n(import [^`]+createModelboard[^`]+)```/.exec(readme)?.[1] ?? '';
  await writeFile(join(folder, 'worker.mjs'), example);
  await buildSdk(join(folder, 'node_modules/modelboard-sdk'));
  const { token } = await makeToken(api, 'readme');
  const WORKER_PORT = await freePort();
  const worker = spawn(process.execPath, ['worker.mjs'], {
    cwd: folder,
    env: { ...process.env, MODELBOARD_URL: server.url, MODELBOARD_TOKEN: token, WORKER_PORT },
    stdio: 'ignore',
  });
  try {
    const ask = () =>
      fetch(`http://127.0.0.1:${WORKER_PORT}`).then(
        (answer) => answer.json(),
        () => null,
      );
    await expect
      .poll(ask, { timeout: 15_000 })
      .toMatchObject({ modelId: 'qwen/qwen-image-edit', source: 'stream' });
    const saved = await saveConfig(api, 'qwen', { output_quality: 55 });
    await expect.poll(ask).toMatchObject({ config: saved.config, source: 'stream' });
  } finally {
    worker.kill();
  }
});
