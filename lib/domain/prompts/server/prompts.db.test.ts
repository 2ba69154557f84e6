import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import type { JsonObject } from '@/lib/config-schema';
import { contextOf, startForTest, tokenContext } from '@/lib/domain/fixtures/start-for-test';
import type { Context } from '@/lib/platform/context';
import { etagOf } from '@/lib/platform/http/etag';
import { builtInLibrary } from '@/lib/worker/prompts';
import {
  listPromptRevisions,
  patchPrompts,
  readPromptRevision,
  readPromptSchema,
  readPrompts,
  resetPrompts,
  restorePromptRevision,
  savePrompts,
} from '.';

const whatever = { ifMatch: '*' };

let database: TestDatabase;
let ctx: Context;

beforeAll(async () => {
  database = await createTestDatabase();
  await startForTest(database);
  ctx = contextOf(database.db, 'editor');
});

afterAll(() => database.drop());

const read = () => readPrompts({ ctx, input: {} });
const save = (overrides: JsonObject, ifMatch = '*') => savePrompts({ ctx, input: { overrides, ifMatch } });

/** What a call adds to everything that a write leaves behind. */
async function added(work: () => Promise<unknown>) {
  const count = async () => {
    const [row] = await database.sql`
      select (select count(*)::int from prompt_revisions) as revisions, (select count(*)::int from audit_events) as audit,
             (select value::int from snapshot_counter) as snapshot`;
    return row as { revisions: number; audit: number; snapshot: number };
  };
  const before = await count();
  await work();
  const after = await count();
  return [after.revisions - before.revisions, after.audit - before.audit, after.snapshot - before.snapshot];
}

const WRITTEN = [1, 1, 1];
const NOTHING = [0, 0, 0];

it('is the built-in library before the first save, and nobody’s', async () => {
  expect(await read()).toEqual({
    revision: 0,
    config: builtInLibrary,
    overrides: {},
    defaults: builtInLibrary,
    diff: [],
    updated_at: null,
    updated_by: null,
    note: null,
  });
  expect(await listPromptRevisions({ ctx, input: {} })).toEqual({ revisions: [], next_cursor: null });
});

it('tells its texts as a field list and as JSON Schema', async () => {
  const { fingerprint, fields, json_schema } = await readPromptSchema({ ctx });
  expect(fingerprint).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(fields.map(({ name, type, has_default }) => [name, type, has_default])).toEqual([
    ['structure', 'string', true],
    ['rooms', 'object', true],
    ['own_rooms', 'object', true],
    ['styles', 'object', true],
    ['own_styles', 'object', true],
    ['generic', 'string', true],
  ]);
  expect(json_schema).toMatchObject({ properties: { generic: { default: builtInLibrary.generic } } });
});

describe('changes', () => {
  beforeEach(() => resetPrompts({ ctx, input: whatever }));

  it('are stored with their revision, the audit row and the next snapshot number together', async () => {
    const work = () =>
      savePrompts({
        ctx,
        input: { ...whatever, overrides: { rooms: { kitchen: 'Stools.' } }, note: 'fewer' },
      });
    expect(await added(work)).toEqual(WRITTEN);
    const saved = await read();
    expect(saved).toMatchObject({
      overrides: { rooms: { kitchen: 'Stools.' } },
      config: { ...builtInLibrary, rooms: { ...builtInLibrary.rooms, kitchen: 'Stools.' } },
      diff: [{ path: '/rooms/kitchen', default: builtInLibrary.rooms.kitchen, current: 'Stools.' }],
      updated_by: 'Some editor',
      note: 'fewer',
    });
    const [event] = await database.sql`select * from audit_events order by id desc limit 1`;
    expect(event).toMatchObject({
      action: 'prompts.update',
      subject: 'prompts',
      subject_name: 'Prompt library',
      revision: saved.revision,
      note: 'fewer',
    });
    expect([event?.before.rooms.kitchen, event?.after.rooms.kitchen]).toEqual([
      builtInLibrary.rooms.kitchen,
      'Stools.',
    ]);
    const [row] = await database.sql`
      select snapshot::int as kept, value::int as raised from prompts, snapshot_counter`;
    expect(row?.kept).toBe(row?.raised);
  });

  it('of a whole library store only what differs, of overrides exactly these', async () => {
    const config = { ...builtInLibrary, generic: 'Anything.', own_rooms: { kids_room: 'A bunk bed.' } };
    expect(await savePrompts({ ctx, input: { ...whatever, config } })).toMatchObject({
      overrides: { generic: 'Anything.', own_rooms: { kids_room: 'A bunk bed.' } },
      config,
    });
    const pinned = { generic: builtInLibrary.generic };
    expect(await save(pinned)).toMatchObject({ overrides: pinned, diff: [] });
  });

  it('by name leave the rest as it is', async () => {
    await save({ generic: 'Anything.', structure: 'Keep the walls.' });
    const input = { ...whatever, set: { rooms: { office: 'A desk.' } }, unset: ['generic'] };
    expect((await patchPrompts({ ctx, input })).overrides).toEqual({
      structure: 'Keep the walls.',
      rooms: { office: 'A desk.' },
    });
    await expect(patchPrompts({ ctx, input: { ...whatever, unset: ['nonsense'] } })).rejects.toMatchObject({
      errors: [{ path: '/nonsense', code: 'unknown_parameter' }],
    });
  });

  it('that change nothing leave nothing', async () => {
    const first = await save({ generic: 'Anything.' });
    expect(await added(async () => expect(await save({ generic: 'Anything.' })).toEqual(first))).toEqual(
      NOTHING,
    );
  });

  it.each<[JsonObject, string]>([
    [{ generic: ' ' }, '/generic'],
    [{ rooms: { garage: 'A car.' } }, '/rooms/garage'],
    [{ own_rooms: { 'Kids Room': 'A bunk bed.' } }, '/own_rooms/Kids Room'],
    [{ nonsense: 'x' }, '/nonsense'],
  ])('to %j are refused, and leave nothing', async (overrides, path) => {
    const refused = () =>
      expect(save(overrides)).rejects.toMatchObject({ code: 'invalid', errors: [{ path }] });
    expect(await added(async () => refused())).toEqual(NOTHING);
  });

  it('need the ETag of the present state, or *', async () => {
    const stale = etagOf(await read());
    const present = await save({ generic: 'Anything.' }, stale);
    await expect(save({ generic: 'Else.' }, stale)).rejects.toMatchObject({
      code: 'precondition_failed',
      members: { present },
    });
    await expect(savePrompts({ ctx, input: { overrides: {}, ifMatch: null } })).rejects.toMatchObject({
      code: 'precondition_required',
    });
    expect(await read()).toEqual(present);
  });

  it('of 50 with the same If-Match, one gets through', async () => {
    const etag = etagOf(await read());
    const outcome = await added(async () => {
      const results = await Promise.allSettled(
        Array.from({ length: 50 }, (_, number) => save({ generic: `Text ${number}.` }, etag)),
      );
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });
    expect(outcome).toEqual(WRITTEN);
  });

  it('of a token that may write and not read work, its name stays', async () => {
    const writer = tokenContext(database.db, ['config:write']);
    const saved = await savePrompts({ ctx: writer, input: { ...whatever, overrides: { generic: 'Any.' } } });
    expect(saved.updated_by).toBe('Some token');
    const reader = tokenContext(database.db, ['models:read']);
    const refused = async () => resetPrompts({ ctx: reader, input: whatever });
    await expect(refused()).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('history', () => {
  it('lists newest first, page by page, each with what it changed', async () => {
    await resetPrompts({ ctx, input: whatever });
    await save({ generic: 'First.' });
    const last = await save({ generic: 'Second.', own_styles: { boho: 'Rattan.' } });
    const page = await listPromptRevisions({ ctx, input: { limit: 1 } });
    expect(page.revisions).toMatchObject([
      {
        revision: last.revision,
        diff: [
          { path: '/own_styles/boho', after: 'Rattan.' },
          { path: '/generic', before: 'First.', after: 'Second.' },
        ],
      },
    ]);
    const input = { limit: 1, cursor: page.next_cursor ?? '' };
    const next = await listPromptRevisions({ ctx, input });
    expect(next.revisions).toMatchObject([
      { revision: last.revision - 1, diff: [{ path: '/generic', before: builtInLibrary.generic }] },
    ]);
    expect(await readPromptRevision({ ctx, input: { revision: last.revision } })).toEqual(page.revisions[0]);
  });

  it('brings an earlier revision back, as a new one', async () => {
    const wanted = await save({ generic: 'Wanted.' });
    await save({ generic: 'Other.' });
    const input = { ...whatever, revision: wanted.revision, note: 'back' };
    expect(await added(() => restorePromptRevision({ ctx, input }))).toEqual(WRITTEN);
    expect(await read()).toMatchObject({ overrides: { generic: 'Wanted.' }, note: 'back' });
    await expect(
      restorePromptRevision({ ctx, input: { ...whatever, revision: 9999 } }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('refuses what no longer fits, and stores nothing', async () => {
    const { revision } = await save({ generic: 'Present.' });
    await database.sql`
      insert into prompt_revisions (id, revision, overrides, config, schema_fingerprint, actor_kind, actor_id, actor_name)
      values ('default', ${revision + 1}, '{"gone": "x"}', '{}', 'sha256:none', 'system', 'system', 'test')`;
    const input = { ...whatever, revision: revision + 1 };
    const refused = () =>
      expect(restorePromptRevision({ ctx, input })).rejects.toMatchObject({ errors: [{ path: '/gone' }] });
    expect(await added(async () => refused())).toEqual(NOTHING);
  });

  it('tells what was live at a past time', async () => {
    const { updated_at: then } = await save({ generic: 'Then.' });
    await save({ generic: 'Now.' });
    const at = then ?? '';
    expect(await readPrompts({ ctx, input: { at } })).toMatchObject({ overrides: { generic: 'Then.' } });
    expect(await readPrompts({ ctx, input: { at: '2020-01-01T00:00:00Z' } })).toMatchObject({ revision: 0 });
  });
});
