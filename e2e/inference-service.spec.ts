import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installExamples } from '../scripts/check/examples.mjs';
import { type APIRequestContext, test as base, expect } from './fixtures';
import { makeArtefacts, refusedService, startService, type Variables } from './support/inference-service';
import { makeRestartableProduct, type RestartableProduct } from './support/restartable-product';

const MODELS = '/api/v1/registry/models';
/** What both versions are asked, and what they say: 10 kilometres with 2 stops. */
const DELIVERY = { input: [10, 2] };
const MINUTES = { 1: [33], 2: [29] };

type Service = Awaited<ReturnType<typeof startService>>;

type Fixtures = {
  /** A model of this test's own, with versions 1 and 2 in staging. */
  modelName: string;
  /** What the example is started with, with a token that may only read models. */
  variables: Variables;
  /** Starts the example; it has ended after the test. */
  start: (changes?: Partial<Variables>) => Promise<Service>;
  /** Another Modelboard, which a test may end and start again. */
  modelboard: RestartableProduct;
};

const test = base.extend<Fixtures>({
  modelName: async ({ api }, use) => {
    const name = `delivery-${randomBytes(4).toString('hex')}`;
    await register(api, name, 1);
    await register(api, name, 2);
    await use(name);
  },
  variables: async ({ api, server, modelName }, use) => {
    const artefacts = await makeArtefacts();
    const token = await makeToken(api, 'models:read');
    const names = { MODEL_NAME: modelName, ARTEFACTS_DIR: artefacts.directory };
    await use({ MODELBOARD_URL: server.url, MODELBOARD_TOKEN: token, ...names });
    await artefacts.remove();
  },
  start: async ({ variables }, use) => {
    const started: Service[] = [];
    await use(async (changes) => {
      const service = await startService({ ...variables, ...changes });
      started.push(service);
      return service;
    });
    for (const service of started) expect(await service.stop(), service.log()).toBe(0);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  modelboard: async ({}, use) => {
    const modelboard = await makeRestartableProduct();
    await use(modelboard);
    await modelboard.remove();
  },
});

test.beforeAll(async () => {
  test.setTimeout(300_000);
  await installExamples({ stopping: new AbortController().signal, log: console.log });
});

// Each test starts the example several times.
test.describe.configure({ timeout: 120_000 });

async function makeToken(api: APIRequestContext, scope: string): Promise<string> {
  const data = { name: 'inference', scopes: [scope] };
  return (await (await api.post('/api/v1/admin/tokens', { data })).json()).token;
}

async function register(
  api: APIRequestContext,
  name: string,
  version: number,
  path = `models/delivery-time/v${version}/model.onnx`,
) {
  const answer = await api.post(MODELS, { data: { model_name: name, version, path } });
  expect(answer.status(), await answer.text()).toBe(201);
}

async function activate(api: APIRequestContext, name: string, version: number) {
  const answer = await api.put(`${MODELS}/${name}/${version}/activate`);
  expect(answer.status(), await answer.text()).toBe(200);
}

/** Takes the last activation back. */
async function undo(api: APIRequestContext, name: string) {
  const { events } = await (await api.get(`${MODELS}/${name}/events?limit=10`)).json();
  const { id } = events.find((event: { action: string }) => event.action === 'activate');
  expect((await api.post(`${MODELS}/${name}/events/${id}/undo`)).status()).toBe(200);
}

/** Asks without a pause until this version answers; every answer on the way must be whole and right. */
async function askUntil(service: Service, wanted: 1 | 2) {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const { status, version, output } = await service.predict(DELIVERY);
    expect({ status, output }).toEqual({ status: 200, output: MINUTES[version as 1 | 2] });
    if (version === wanted) return;
    if (Date.now() > deadline) throw new Error(`Version ${version} still answers.\n${service.log()}`);
  }
}

test('start-up from a pre-populated registry: what is in production is served', async ({ api, start }) => {
  const file = await readFile('docs/examples/inference-service/registry.json', 'utf8');
  const brought = await api.post('/api/v1/registry/import', { data: JSON.parse(file) });
  expect(brought.status(), await brought.text()).toBe(200);

  const service = await start({ MODEL_NAME: 'delivery-time' });
  expect(await service.predict(DELIVERY)).toEqual({
    status: 200,
    model: 'delivery-time',
    version: 1,
    output: MINUTES[1],
  });
  expect(await service.health()).toEqual({
    status: 'ok',
    model: 'delivery-time',
    version: 1,
    path: 'models/delivery-time/v1/model.onnx',
    since: expect.stringMatching(/^20.+Z$/),
    problem: null,
  });
});

test('it refuses to start, with the reason in one line, until a version is in production', async ({
  api,
  modelName,
  variables,
  start,
}) => {
  const refusal = async (changes: Partial<Variables> = {}) => {
    const [code, printed] = await refusedService({ ...variables, ...changes });
    return [code, printed.replaceAll(variables.ARTEFACTS_DIR, '…')];
  };
  const line = (reason: string) => [1, `inference: cannot start: ${reason}\n`];

  expect(await refusal()).toEqual(
    line(`Modelboard says (404): ${modelName} has no production version. Activate one first.`),
  );
  expect((await refusal({ MODEL_NAME: 'nobody' }))[1]).toContain('cannot start: Modelboard says (404): ');
  expect(await refusal({ MODELBOARD_TOKEN: 'wrong' })).toEqual(
    line('Modelboard does not know this token: check MODELBOARD_TOKEN'),
  );
  expect(await refusal({ MODELBOARD_TOKEN: await makeToken(api, 'runtime:read') })).toEqual(
    line('the token in MODELBOARD_TOKEN may not read models: it needs the scope models:read'),
  );
  expect(await refusal({ MODELBOARD_TOKEN: '' })).toEqual(
    line('Set MODELBOARD_TOKEN: an API token with the scope models:read.'),
  );
  expect(await refusal({ MODEL_NAME: 'qwen' })).toEqual(
    line('version 1 of qwen/qwen-image-edit cannot be loaded: it has no artefact, since a provider hosts it'),
  );

  await activate(api, modelName, 2);
  const artefact = join(variables.ARTEFACTS_DIR, 'models/delivery-time/v2/model.onnx');
  await writeFile(artefact, 'nonsense');
  expect((await refusal())[1]).toContain(
    `version 2 of ${modelName} cannot be loaded: Can't create a session`,
  );
  await rm(artefact);
  expect(await refusal()).toEqual(
    line(`version 2 of ${modelName} cannot be loaded: there is no file …/models/delivery-time/v2/model.onnx`),
  );
  await activate(api, modelName, 1);
  expect(await (await start()).predict(DELIVERY)).toMatchObject({ version: 1 });
});

test('it switches without a restart when another version is promoted, and back when that is undone', async ({
  api,
  modelName,
  start,
}) => {
  await activate(api, modelName, 1);
  const service = await start();
  await askUntil(service, 1);
  await Promise.all([activate(api, modelName, 2), askUntil(service, 2)]);
  expect(await service.health()).toMatchObject({ status: 'ok', version: 2 });
  await Promise.all([undo(api, modelName), askUntil(service, 1)]);
  expect(service.log()).toContain(`switched from version 1 to version 2 of ${modelName}`);
  expect(service.log()).toContain(`switched from version 2 to version 1 of ${modelName}`);
});

test('a version that cannot be loaded does not take over, and is taken as soon as it can be', async ({
  api,
  modelName,
  variables,
  start,
}) => {
  const path = 'models/late/model.onnx';
  await register(api, modelName, 3, path);
  await activate(api, modelName, 1);
  const service = await start();
  await activate(api, modelName, 3);

  const problem = `version 3 of ${modelName} cannot be loaded: there is no file ${join(variables.ARTEFACTS_DIR, path)}; going on with version 1`;
  await expect.poll(service.health).toMatchObject({ status: 'degraded', version: 1, problem });
  expect(service.log().split(problem), 'said once').toHaveLength(2);
  expect(await service.predict(DELIVERY)).toMatchObject({ version: 1, output: MINUTES[1] });

  await mkdir(join(variables.ARTEFACTS_DIR, 'models/late'));
  await copyFile(
    join(variables.ARTEFACTS_DIR, 'models/delivery-time/v2/model.onnx'),
    join(variables.ARTEFACTS_DIR, path),
  );
  await expect.poll(service.health).toMatchObject({ status: 'ok', version: 3, path, problem: null });
  expect(await service.predict(DELIVERY)).toMatchObject({ version: 3, output: MINUTES[2] });
});

test('an artefact that was changed after it was registered, or lies elsewhere, is not loaded', async ({
  api,
  modelName,
  variables,
}) => {
  const path = 'models/delivery-time/v1/model.onnx';
  const metadata = { sha256: 'd239c49a74002a83754973360a12279fa6b755d14dd24fc179a78f73efaf8dcb' };
  await api.post(MODELS, { data: { model_name: modelName, version: 3, path, metadata } });
  await activate(api, modelName, 3);
  await copyFile(
    join(variables.ARTEFACTS_DIR, 'models/delivery-time/v2/model.onnx'),
    join(variables.ARTEFACTS_DIR, path),
  );
  const [code, printed] = await refusedService(variables);
  expect(code).toBe(1);
  expect(printed).toContain('is not the file that was registered: its SHA-256 is baaa2965');

  await register(api, modelName, 4, '../elsewhere.onnx');
  await activate(api, modelName, 4);
  expect((await refusedService(variables))[1]).toContain('../elsewhere.onnx lies outside');
});

test('a request that is no prediction is refused with what to send', async ({ api, modelName, start }) => {
  await activate(api, modelName, 1);
  const service = await start();
  const refused = { status: 400, error: 'Send {"input": […]} with 2 numbers.' };
  for (const body of [{}, null, { input: [1] }, { input: [1, '2'] }, { input: 'both' }, [1, 2]]) {
    expect(await service.predict(body)).toEqual(refused);
  }
  expect(await service.predict({ input: Array(100_000).fill(1) })).toMatchObject({ status: 413 });
  const many = await Promise.all(Array.from({ length: 50 }, () => service.predict(DELIVERY)));
  expect(many.map(({ output }) => output)).toEqual(Array(50).fill(MINUTES[1]));
});

test('while Modelboard or its database is down it goes on, starts again with what it served, and is current when Modelboard is back', async ({
  playwright,
  modelboard,
  variables,
  start,
}) => {
  const url = await modelboard.start();
  const { token } = modelboard;
  const api = await playwright.request.newContext({
    baseURL: url,
    extraHTTPHeaders: { authorization: `Bearer ${token}` },
  });
  await register(api, 'delivery', 1);
  await register(api, 'delivery', 2);
  await activate(api, 'delivery', 2);
  const there = { MODELBOARD_URL: url, MODELBOARD_TOKEN: token, MODEL_NAME: 'delivery' };
  const running = await start(there);

  await modelboard.postgres.stop();
  await expect.poll(running.health).toMatchObject({
    problem: expect.stringMatching(/^Modelboard says \(503\): .+; going on with version 2$/),
  });
  await askUntil(running, 2);
  await modelboard.postgres.start();
  await expect.poll(running.health, { timeout: 20_000 }).toMatchObject({ status: 'ok' });
  await modelboard.stop();

  const away = `Modelboard cannot be reached at ${url} (ECONNREFUSED)`;
  await expect.poll(running.health).toMatchObject({ problem: `${away}; going on with version 2` });
  await askUntil(running, 2);
  const restarted = await start(there);
  expect(await restarted.health()).toMatchObject({
    status: 'degraded',
    version: 2,
    problem: `${away}; serving version 2, as before`,
  });
  await askUntil(restarted, 2);
  const [code, printed] = await refusedService({ ...variables, ...there, MODEL_NAME: 'another' });
  expect([code, printed]).toEqual([
    1,
    `inference: cannot start: ${away}, and it is not known what was served last\n`,
  ]);

  await modelboard.start();
  for (const service of [running, restarted]) {
    await expect.poll(service.health, { timeout: 20_000 }).toMatchObject({ status: 'ok', version: 2 });
  }
  await activate(api, 'delivery', 1);
  for (const service of [running, restarted]) await askUntil(service, 1);
  await api.dispose();
});
