import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { startForTest } from '@/lib/domain/fixtures/start-for-test';
import type { ConfigRepository, NewConfigRecord } from './config-repository';
import { memoryConfigRepository } from './memory-config-repository';
import { configRepository } from './repository';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await startForTest(database);
});

afterAll(() => database.drop());

const QWEN = 'qwen/qwen-image-edit';
const PRO = 'black-forest-labs/flux-kontext-pro';

const draft = (modelId: string, overrides: NewConfigRecord['overrides']): NewConfigRecord => ({
  modelId,
  overrides,
  config: { ...overrides, output_quality: 80 },
  version: 1,
  schemaFingerprint: 'sha256:none',
  note: null,
  actorKind: 'user',
  actorId: 'ada',
  actorName: 'Ada',
});

describe.each([
  ['PostgreSQL', () => configRepository(database.db)],
  ['memory', () => memoryConfigRepository()],
])('ConfigRepository in %s', (_, open) => {
  let configs: ConfigRepository;

  beforeAll(() => {
    configs = open();
  });

  it('has nothing before the first save', async () => {
    expect(await configs.present(QWEN)).toBeNull();
    expect(await configs.presentAt(QWEN, new Date())).toBeNull();
    expect(await configs.record(QWEN, 1)).toBeNull();
    expect(await configs.records(QWEN, { limit: 10 })).toEqual([]);
    expect(await configs.overriding('seed')).toEqual([]);
  });

  it('numbers the revisions of each model from 1', async () => {
    const first = await configs.append(draft(QWEN, { seed: 7 }));
    const second = await configs.append(draft(QWEN, { go_fast: false }));
    const other = await configs.append(draft(PRO, { seed: null }));
    expect([first.revision, second.revision, other.revision]).toEqual([1, 2, 1]);
    expect(first).toEqual({ ...draft(QWEN, { seed: 7 }), revision: 1, createdAt: first.createdAt });
  });

  it('has the last one as the present', async () => {
    expect((await configs.present(QWEN))?.overrides).toEqual({ go_fast: false });
  });

  it('knows each revision, and none that is not there', async () => {
    expect((await configs.record(QWEN, 1))?.overrides).toEqual({ seed: 7 });
    expect(await configs.record(QWEN, 3)).toBeNull();
  });

  it('lists newest first, a page at a time', async () => {
    const numbers = async (page: { before?: number; limit: number }) =>
      (await configs.records(QWEN, page)).map((record) => record.revision);
    expect(await numbers({ limit: 10 })).toEqual([2, 1]);
    expect(await numbers({ limit: 1 })).toEqual([2]);
    expect(await numbers({ before: 2, limit: 10 })).toEqual([1]);
  });

  it('knows what was live at a time', async () => {
    const second = await configs.record(QWEN, 2);
    const at = second?.createdAt ?? new Date(0);
    expect((await configs.presentAt(QWEN, at))?.revision).toBe(2);
    expect(await configs.presentAt(QWEN, new Date(0))).toBeNull();
  });

  it('finds the models whose present overrides name a parameter', async () => {
    expect(await configs.overriding('go_fast')).toEqual([QWEN]);
    expect(await configs.overriding('seed')).toEqual([PRO]);
    expect(await configs.overriding('constructor')).toEqual([]);
  });

  it('keeps its records from being changed through what was given or got', async () => {
    const overrides = { seed: 1 };
    await configs.append(draft(PRO, overrides));
    overrides.seed = 2;
    expect((await configs.present(PRO))?.overrides).toEqual({ seed: 1 });
  });
});
