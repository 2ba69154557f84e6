import { expect } from 'vitest';
import { it } from '@/app/api/fixtures/test';
import type { Api } from '@/e2e/support/api';
import { saveConfig } from '@/e2e/support/changes';

const REGISTRY = '/api/v1/registry';
const MODELS = `${REGISTRY}/models`;

const artefact = (name: string, version: number) => ({
  model_name: name,
  version,
  path: `models/${name}/v${version}/model.onnx`,
  metadata: { description: 'Trained on COCO.', metrics: { accuracy: 0.78, latency_ms: 30 } },
});

const activate = (api: Api, name: string, version: number, data?: object) =>
  api.put(`${MODELS}/${encodeURIComponent(name)}/${version}/activate`, { data });

/** The example of the first specification of the registry. */
const SEED = {
  models: [
    {
      model_name: 'yolov8n-seed',
      version: 1,
      path: 'models/yolov8n-coco/v1/model.onnx',
      status: 'production',
      creation_timestamp: '2025-06-25T12:00:00Z',
      metadata: {
        description: 'Initial YOLOv8 Nano model trained on COCO.',
        metrics: { accuracy: 0.78, latency_ms: 30 },
      },
    },
    {
      model_name: 'yolov8n-seed',
      version: 2,
      path: 'models/yolov8n-coco/v2/model.onnx',
      status: 'staging',
      creation_timestamp: '2025-07-01T15:30:00Z',
      metadata: {
        description: 'Retrained with additional data.',
        metrics: { accuracy: 0.82, latency_ms: 32 },
      },
    },
  ],
};

it('the full life cycle: register, look, activate, look again, demote, archive, undo', async ({ api }) => {
  const name = 'yolov8n-coco';
  const made = await api.post(MODELS, { data: artefact(name, 1) });
  expect(made.status()).toBe(201);
  expect(await made.json()).toMatchObject({ ...artefact(name, 1), status: 'staging' });
  expect((await api.post(MODELS, { data: artefact(name, 1) })).status(), 'a duplicate').toBe(409);
  expect((await api.post(MODELS, { data: artefact(name, 2) })).status()).toBe(201);

  const statuses = async () =>
    (await (await api.get(`${MODELS}?model_name=${name}`)).json()).models.map(
      (version: { status: string }) => version.status,
    );
  expect(await statuses()).toEqual(['staging', 'staging']);
  expect((await api.get(`${MODELS}/${name}/production`)).status(), 'none yet').toBe(404);

  // As the first specification does it: no body, no If-Match.
  const first = await activate(api, name, 1);
  expect(first.status()).toBe(200);
  expect(await first.json()).toMatchObject({ version: 1, status: 'production' });
  await activate(api, name, 2, { note: 'better' });
  expect(await statuses()).toEqual(['staging', 'production']);
  expect(await (await api.get(`${MODELS}/${name}/production`)).json()).toMatchObject({ version: 2 });
  expect(await (await api.get(`${MODELS}/${name}/2`)).json()).toMatchObject({ status_note: 'better' });

  const { events } = await (await api.get(`${MODELS}/${name}/events`)).json();
  const [activation] = events;
  expect(activation).toMatchObject({ version: 2, action: 'activate', former_version: 1 });
  const then = await api.get(`${MODELS}/${name}/events?at=${events[2].created_at}`);
  expect((await then.json()).production).toMatchObject({ version: 1 });

  expect((await api.put(`${MODELS}/${name}/2/archive`)).status(), 'in production').toBe(409);
  const undone = await api.post(`${MODELS}/${name}/events/${activation.id}/undo`, {
    data: { note: 'slower' },
  });
  expect(await undone.json()).toMatchObject({ version: 1, status: 'production' });
  expect((await api.post(`${MODELS}/${name}/events/${activation.id}/undo`)).status()).toBe(409);
  expect(await (await api.put(`${MODELS}/${name}/2/archive`)).json()).toMatchObject({ status: 'archived' });
  expect(await statuses()).toEqual(['production', 'archived']);
});

it('a registry.json makes a registry, and the same again changes nothing', async ({ api }) => {
  const brought = await api.post(`${REGISTRY}/import`, { data: SEED });
  expect(brought.status(), await brought.text()).toBe(200);
  expect(await brought.json()).toMatchObject({ models: SEED.models.map(withMilliseconds), skipped: 0 });
  const production = await (await api.get(`${MODELS}/yolov8n-seed/production`)).json();
  expect(production).toMatchObject({ version: 1, path: 'models/yolov8n-coco/v1/model.onnx' });

  const exported = await (await api.get(`${REGISTRY}/export`)).json();
  const named = exported.models.filter(
    (entry: { model_name: string }) => entry.model_name === 'yolov8n-seed',
  );
  expect(named).toEqual(SEED.models.map(withMilliseconds));
  const again = await api.post(`${REGISTRY}/import`, { data: exported });
  expect(await again.json()).toEqual({ models: [], skipped: exported.models.length });
});

const withMilliseconds = (entry: (typeof SEED)['models'][number]) => ({
  ...entry,
  creation_timestamp: entry.creation_timestamp.replace('Z', '.000Z'),
});

it('an import with faults names them all and stores nothing', async ({ api }) => {
  await api.post(`${REGISTRY}/import`, { data: SEED });
  const [first, second] = SEED.models;
  const fresh = { ...artefact('fresh', 1), status: 'production' };
  const models = [
    fresh,
    { ...fresh, version: 2 },
    { ...first, path: 'elsewhere.onnx', metadata: {} },
    second,
    { ...second, version: 3, status: 'production' },
    { ...fresh, model_name: 'qwen/qwen-image-edit', version: 9 },
    fresh,
    { ...fresh, version: 4, status: 'staging', parameters_schema: { type: 'array' } },
  ];
  const refused = await api.post(`${REGISTRY}/import`, { data: { models } });
  expect(refused.status()).toBe(422);
  const { errors } = await refused.json();
  expect(errors.map((error: { path: string }) => error.path)).toEqual([
    '/models/1/status',
    '/models/2/path',
    '/models/2/metadata',
    '/models/4/status',
    '/models/5',
    '/models/6/version',
    '/models/7/parameters_schema',
  ]);
  expect(errors[0].message).toContain('/models/0');
  expect((await api.get(`${MODELS}/fresh/1`)).status()).toBe(404);
});

it('what may not be is refused with its reason', async ({ api }) => {
  const post = async (change: object) => {
    const answer = await api.post(MODELS, { data: { ...artefact('refused', 1), ...change } });
    return [answer.status(), (await answer.json()).errors.map((error: { path: string }) => error.path)];
  };
  expect(await post({ status: 'production' })).toEqual([422, ['/status']]);
  expect(await post({ version: 0 })).toEqual([422, ['/version']]);
  expect(await post({ model_name: 'a/b/c' })).toEqual([422, ['/model_name']]);
  expect(await post({ model_name: 'import' })).toEqual([422, ['/model_name']]);
  expect(await post({ path: undefined })).toEqual([422, ['/path']]);
  expect(await post({ metadata: [] })).toEqual([422, ['/metadata']]);
  expect(await post({ colour: 'red' })).toEqual([422, ['/colour']]);
  expect(await post({ model_name: 'qwen' })).toEqual([409, []]);
  expect((await api.get(`${MODELS}/nobody/production`)).status()).toBe(404);
  expect((await api.get(`${MODELS}/qwen/x`)).status()).toBe(400);
  expect((await api.get(`${MODELS}/qwen/7`)).status()).toBe(404);
  expect((await activate(api, 'qwen', 7, { decisions: 'all' })).status(), '404 before 422').toBe(404);
  const undecided = await activate(api, 'qwen', 2, { decisions: { seed: { keep: true } } });
  expect([undecided.status(), (await undecided.json()).errors.length]).toEqual([422, 1]);
});

it('the list is filtered and paged', async ({ api }) => {
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const answer = await api.get(`${MODELS}?status=staging&limit=2${cursor && `&cursor=${cursor}`}`);
    const page: { models: { model_name: string; version: number }[]; next_cursor: string | null } =
      await answer.json();
    seen.push(...page.models.map((version) => `${version.model_name} ${version.version}`));
    cursor = page.next_cursor;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual(expect.arrayContaining(['bytedance/seedream-4 2', 'qwen/qwen-image-edit 2']));
});

it('Flux Kontext Pro goes from version 1 to 2 with decisions, and back', async ({ api }) => {
  const name = 'flux-kontext-pro';
  const stored = { num_outputs: 3, output_quality: 70, output_format: 'webp', safety_tolerance: 5 };
  const { config } = await saveConfig(api, name, stored);
  const compared = await (await api.get(`${MODELS}/${name}/2/compare`)).json();
  const breaking = compared.affected.filter((entry: { class: string }) => entry.class === 'breaking');
  expect(breaking.map((entry: { path: string }) => entry.path).sort()).toEqual([
    '/num_outputs',
    '/output_format',
    '/output_quality',
  ]);
  expect(compared.before).toEqual(config);
  expect(compared.after).toEqual({
    aspect_ratio: 'match_input_image',
    output_format: 'png',
    safety_tolerance: 5,
    prompt_upsampling: false,
  });

  const refused = await activate(api, name, 2);
  expect(refused.status()).toBe(409);
  expect((await refused.json()).affected).toEqual(breaking);
  const decisions = {
    '/num_outputs': { drop: true },
    '/output_quality': { drop: true },
    '/output_format': { value: 'jpg' },
  };
  const open = (await api.get(`/api/v1/admin/models/${name}/config`)).headers().etag ?? '';
  expect((await activate(api, name, 2, { decisions, pin_moved_defaults: true })).status()).toBe(200);
  const after = await (await api.get(`/api/v1/admin/models/${name}/config`)).json();
  expect(after).toMatchObject({
    version: 2,
    overrides: { safety_tolerance: 5, output_format: 'jpg' },
    note: 'version 1 → 2',
  });
  const stale = await api.put(`/api/v1/admin/models/${name}/config`, {
    headers: { 'if-match': open },
    data: { overrides: stored },
  });
  expect(stale.status(), 'a form left open under version 1').toBe(412);

  const { events } = await (await api.get(`${MODELS}/${name}/events?limit=1`)).json();
  expect((await api.post(`${MODELS}/${name}/events/${events[0].id}/undo`)).status()).toBe(200);
  const back = await (await api.get(`/api/v1/admin/models/${name}/config`)).json();
  expect([back.version, back.overrides, back.config]).toEqual([1, stored, config]);
});

it('a viewer reads and changes nothing', async ({ product, signIn }) => {
  const viewer = await signIn('viewer');
  const headers = { origin: product.origin };
  expect((await viewer.api.get(`${MODELS}?limit=1`)).status()).toBe(200);
  const refused = await viewer.api.put(`${MODELS}/qwen/2/activate`, { headers });
  expect([refused.status(), (await refused.json()).permission]).toEqual([403, 'registry:write']);
});

it('200 concurrent activations of 20 versions: never other than one production, one unbroken chain', async ({
  api,
  product,
}) => {
  const name = 'acme/busy';
  const id = encodeURIComponent(name);
  for (let version = 1; version <= 20; version += 1) {
    const parameters_schema = {
      type: 'object',
      properties: { steps: { type: 'integer', default: version } },
    };
    const data = { ...artefact(name, version), parameters_schema };
    expect((await api.post(MODELS, { data })).status()).toBe(201);
  }
  await activate(api, name, 1);

  let isOver = false;
  const looks: number[] = [];
  const readers = [
    async () => (await (await api.get(`${MODELS}?model_name=${id}&status=production`)).json()).models.length,
    async () => ((await api.get(`${MODELS}/${id}/production`)).status() === 200 ? 1 : 0),
    async () => {
      const [row] = await product.database.sql`
        select count(*)::int as count from model_versions where model_id = ${name} and status = 'production'`;
      return row?.count;
    },
  ].map(async (look) => {
    while (!isOver) looks.push(await look());
  });
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, index) => activate(api, name, 1 + ((index * 7) % 20))),
  );
  isOver = true;
  await Promise.all(readers);
  expect(answers.map((answer) => answer.status())).toEqual(Array(200).fill(200));
  expect(looks.length).toBeGreaterThan(20);
  expect(new Set(looks)).toEqual(new Set([1]));

  const { events } = await (await api.get(`${MODELS}/${id}/events?limit=1000`)).json();
  type Event = { status: string; version: number; former_version: number | null; config_revision: number };
  const chain = (events as Event[]).filter(({ status }) => status === 'production').reverse();
  expect(chain.length).toBeGreaterThan(20);
  expect(chain.map((event) => event.former_version)).toEqual([
    null,
    ...chain.slice(0, -1).map((event) => event.version),
  ]);
  expect(chain.map((event) => event.config_revision)).toEqual(chain.map((_, index) => index + 1));
  const { version, revision } = await (await api.get(`/api/v1/admin/models/${id}/config`)).json();
  expect([version, revision]).toEqual([chain.at(-1)?.version, chain.length]);
});
