import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { saveConfig } from '@/lib/domain/config/server';
import { contextOf, startForTest, tokenContext } from '@/lib/domain/fixtures/start-for-test';
import { savePrompts } from '@/lib/domain/prompts/server';
import { createToken } from '@/lib/domain/tokens/server';
import type { Context } from '@/lib/platform/context';
import { findAhead, listWorkers, recordSightings, type Sighting } from '.';

let database: TestDatabase;
let ctx: Context;

beforeAll(async () => {
  database = await createTestDatabase();
  await startForTest(database);
  ctx = contextOf(database.db, 'admin');
});

afterAll(() => database.drop());

beforeEach(() => database.sql`delete from worker_instances`);

/** How long ago each worker was seen, in milliseconds. */
type Seen = Partial<Omit<Sighting, 'at'>> & { ago?: number };

const record = (...seen: Seen[]) =>
  recordSightings({
    ctx,
    input: {
      sightings: seen.map(({ ago = 0, ...sighting }) => ({
        name: 'render',
        instance: 'a',
        revision: null,
        databaseId: null,
        ...sighting,
        at: Date.now() - ago,
      })),
    },
  });

const list = (input = {}) => listWorkers({ ctx, input });

async function only() {
  const { workers } = await list();
  expect(workers).toHaveLength(1);
  return workers[0];
}

let seed = 0;
/** The snapshot number after a save. */
async function save(): Promise<number> {
  seed += 1;
  await saveConfig({ ctx, input: { modelId: 'qwen', ifMatch: '*', overrides: { seed } } });
  return counter();
}

async function counter(): Promise<number> {
  const [row] = await database.sql`select value::int as value from snapshot_counter`;
  return row?.value;
}

async function databaseId(): Promise<string> {
  const [row] = await database.sql`select database_id from installation`;
  return row?.database_id;
}

const ANOTHER = '11111111-2222-4333-8444-555555555555';

describe('who has which revision', () => {
  it('counts who is there and has what is live', async () => {
    const revision = await save();
    await record(
      { instance: 'a', revision },
      { instance: 'b', revision: revision - 1 },
      { instance: 'c' },
      { instance: 'gone', revision, ago: 61_000 },
    );
    const answer = await list();
    expect(answer).toMatchObject({ revision, database_id: await databaseId(), present: 3, current: 1 });
    expect(answer.workers.map((worker) => [worker.instance, worker.is_present, worker.is_current])).toEqual([
      ['a', true, true],
      ['b', true, false],
      ['c', true, false],
      ['gone', false, true],
    ]);
    expect(answer.workers.map((worker) => worker.revision)).toEqual([revision, revision - 1, null, revision]);
  });

  it('asks of nobody what changed nothing that workers get', async () => {
    const revision = await save();
    await record({ revision });
    await createToken({ ctx, input: { name: 'Some', scopes: ['runtime:read'] } });
    expect(await counter()).toBe(revision + 1);
    expect(await list()).toMatchObject({ revision, present: 1, current: 1 });
    expect(await save()).toBe(revision + 2);
    expect(await list()).toMatchObject({ revision: revision + 2, present: 1, current: 0 });
    await record({ revision: revision + 2 });
    await savePrompts({ ctx, input: { ifMatch: '*', overrides: { generic: 'Any.' } } });
    expect(await list()).toMatchObject({ revision: revision + 3, present: 1, current: 0 });
  });

  it('names those who lack it, without those who are gone', async () => {
    const revision = await save();
    const behind = revision - 1;
    await record(
      { instance: 'a', revision },
      { instance: 'b', revision: behind },
      { instance: 'gone', revision: behind, ago: 61_000 },
    );
    const answer = await list({ lacking: 'true' });
    expect(answer).toMatchObject({ present: 2, current: 1 });
    expect(answer.workers.map(({ instance }) => instance)).toEqual(['b']);
  });

  it('gives pages by name and instance', async () => {
    await record({ name: 'b', instance: '1' }, { name: 'a', instance: '2' }, { name: 'a', instance: '1' });
    const first = await list({ limit: 2 });
    const second = await list({ limit: 2, cursor: first.next_cursor ?? '' });
    expect([...first.workers, ...second.workers].map((worker) => [worker.name, worker.instance])).toEqual([
      ['a', '1'],
      ['a', '2'],
      ['b', '1'],
    ]);
    expect(second.next_cursor).toBeNull();
  });

  it('is open to whoever may read models', async () => {
    await expect(
      listWorkers({ ctx: tokenContext(database.db, ['runtime:read']), input: {} }),
    ).rejects.toMatchObject({ code: 'forbidden', members: { permission: 'models:read' } });
    expect(await listWorkers({ ctx: contextOf(database.db, 'viewer'), input: {} })).toMatchObject({
      present: 0,
      last_seen_at: null,
    });
  });
});

describe('sightings', () => {
  it('change neither audit nor snapshot number', async () => {
    const before =
      await database.sql`select (select count(*) from audit_events), value from snapshot_counter`;
    await record({ revision: 1 });
    expect(
      await database.sql`select (select count(*) from audit_events), value from snapshot_counter`,
    ).toEqual(before);
  });

  it('of one worker: the newest counts, whichever is written last', async () => {
    const revision = await save();
    await record({ revision, ago: 1_000 });
    await record({ revision: revision - 1, ago: 3_000 });
    expect(await only()).toMatchObject({ revision });
  });

  it('follow a worker that says a lower number, as after a start from its disk', async () => {
    const revision = await save();
    await record({ revision, ago: 1_000 });
    await record({ revision: revision - 1 });
    expect(await only()).toMatchObject({ revision: revision - 1, is_current: false });
  });

  it('without a number keep the one that is known', async () => {
    const revision = await save();
    await record({ revision, ago: 50_000 });
    const before = await only();
    await record({ revision: null });
    const after = await only();
    expect(after).toMatchObject({ revision, is_current: true, first_seen_at: before?.first_seen_at });
    expect(Date.parse(after?.last_seen_at ?? '')).toBeGreaterThan(Date.parse(before?.last_seen_at ?? ''));
  });

  it('by the thousand are all written', async () => {
    const names = Array.from({ length: 1_201 }, (_, index) => ({ instance: `i${index}` }));
    await record(...names);
    expect(await list({ limit: 1 })).toMatchObject({ present: 1_201 });
  });

  it('of two servers at the same time do not block each other', async () => {
    const names = Array.from({ length: 400 }, (_, index) => ({ instance: `i${index}`, revision: 1 }));
    await Promise.all([record(...names), record(...names.toReversed()), record(...names)]);
    expect(await list({ limit: 1 })).toMatchObject({ present: 400 });
  });

  it('that are a day old are forgotten', async () => {
    await record({ instance: 'old', ago: 25 * 3_600_000 }, { instance: 'younger', ago: 23 * 3_600_000 });
    expect((await list()).workers.map(({ instance }) => instance)).toEqual(['younger']);
  });
});

describe('a number above the counter', () => {
  const none = { workers: 0, seen: null };

  it('of a worker that was known before is of this database: it was restored', async () => {
    const revision = await save();
    await record({ revision, ago: 1_000 });
    await record({ revision: revision + 7 });
    expect(await findAhead({ ctx })).toEqual({ workers: 1, seen: revision + 7 });
    expect(await only()).toMatchObject({ database_id: await databaseId(), is_current: false });
  });

  it('is of the database that the worker says', async () => {
    const revision = (await save()) + 7;
    await record({ instance: 'a', revision, databaseId: ANOTHER });
    expect(await findAhead({ ctx })).toEqual(none);
    expect(await only()).toMatchObject({ database_id: ANOTHER, is_current: false });
    await record({ instance: 'b', revision, databaseId: await databaseId() });
    expect(await findAhead({ ctx })).toEqual({ workers: 1, seen: revision });
  });

  it('of an unknown worker that says no database is believed once it stays after an answer', async () => {
    const revision = (await save()) + 7;
    await record({ revision, ago: 20_000 });
    await record({ revision, ago: 11_000 });
    expect(await findAhead({ ctx })).toEqual(none);
    await record({ revision: null, ago: 9_500 });
    expect(await findAhead({ ctx })).toEqual(none);
    await record({ revision });
    expect(await findAhead({ ctx })).toEqual({ workers: 1, seen: revision });
  });

  it('is no alarm where the worker takes a lower number with the answer', async () => {
    const revision = await save();
    await record({ revision: revision + 7, ago: 1_000 });
    await record({ revision });
    expect(await findAhead({ ctx })).toEqual(none);
    expect(await only()).toMatchObject({ is_current: true, database_id: await databaseId() });
  });

  it('is over when the database has counted to it', async () => {
    const revision = await save();
    await record({ revision, ago: 1_000 });
    await record({ revision: revision + 1 });
    expect(await findAhead({ ctx })).toMatchObject({ workers: 1 });
    await save();
    expect(await findAhead({ ctx })).toEqual(none);
  });
});
