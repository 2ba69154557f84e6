import { type APIRequestContext, expect, test } from './fixtures';
import { saveConfig } from './support/changes';

const pathOf = (model: string) => `/api/v1/runtime/models/${model}/input`;
const picture = 'https://example.com/room.png';

const build = (api: APIRequestContext, model: string, data: unknown) => api.post(pathOf(model), { data });

/** What was saved last is what the process has in memory a moment later. */
const hasRevision = (api: APIRequestContext, model: string, revision: number) =>
  expect
    .poll(async () => (await (await build(api, model, { prompt: 'A lamp' })).json()).config_revision)
    .toBe(revision);

test('a worker in any language gets the whole input of a job, by slug or id', async ({ api }) => {
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

test('what is missing or wrong is a 422 that names every place', async ({ api }) => {
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

test('a parameter that the job does not go with is named as a part of the config', async ({ api }) => {
  const source = {
    type: 'object',
    properties: { loud: { type: 'boolean' }, steps: { type: 'integer', default: 20 } },
    allOf: [JSON.parse('{"if": {"required": ["loud"]}, "then": {"properties": {"steps": {"maximum": 10}}}}')],
  };
  const imported = await api.post('/api/v1/admin/models/import', {
    data: { model_id: 'acme/steps', source, inputs: ['loud'] },
  });
  expect(imported.status(), await imported.text()).toBe(201);
  await expect.poll(async () => (await build(api, 'acme%2Fsteps', {})).status()).toBe(200);
  const { errors } = await (await build(api, 'acme%2Fsteps', { loud: true })).json();
  expect(errors).toEqual([{ path: '/steps', code: 'maximum', message: 'Must be at most 10' }]);
});

test('it needs the scope of workers, a model that is there, and JSON', async ({
  api,
  playwright,
  server,
}) => {
  const made = await api.post('/api/v1/admin/tokens', { data: { name: 'reader', scopes: ['models:read'] } });
  const { token } = await made.json();
  const as = async (headers: Record<string, string>, model = 'qwen', data = '{}') => {
    const context = await playwright.request.newContext({ baseURL: server.url, extraHTTPHeaders: headers });
    const answer = await context.post(pathOf(model), { data: Buffer.from(data) });
    const status = answer.status();
    await context.dispose();
    return status;
  };
  const json = { 'content-type': 'application/json' };
  expect(await as(json)).toBe(401);
  expect(await as({ ...json, authorization: 'Bearer wrong' })).toBe(401);
  await expect.poll(() => as({ ...json, authorization: `Bearer ${token}` })).toBe(403);
  const worker = { authorization: `Bearer ${server.token}` };
  expect(await as({ ...worker, 'content-type': 'text/plain' })).toBe(415);
  expect(await as({ ...worker, ...json }, 'qwen', '{')).toBe(400);
  expect(await as({ ...worker, ...json }, 'none')).toBe(404);
});

test('a signed-in person may ask, too', async ({ page, signIn, server }) => {
  await signIn('viewer');
  const answer = await page.request.post(pathOf('qwen'), {
    headers: { origin: server.url },
    data: { prompt: 'A lamp', image: picture },
  });
  expect(answer.status()).toBe(200);
});
