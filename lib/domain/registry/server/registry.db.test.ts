import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { registerForTest } from '@/lib/domain/fixtures/register-for-test';
import { contextOf, startForTest } from '@/lib/domain/fixtures/start-for-test';
import { getModel, updateModel } from '@/lib/domain/models/server';
import type { Context } from '@/lib/platform/context';
import {
  activateVersion,
  archiveVersion,
  getProduction,
  getVersion,
  listVersionEvents,
  listVersions,
  readProductionAt,
  registerVersion,
} from '.';

let database: TestDatabase;
let ctx: Context;

beforeAll(async () => {
  database = await createTestDatabase();
  await startForTest(database);
  ctx = contextOf(database.db, 'editor');
});

afterAll(() => database.drop());

const COCO = 'yolov8n-coco';
const coco = (version: number, rest = {}) => ({
  model_name: COCO,
  version,
  path: `models/yolov8n-coco/v${version}/model.onnx`,
  metadata: { description: 'Retrained', metrics: { accuracy: 0.82, latency_ms: 32 } },
  status: 'staging' as const,
  ...rest,
});
const activate = (modelName: string, version: number, note?: string) =>
  activateVersion({ ctx, input: { modelName, version, note, ifMatch: null } });
const list = async (filter: object) =>
  (await listVersions({ ctx, input: { limit: 200, ...filter } })).models.map((row) => [
    row.model_name,
    row.version,
  ]);

describe('what seed 5 tests by name', () => {
  it('register a new model', async () => {
    const made = await registerVersion({ ctx, input: coco(1) });
    expect(made).toMatchObject({ ...coco(1), created_by: 'Some editor', provider_ref: null });
    expect(made.parameters_schema).toMatchObject({ properties: {}, additionalProperties: false });
    expect(await getVersion({ ctx, input: { modelName: COCO, version: 1 } })).toEqual(made);
    expect(await getModel({ ctx, input: { modelId: COCO } })).toMatchObject({
      id: COCO,
      slug: COCO,
      kind: 'imported',
      version: null,
    });
  });

  it('register a duplicate version fails', async () => {
    await expect(registerVersion({ ctx, input: coco(1) })).rejects.toMatchObject({
      code: 'conflict',
      message: 'yolov8n-coco has a version 1 already.',
    });
  });

  it('list models, and list models by name', async () => {
    await registerVersion({ ctx, input: coco(2) });
    const all = await list({});
    expect(all).toContainEqual(['qwen/qwen-image-edit', 1]);
    expect(all.slice(-2)).toEqual([
      [COCO, 1],
      [COCO, 2],
    ]);
    expect(await list({ model_name: 'YOLOv8n-COCO' })).toHaveLength(2);
    expect(await list({ model_name: 'qwen' })).toContainEqual(['qwen/qwen-image-edit', 1]);
    expect(await list({ model_name: COCO, order: 'desc' })).toEqual([
      [COCO, 2],
      [COCO, 1],
    ]);
    expect(await list({ model_name: 'nobody' })).toEqual([]);
    expect(await list({ model_name: 'not a name' })).toEqual([]);
  });

  it('activate a model', async () => {
    expect(await activate(COCO, 1, 'first')).toMatchObject({
      version: 1,
      status: 'production',
      status_by: 'Some editor',
      status_note: 'first',
    });
    expect(await getModel({ ctx, input: { modelId: COCO } })).toMatchObject({ version: 1 });
  });

  it('activate demotes the old production version', async () => {
    await activate(COCO, 2);
    const { models } = await listVersions({ ctx, input: { model_name: COCO, limit: 9 } });
    expect(models.map(({ status }) => status)).toEqual(['staging', 'production']);
  });

  it('get the production model', async () => {
    expect(await getProduction({ ctx, input: { modelName: COCO } })).toMatchObject({ version: 2 });
    await registerForTest(ctx, 'unpromoted', 1);
    await expect(getProduction({ ctx, input: { modelName: 'unpromoted' } })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('concurrent writes: versions of one new model, all at once', async () => {
    const numbers = Array.from({ length: 30 }, (_, index) => index + 1);
    await Promise.all(numbers.map((version) => registerForTest(ctx, 'acme/busy', version)));
    expect(await list({ model_name: 'acme/busy' })).toEqual(numbers.map((version) => ['acme/busy', version]));
    const same = await Promise.allSettled(numbers.map(() => registerForTest(ctx, 'acme/busy', 31)));
    expect(same.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(same.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
  });
});

describe('registering', () => {
  it('is not for built-in and not for archived models', async () => {
    await expect(registerForTest(ctx, 'qwen', 3)).rejects.toMatchObject({ code: 'conflict' });
    await registerForTest(ctx, 'shelved', 1);
    await updateModel({ ctx, input: { modelId: 'shelved', archived: true } });
    for (const refused of [
      () => registerForTest(ctx, 'shelved', 2),
      () => activate('shelved', 1),
      () => archiveVersion({ ctx, input: { modelName: 'shelved', version: 1 } }),
    ]) {
      await expect(refused()).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('is archived'),
      });
    }
    expect(await list({})).not.toContainEqual(['shelved', 1]);
    expect(await list({ model_name: 'shelved' })).toEqual([['shelved', 1]]);
  });

  it('names the place of what is wrong with a schema', async () => {
    const schema = { type: 'object', properties: { steps: { type: 'integer', minimum: 'one' } } };
    const refused = registerVersion({ ctx, input: coco(3, { parameters_schema: schema }) });
    await expect(refused).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ path: '/parameters_schema/properties/steps/minimum', in: 'body' }],
    });
  });

  it('keeps the order of the parameters and guesses no role', async () => {
    const properties = { zoom: { default: 1 }, prompt: { type: 'string', default: 'a' }, alpha: {} };
    const { parameters_schema } = await registerForTest(ctx, 'ordered', 1, properties);
    expect(parameters_schema?.properties).toMatchObject({
      zoom: { 'x-order': 0, 'x-role': 'config' },
      prompt: { 'x-order': 1, 'x-role': 'config' },
      alpha: { 'x-order': 2, 'x-role': 'config' },
    });
  });
});

describe('archiving', () => {
  it('takes a version out of the way, and it may come back', async () => {
    const archive = () => archiveVersion({ ctx, input: { modelName: COCO, version: 1, note: 'old' } });
    expect(await archive()).toMatchObject({ status: 'archived', status_note: 'old' });
    const again = await archive();
    expect(again).toEqual(await getVersion({ ctx, input: { modelName: COCO, version: 1 } }));
    await expect(archiveVersion({ ctx, input: { modelName: COCO, version: 2 } })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await list({ status: 'archived' })).toEqual([[COCO, 1]]);
    expect(await activate(COCO, 1)).toMatchObject({ status: 'production' });
  });
});

describe('events', () => {
  it('say who did what, newest first, a page at a time', async () => {
    const page = (limit: number, cursor?: string) =>
      listVersionEvents({ ctx, input: { modelName: COCO, limit, cursor } });
    const { events, next_cursor } = await page(200);
    expect(next_cursor).toBeNull();
    expect(events.map(({ version, action, status }) => [version, action, status])).toEqual([
      [1, 'activate', 'production'],
      [2, 'activate', 'staging'],
      [1, 'archive', 'archived'],
      [2, 'activate', 'production'],
      [1, 'activate', 'staging'],
      [1, 'activate', 'production'],
      [2, 'register', 'staging'],
      [1, 'register', 'staging'],
    ]);
    expect(events[0]).toMatchObject({ former_version: 2, former_status: 'archived', config_revision: 3 });
    const first = await page(3);
    expect([...first.events, ...(await page(200, first.next_cursor ?? '')).events]).toEqual(events);
  });

  it('tell what was in production at a time', async () => {
    const { events } = await listVersionEvents({ ctx, input: { modelName: COCO, limit: 200 } });
    const at = async (time: string) =>
      (await readProductionAt({ ctx, input: { modelName: COCO, at: time } })).production;
    for (const event of events.filter(({ status }) => status === 'production')) {
      expect((await at(event.created_at))?.version).toBe(event.version);
      expect((await at(event.created_at))?.parameters_schema).toBeDefined();
    }
    expect(await at('2020-01-01T00:00:00Z')).toBeNull();
  });
});
