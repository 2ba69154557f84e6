import { expect } from 'vitest';
import { it } from '@/app/api/fixtures/test';
import type { Api } from '@/e2e/support/api';

const MODELS = '/api/v1/admin/models';
const ACTIVE = '/api/v1/admin/settings/model';
const ANY = { 'if-match': '*' };

const configPath = (model: string) => `${MODELS}/${model}/config`;

const put = (api: Api, model: string, data: object) => api.put(configPath(model), { headers: ANY, data });

it('before the first save: revision 0, nobody, the defaults', async ({ api }) => {
  const answer = await api.get(configPath('flux-kontext-max'));
  expect(await answer.json()).toEqual({
    model_id: 'black-forest-labs/flux-kontext-max',
    version: 1,
    revision: 0,
    config: {
      aspect_ratio: 'match_input_image',
      output_format: 'png',
      safety_tolerance: 4,
      prompt_upsampling: false,
      num_outputs: 1,
      output_quality: 90,
    },
    overrides: {},
    defaults: {
      aspect_ratio: 'match_input_image',
      output_format: 'png',
      safety_tolerance: 4,
      prompt_upsampling: false,
      num_outputs: 1,
      output_quality: 90,
    },
    diff: [],
    updated_at: null,
    updated_by: null,
    note: null,
    etag: answer.headers().etag,
  });
  expect(answer.headers().etag).toMatch(/^"[^"]+"$/);
});

it('PUT takes a whole config, or exactly the overrides', async ({ api }) => {
  const whole = await put(api, 'flux-kontext-max', {
    config: { safety_tolerance: 4, num_outputs: 2, seed: 3 },
    note: 'two',
  });
  expect(await whole.json()).toMatchObject({
    revision: 1,
    overrides: { num_outputs: 2, seed: 3 },
    diff: [
      { path: '/num_outputs', default: 1, current: 2 },
      { path: '/seed', current: 3 },
    ],
    updated_by: 'MODELBOARD_API_TOKEN',
    note: 'two',
  });
  const pinned = await put(api, 'flux-kontext-max', { overrides: { safety_tolerance: 4 } });
  expect(await pinned.json()).toMatchObject({ overrides: { safety_tolerance: 4 }, diff: [] });
});

it('a difference has exactly the keys path, default and current, in this order', async ({ api }) => {
  const answer = await put(api, 'flux-kontext-max', { overrides: { num_outputs: 3 } });
  expect(JSON.stringify((await answer.json()).diff)).toBe(
    '[{"path":"/num_outputs","default":1,"current":3}]',
  );
});

it('PATCH touches only what it names, DELETE resets all', async ({ api }) => {
  await put(api, 'flux-kontext-max', { overrides: { seed: 1, num_outputs: 3 } });
  const patched = await api.patch(configPath('flux-kontext-max'), {
    headers: ANY,
    data: { set: { safety_tolerance: 4 }, unset: ['seed'] },
  });
  expect((await patched.json()).overrides).toEqual({ num_outputs: 3, safety_tolerance: 4 });
  const reset = await api.delete(configPath('flux-kontext-max'), { headers: ANY });
  expect(await reset.json()).toMatchObject({ overrides: {}, diff: [] });
  expect((await reset.json()).config).not.toHaveProperty('seed');
});

it('a save that changes nothing makes no revision, and answers with the present state', async ({ api }) => {
  const first = await put(api, 'flux-kontext-max', { overrides: { seed: 11 }, note: 'first' });
  const again = await put(api, 'flux-kontext-max', { overrides: { seed: 11 }, note: 'second' });
  expect(again.status()).toBe(200);
  expect(await again.json()).toEqual(await first.json());
  expect(again.headers().etag).toBe(first.headers().etag);
});

it('GET answers 304 to the ETag it gave', async ({ api }) => {
  const { etag = '' } = (await api.get(configPath('flux-kontext-max'))).headers();
  for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const answer = await api.get(configPath('flux-kontext-max'), { headers: { 'if-none-match': tag } });
    expect(answer.status(), tag).toBe(304);
    expect(answer.headers().etag).toBe(etag);
  }
  expect(
    (await api.get(configPath('flux-kontext-max'), { headers: { 'if-none-match': '"other"' } })).status(),
  ).toBe(200);
});

it('no ETag repeats when the same values come back', async ({ api }) => {
  const etags: string[] = [];
  for (const seed of [1, 2, 1, 2]) {
    const answer = await put(api, 'flux-kontext-pro', { overrides: { seed } });
    etags.push(answer.headers().etag ?? '');
  }
  expect(new Set(etags).size).toBe(4);
});

it('validate says what is wrong and what differs, and writes nothing', async ({ api }) => {
  const before = await (await api.get(configPath('seedream-3'))).json();
  const validate = (config: object) => api.post(`${configPath('seedream-3')}/validate`, { data: { config } });
  expect(await (await validate({ num_inference_steps: 30 })).json()).toEqual({
    valid: true,
    errors: [],
    diff: [{ path: '/num_inference_steps', default: 50, current: 30 }],
  });
  const refused = await (await validate({ num_inference_steps: 3, nonsense: 1 })).json();
  expect(refused.valid).toBe(false);
  expect(refused.errors.map((error: { path: string }) => error.path).sort()).toEqual([
    '/nonsense',
    '/num_inference_steps',
  ]);
  expect(await (await api.get(configPath('seedream-3'))).json()).toEqual(before);
});

it('the schema is the field list of the seeds and the JSON Schema it comes from', async ({ api }) => {
  const schema = await (await api.get(`${configPath('flux-kontext-pro')}/schema`)).json();
  expect(schema).toMatchObject({
    model_id: 'black-forest-labs/flux-kontext-pro',
    display_name: 'Flux Kontext Pro',
    version: 1,
  });
  expect(schema.fingerprint).toMatch(/^sha256:[0-9a-f]{64}$/);
  const { description, title, order, ...field } = schema.fields.find(
    (entry: { name: string }) => entry.name === 'safety_tolerance',
  );
  expect(field).toEqual({
    name: 'safety_tolerance',
    type: 'int',
    default: 4,
    has_default: true,
    min: 1,
    max: 6,
    required: true,
    nullable: false,
    options: null,
    group: null,
  });
  expect([description, title, typeof order]).toEqual([
    expect.stringMatching(/\w/),
    expect.stringMatching(/\w/),
    'number',
  ]);
  const seed = schema.fields.find((entry: { name: string }) => entry.name === 'seed');
  expect(seed).toMatchObject({ default: null, has_default: false, required: false, min: null, max: null });
  expect(schema.inputs.map((entry: { name: string }) => entry.name)).toEqual(['prompt', 'input_image']);
  expect(schema.json_schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
  });
  expect(schema.json_schema.properties).not.toHaveProperty('prompt');
  expect(await (await api.get(`${configPath('flux-kontext-pro')}/schema?version=1`)).json()).toEqual(schema);
});

it('history is listed, read one by one, and restored as a new revision', async ({ api }) => {
  const model = 'seedream-3';
  await api.delete(configPath(model), { headers: ANY });
  const wanted = await (await put(api, model, { overrides: { guidance_scale: 3 }, note: 'soft' })).json();
  await put(api, model, { overrides: { guidance_scale: 12 } });
  const restored = await api.post(`${configPath(model)}/revisions/${wanted.revision}/restore`, {
    headers: ANY,
    data: { note: 'again' },
  });
  expect(await restored.json()).toMatchObject({
    revision: wanted.revision + 2,
    overrides: { guidance_scale: 3 },
    note: 'again',
  });
  const { revisions } = await (await api.get(`${configPath(model)}/revisions?limit=2`)).json();
  expect(revisions.map((entry: { diff: unknown }) => entry.diff)).toEqual([
    [{ path: '/guidance_scale', before: 12, after: 3 }],
    [{ path: '/guidance_scale', before: 3, after: 12 }],
  ]);
  const one = await (await api.get(`${configPath(model)}/revisions/${wanted.revision}`)).json();
  expect(one).toMatchObject({ note: 'soft', version: 1, overrides: { guidance_scale: 3 } });
});

it('restore without a body works, and asks for If-Match', async ({ api }) => {
  const { revision } = await (await put(api, 'seedream-3', { overrides: { seed: 5 } })).json();
  await api.delete(configPath('seedream-3'), { headers: ANY });
  const restore = `${configPath('seedream-3')}/revisions/${revision}/restore`;
  expect((await api.post(restore)).status()).toBe(428);
  expect((await api.post(restore, { headers: ANY })).status()).toBe(200);
});

it('what was live at a past time is known, values and active model', async ({ api }) => {
  const former = await (await put(api, 'seedream-3', { overrides: { seed: 100 } })).json();
  await put(api, 'seedream-3', { overrides: { seed: 200 } });
  const at = encodeURIComponent(former.updated_at);
  expect(await (await api.get(`${configPath('seedream-3')}?at=${at}`)).json()).toEqual(former);
  const active = await (await api.get(ACTIVE)).json();
  await api.put(ACTIVE, { headers: ANY, data: { model_id: 'seedream-3' } });
  expect(
    (await (await api.get(`${ACTIVE}?at=${encodeURIComponent(active.updated_at)}`)).json()).model_id,
  ).toBe(active.model_id);
  expect((await api.get(`${ACTIVE}?at=2001-01-01T00:00:00Z`)).status()).toBe(404);
  await api.put(ACTIVE, { headers: ANY, data: { model_id: active.model_id } });
});

it('100 concurrent PUTs with the same If-Match: one 200, 99 times 412, one revision, one audit row', async ({
  api,
  product,
}) => {
  const { sql } = product.database;
  const count = async () => {
    const [row] =
      await sql`select (select count(*)::int from config_revisions) as revisions, (select count(*)::int from audit_events) as audit`;
    return row as { revisions: number; audit: number };
  };
  const { etag = '' } = (await api.get(configPath('qwen'))).headers();
  const before = await count();
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, seed) =>
      api.put(configPath('qwen'), { headers: { 'if-match': etag }, data: { overrides: { seed } } }),
    ),
  );
  const statuses = answers.map((answer) => answer.status()).sort();
  expect(statuses).toEqual([200, ...Array(99).fill(412)]);
  expect(await count()).toEqual({ revisions: before.revisions + 1, audit: before.audit + 1 });
});

it('validate refuses what breaks a rule over several parameters, in the words of the rule', async ({
  api,
}) => {
  await api.put('/api/v1/registry/models/bytedance%2Fseedream-4/2/activate', { data: {} });
  const answer = await api.post('/api/v1/admin/models/seedream-4/config/validate', {
    data: { config: { max_images: 4, width: 3000 } },
  });
  expect(await answer.json()).toMatchObject({
    valid: false,
    errors: expect.arrayContaining([
      expect.objectContaining({
        path: '/size',
        message: 'Width counts only with custom. Choose custom, or reset Width.',
      }),
      expect.objectContaining({
        path: '/sequential_image_generation',
        message: 'More than one picture needs a series. Choose auto, or reset Pictures at most.',
      }),
    ]),
  });
});
