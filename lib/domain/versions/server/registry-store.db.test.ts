import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { memoryRegistryStore } from './memory-registry-store';
import type { NewVersion, RegistryStore, StatusChange } from './registry-store';
import { registryStore } from './repository';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.sql`
    insert into models (id, slug, name, kind, archived_at)
    select id, id, id, 'imported', case when id = 'shelved' then now() end
    from unnest(array['yolov8n-coco', 'other', 'busy', 'shelved']) id`;
});

afterAll(() => database.drop());

const COCO = 'yolov8n-coco';
const by = { actorKind: 'user', actorId: 'ada', actorName: 'Ada' } as const;

const draft = (modelId: string, version: number, rest: Partial<NewVersion> = {}): NewVersion => ({
  modelId,
  version,
  status: 'staging',
  parametersSchema: { type: 'object' },
  schemaFingerprint: 'sha256:none',
  ...rest,
});

describe.each([
  ['PostgreSQL', () => registryStore(database.db)],
  ['memory', () => memoryRegistryStore({ isArchived: (modelId) => modelId === 'shelved' })],
])('RegistryStore in %s', (_, open) => {
  let store: RegistryStore;

  beforeAll(() => {
    store = open();
  });

  const numbers = async (filter: Parameters<RegistryStore['versions']>[0]) =>
    (await store.versions(filter)).map(({ modelId, version }) => [modelId, version]);

  /** As an operation promotes: the former one out, then this one in. */
  async function promote(modelId: string, version: number, rest: Partial<StatusChange> = {}) {
    const former = await store.production(modelId);
    const change = { ...by, modelId, action: 'activate', ...rest } as const;
    if (former) await store.setStatus({ ...change, version: former.version, status: 'staging' });
    const formerVersion = former?.version ?? null;
    return store.setStatus({ ...change, version, status: 'production', formerVersion });
  }

  it('has nothing at first', async () => {
    expect(await store.version(COCO, 1)).toBeNull();
    expect(await store.versions({})).toEqual([]);
    expect(await store.production(COCO)).toBeNull();
    expect(await store.productionAt(COCO, new Date())).toBeNull();
    expect(await store.event(COCO, 1)).toBeNull();
    expect(await store.events(COCO, { limit: 10 })).toEqual([]);
  });

  it('registers a version with an event that says who', async () => {
    const given = draft(COCO, 1, { path: 'models/v1.onnx', metadata: { metrics: { accuracy: 0.78 } } });
    const row = await store.insert(given, { ...by, note: 'first' });
    expect(row).toEqual({ ...given, providerRef: null, createdBy: 'Ada', createdAt: row.createdAt });
    expect(await store.version(COCO, 1)).toEqual(row);
    const [event] = await store.events(COCO, { limit: 10 });
    expect(event).toMatchObject({ version: 1, status: 'staging', action: 'register', formerStatus: null });
    const [record] = await store.versions({ modelId: COCO });
    expect(record).toEqual({ ...row, statusAt: event?.createdAt, statusBy: 'Ada', statusNote: 'first' });
  });

  it('keeps the time of a version that comes from another registry', async () => {
    const createdAt = new Date('2025-07-01T15:30:00Z');
    expect((await store.insert(draft(COCO, 2, { createdAt }), by)).createdAt).toEqual(createdAt);
  });

  it('refuses a number that the model has already', async () => {
    await expect(store.insert(draft(COCO, 1), by)).rejects.toThrow();
  });

  it('lists by model and number, filtered and a page at a time', async () => {
    await store.insert(draft('other', 3, { status: 'archived' }), by);
    await store.insert(draft('shelved', 1), by);
    expect(await numbers({})).toEqual([
      ['other', 3],
      ['shelved', 1],
      [COCO, 1],
      [COCO, 2],
    ]);
    expect(await numbers({ listed: true, limit: 2 })).toEqual([
      ['other', 3],
      [COCO, 1],
    ]);
    expect(await numbers({ after: [COCO, 1] })).toEqual([[COCO, 2]]);
    expect(await numbers({ isDescending: true, limit: 2 })).toEqual([
      [COCO, 2],
      [COCO, 1],
    ]);
    expect(await numbers({ isDescending: true, after: [COCO, 1], limit: 1 })).toEqual([['shelved', 1]]);
    expect(await numbers({ modelId: COCO })).toHaveLength(2);
    expect(await numbers({ status: 'archived' })).toEqual([['other', 3]]);
    expect(await numbers({ modelId: COCO, version: 2 })).toEqual([[COCO, 2]]);
  });

  it('promotes, and demotes what was in production', async () => {
    await promote(COCO, 1);
    const event = await promote(COCO, 2, { note: 'better', configRevision: 4 });
    expect(event).toMatchObject({ formerStatus: 'staging', formerVersion: 1, configRevision: 4 });
    expect((await store.production(COCO))?.version).toBe(2);
    const records = await store.versions({ modelId: COCO });
    expect(records.map(({ status, statusNote }) => [status, statusNote])).toEqual([
      ['staging', 'better'],
      ['production', 'better'],
    ]);
  });

  it('refuses a second version in production', async () => {
    const second = store.setStatus({
      ...by,
      modelId: COCO,
      version: 1,
      status: 'production',
      action: 'activate',
    });
    await expect(second).rejects.toThrow();
    await expect(store.insert(draft(COCO, 9, { status: 'production' }), by)).rejects.toThrow();
    expect((await store.production(COCO))?.version).toBe(2);
  });

  it('knows what was in production at a time', async () => {
    const at = (time: string) => store.productionAt('other', new Date(time));
    await store.insert(draft('other', 4), by);
    const change = { ...by, modelId: 'other', action: 'activate' } as const;
    const steps = [
      [3, 'production', '2030-01-01T00:00:00Z'],
      [3, 'staging', '2030-01-02T00:00:00Z'],
      [4, 'production', '2030-01-02T00:00:00Z'],
      [4, 'staging', '2030-01-03T00:00:00Z'],
    ] as const;
    for (const [version, status, time] of steps) {
      await store.setStatus({ ...change, version, status, createdAt: new Date(time) });
    }
    expect(await at('2029-12-31T23:59:59.999Z')).toBeNull();
    expect(await at('2030-01-01T00:00:00Z')).toBe(3);
    expect(await at('2030-01-02T00:00:00Z')).toBe(4);
    expect(await at('2030-01-03T00:00:00Z')).toBeNull();
  });

  it('lists events newest first, a page at a time, and knows each one of a model', async () => {
    const all = await store.events(COCO, { limit: 100 });
    const ids = all.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort((left, right) => right - left));
    expect(await store.events(COCO, { limit: 1, before: ids[0] as number })).toEqual([all[1]]);
    expect(await store.event(COCO, ids[0] as number)).toEqual(all[0]);
    expect(await store.event('other', ids[0] as number)).toBeNull();
  });

  it('keeps every one of many versions that are written at once', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, index) => store.insert(draft('busy', index + 1), by)));
    expect(await numbers({ modelId: 'busy' })).toHaveLength(30);
    expect(await store.events('busy', { limit: 100 })).toHaveLength(30);
  });

  it('keeps its versions from being changed through what was given or got', async () => {
    const metadata = { description: 'as given' };
    const row = await store.insert(draft('busy', 31, { metadata }), by);
    metadata.description = 'changed';
    row.metadata.description = 'changed';
    expect((await store.version('busy', 31))?.metadata).toEqual({ description: 'as given' });
  });
});
