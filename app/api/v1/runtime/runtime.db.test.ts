import { describe, expect } from 'vitest';
import type { Product } from '@/app/api/fixtures/product';
import { it as base } from '@/app/api/fixtures/test';
import type { Api } from '@/e2e/support/api';
import { saveConfig } from '@/e2e/support/changes';

/** Both ask over HTTP, since delivery answers workers before any route handler; `worker` may do everything. */
const it = base.extend<{ asWorker: Product['client']; worker: Api }>({
  asWorker: [async ({ product }, use) => use((await product.listen()).client), { scope: 'file' }],
  worker: async ({ asWorker, product }, use) => use(asWorker({ authorization: `Bearer ${product.token}` })),
});

const CONFIG = '/api/v1/runtime/config';
const SNAPSHOT = '/api/v1/runtime/snapshot';

it('a worker gets the active model, a named one, and everything', async ({ worker: api }) => {
  const active = await api.get(CONFIG);
  expect(active.status()).toBe(200);
  const config = await active.json();
  expect(config).toMatchObject({
    model_id: 'qwen/qwen-image-edit',
    version: 1,
    path: null,
    config_revision: 0,
  });
  expect(config.config).toMatchObject({ output_quality: 80, go_fast: true });
  expect(active.headers()).toMatchObject({
    'cache-control': 'private, no-cache',
    'modelboard-database': config.database_id,
    'x-content-type-options': 'nosniff',
  });
  expect(active.headers()).not.toHaveProperty('modelboard-stale');

  for (const key of ['flux-kontext-pro', 'black-forest-labs%2Fflux-kontext-pro'])
    expect(await (await api.get(`${CONFIG}?model=${key}`)).json()).toMatchObject({
      model_id: 'black-forest-labs/flux-kontext-pro',
      config: { safety_tolerance: 4 },
    });
  const { models, active_model } = await (await api.get(SNAPSHOT)).json();
  expect(active_model).toBe('qwen/qwen-image-edit');
  expect(Object.keys(models)).toHaveLength(5);
});

it('a save reaches workers with a higher revision, and what is unchanged is 304', async ({ worker: api }) => {
  const first = await api.get(CONFIG);
  const known = { 'if-none-match': first.headers().etag ?? '' };
  expect((await api.get(CONFIG, { headers: known })).status()).toBe(304);
  const { revision } = await first.json();
  await saveConfig(api, 'qwen', { output_quality: 55 });
  await expect.poll(async () => (await api.get(CONFIG, { headers: known })).status()).toBe(200);
  const after = await (await api.get(CONFIG)).json();
  expect(after).toMatchObject({ config: { output_quality: 55 }, config_revision: 1 });
  expect(after.revision).toBeGreaterThan(revision);
});

it('what was written is served when the write is answered: values, the active model, a new token', async ({
  worker: api,
  asWorker,
}) => {
  for (const output_quality of [61, 62, 63]) {
    await saveConfig(api, 'qwen', { output_quality });
    expect((await (await api.get(`${CONFIG}?model=qwen`)).json()).config).toMatchObject({ output_quality });
  }
  const made = await api.post('/api/v1/admin/tokens', { data: { name: 'New', scopes: ['runtime:read'] } });
  const { id, token } = await made.json();
  const authorization = `Bearer ${token}`;
  expect((await asWorker({ authorization }).get(CONFIG)).status()).toBe(200);
  await api.delete(`/api/v1/admin/tokens/${id}`);
  expect((await asWorker({ authorization }).get(CONFIG)).status()).toBe(401);
});

it('errors are problems that say what to do', async ({ worker: api, asWorker }) => {
  const stranger = asWorker();
  const refusable: Record<string, string>[] = [{}, { authorization: 'Bearer wrong' }];
  for (const headers of refusable) {
    const refused = await stranger.get(CONFIG, { headers });
    expect(refused.status()).toBe(401);
    expect((await refused.json()).detail).toContain('Authorization: Bearer');
  }
  expect((await api.get(`${CONFIG}?model=none`)).status()).toBe(404);
  const malformed = await api.get(`${CONFIG}?model=a/b/c`);
  expect(malformed.status()).toBe(400);
  expect((await malformed.json()).errors).toMatchObject([{ path: '/model', in: 'query' }]);
  await api.post('/api/v1/registry/models', {
    data: { model_name: 'unborn', version: 1, path: 'unborn.onnx', metadata: {} },
  });
  await expect.poll(async () => (await api.get(`${CONFIG}?model=unborn`)).status()).toBe(409);
  const refused = await api.post(CONFIG, { data: {} });
  expect([refused.status(), refused.headers().allow]).toEqual([405, 'HEAD, GET, OPTIONS']);
});

it('a signed-in browser may read as well', async ({ signIn }) => {
  const viewer = await signIn('viewer');
  const answer = await viewer.api.get(CONFIG);
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({ model_id: 'qwen/qwen-image-edit' });
});

describe('the input of a job', () => {
  const pathOf = (model: string) => `/api/v1/runtime/models/${model}/input`;
  const picture = 'https://example.com/room.png';

  const build = (api: Api, model: string, data: unknown) => api.post(pathOf(model), { data });

  /** What was saved last is what the process has in memory a moment later. */
  const hasRevision = (api: Api, model: string, revision: number) =>
    expect
      .poll(async () => (await (await build(api, model, { prompt: 'A lamp' })).json()).config_revision)
      .toBe(revision);

  it('a worker in any language gets the whole input of a job, by slug or id', async ({ api }) => {
    await saveConfig(api, 'flux-kontext-pro', { safety_tolerance: 3, seed: 7 });
    await hasRevision(api, 'flux-kontext-pro', 1);
    for (const model of ['flux-kontext-pro', 'black-forest-labs%2Fflux-kontext-pro']) {
      const answer = await build(api, model, { prompt: 'A lamp', image: picture, seed: 1 });
      expect(answer.status()).toBe(200);
      const { warnings, ...built } = await answer.json();
      expect(built).toEqual({
        model_id: 'black-forest-labs/flux-kontext-pro',
        version: 1,
        config_revision: 1,
        input: {
          prompt: 'A lamp',
          input_image: picture,
          aspect_ratio: 'match_input_image',
          output_format: 'png',
          safety_tolerance: 3,
          prompt_upsampling: false,
          seed: 7,
        },
      });
      expect(warnings.map(({ path, code }: Record<string, string>) => [path, code])).toEqual([
        ['/num_outputs', 'left_out'],
        ['/output_quality', 'left_out'],
        ['/safety_tolerance', 'may_be_refused'],
      ]);
    }
  });

  it('what is missing or wrong is a 422 that names every place', async ({ api }) => {
    const refused = await build(api, 'qwen', {
      prompt: ' ',
      image: 'http://example.com/a.png',
      promt: 'A lamp',
    });
    expect(refused.status()).toBe(422);
    const { code, errors } = await refused.json();
    expect(code).toBe('invalid');
    expect(errors).toEqual([
      { path: '/image', code: 'format', message: 'Must be an https address or a data URL', in: 'body' },
      { path: '/prompt', code: 'required', message: 'prompt is required', in: 'body' },
      { path: '/promt', code: 'unknown_parameter', message: 'Unknown parameter', in: 'body' },
    ]);
    const painted = await build(api, 'seedream-3', { prompt: 'A lamp', image: picture });
    expect((await painted.json()).errors).toMatchObject([
      { path: '/image', message: 'Seedream 3 takes no image' },
    ]);
    expect((await build(api, 'qwen', [])).status()).toBe(422);
  });

  it('a parameter that the job does not go with is named as a part of the config', async ({ api }) => {
    const source = {
      type: 'object',
      properties: { loud: { type: 'boolean' }, steps: { type: 'integer', default: 20 } },
      allOf: [
        JSON.parse('{"if": {"required": ["loud"]}, "then": {"properties": {"steps": {"maximum": 10}}}}'),
      ],
    };
    const imported = await api.post('/api/v1/admin/models/import', {
      data: { model_id: 'acme/steps', source, inputs: ['loud'] },
    });
    expect(imported.status(), await imported.text()).toBe(201);
    await expect.poll(async () => (await build(api, 'acme%2Fsteps', {})).status()).toBe(200);
    const { errors } = await (await build(api, 'acme%2Fsteps', { loud: true })).json();
    expect(errors).toEqual([{ path: '/steps', code: 'maximum', message: 'Must be at most 10' }]);
  });

  it('it needs the scope of workers, a model that is there, and JSON', async ({ api, as, product }) => {
    const made = await api.post('/api/v1/admin/tokens', {
      data: { name: 'reader', scopes: ['models:read'] },
    });
    const { token } = await made.json();
    const status = async (headers: Record<string, string>, model = 'qwen', data = '{}') =>
      (await as(headers).post(pathOf(model), { data: Buffer.from(data) })).status();
    const json = { 'content-type': 'application/json' };
    expect(await status(json)).toBe(401);
    expect(await status({ ...json, authorization: 'Bearer wrong' })).toBe(401);
    await expect.poll(() => status({ ...json, authorization: `Bearer ${token}` })).toBe(403);
    const worker = { authorization: `Bearer ${product.token}` };
    expect(await status({ ...worker, 'content-type': 'text/plain' })).toBe(415);
    expect(await status({ ...worker, ...json }, 'qwen', '{')).toBe(400);
    expect(await status({ ...worker, ...json }, 'none')).toBe(404);
  });

  it('a signed-in person may ask, too', async ({ signIn, product }) => {
    const viewer = await signIn('viewer');
    const answer = await viewer.api.post(pathOf('qwen'), {
      headers: { origin: product.origin },
      data: { prompt: 'A lamp', image: picture },
    });
    expect(answer.status()).toBe(200);
  });
});
