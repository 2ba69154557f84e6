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
        isProven: false,
        ownerId: 'token',
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
    const names = Array.from({ length: 1_201 }, (_, index) => ({
      instance: `i${index}`,
      ownerId: `${index % 2}`,
    }));
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
  const error = { code: 'revision_not_issued', message: expect.stringContaining('has not issued') };

  it('is an error of the worker and raises no alarm, for known workers, with a database id, and when it is sent again', async () => {
    const revision = await save();
    await record({ instance: 'known', revision, ago: 20_000 });
    const claims = [
      { instance: 'known' },
      { instance: 'new' },
      { instance: 'knows', databaseId: await databaseId() },
    ];
    for (const ago of [15_000, 1_000])
      await record(...claims.map((claim) => ({ ...claim, revision: revision + 7, ago })));
    expect((await list()).workers.map((worker) => worker.error)).toEqual([error, error, error]);
    expect(await list()).toMatchObject({ present: 3, current: 0 });
    expect(await findAhead({ ctx })).toEqual(none);
  });

  it('that an ETag proves is an alarm: the database was restored', async () => {
    const revision = await save();
    await record({ revision: revision + 7, isProven: true, databaseId: await databaseId() });
    expect(await findAhead({ ctx })).toEqual({ workers: 1, seen: revision + 7 });
    expect(await only()).toMatchObject({ database_id: await databaseId(), is_current: false, error: null });
    await record({ revision: revision + 7 });
    expect(await findAhead({ ctx }), 'said again without it').toMatchObject({ workers: 1 });
    await record({ revision: revision + 8 });
    expect(await findAhead({ ctx }), 'of another number').toEqual(none);
  });

  it('is an alarm only while the worker is connected', async () => {
    const revision = await save();
    await record({ revision: revision + 7, isProven: true, databaseId: await databaseId(), ago: 61_000 });
    expect(await findAhead({ ctx })).toEqual(none);
  });

  it('counts for the database that the worker names', async () => {
    await record({ revision: (await save()) + 7, databaseId: ANOTHER });
    expect(await findAhead({ ctx })).toEqual(none);
    expect(await only()).toMatchObject({ database_id: ANOTHER, is_current: false, error: null });
  });

  it('is over once the worker takes a lower number, or the database has counted to it', async () => {
    const revision = await save();
    await record({ revision: revision + 1, isProven: true, databaseId: await databaseId() });
    expect(await findAhead({ ctx })).toMatchObject({ workers: 1 });
    await record({ instance: 'b', revision: revision + 7 });
    await record({ instance: 'b', revision });
    await save();
    expect(await findAhead({ ctx })).toEqual(none);
    expect((await list()).workers.map((worker) => worker.error)).toEqual([null, null]);
  });
});

it('of one token, the 1,000 workers that were seen last are kept', async () => {
  const named = (from: number) =>
    Array.from({ length: 700 }, (_, index) => ({ instance: `i${from + index}`, ago: 5_000 - from }));
  await record({ instance: 'other', ownerId: 'other', ago: 9_000 }, ...named(0));
  await record(...named(700));
  const { workers } = await list({ limit: 1000 });
  expect((await list({ limit: 1 })).present).toBe(1_001);
  expect(workers.map(({ instance }) => instance)).toContain('i1399');
});
