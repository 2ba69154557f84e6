import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import type { Decision, JsonObject } from '@/lib/config-schema';
import { listAudit } from '@/lib/domain/audit/server';
import { listRevisions, patchConfig, readConfig, saveConfig } from '@/lib/domain/config/server';
import { registerForTest } from '@/lib/domain/fixtures/register-for-test';
import { contextOf, startForTest } from '@/lib/domain/fixtures/start-for-test';
import { setActiveModel } from '@/lib/domain/settings/server';
import type { Context } from '@/lib/platform/context';
import { etagOf } from '@/lib/platform/http/etag';
import {
  activateVersion,
  archiveVersion,
  compareVersion,
  getProduction,
  listVersionEvents,
  listVersions,
  undoActivation,
} from '.';

let database: TestDatabase;
let ctx: Context;
let count = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  await startForTest(database);
  ctx = contextOf(database.db, 'editor');
});

afterAll(() => database.drop());

const tolerance = { type: 'integer', minimum: 1, maximum: 6, default: 4 };
const before = {
  tolerance,
  outputs: { type: 'integer', default: 1 },
  format: { enum: ['webp', 'png'], default: 'webp' },
  quality: { type: 'integer', default: 90 },
};
const after = {
  tolerance: { ...tolerance, maximum: 2, default: 2 },
  format: { enum: ['jpg', 'png'], default: 'png' },
  quality: { type: 'integer', default: 95 },
};

/** A model of its own, whose version 1 is in production; version 2 waits. */
async function twoVersions(first: JsonObject = before, second: JsonObject = after): Promise<string> {
  count += 1;
  const name = `acme/model-${count}`;
  await registerForTest(ctx, name, 1, first);
  await registerForTest(ctx, name, 2, second);
  await activate(name, 1);
  return name;
}

type Choices = Partial<Parameters<typeof activateVersion>[0]['input']>;

const activate = (modelName: string, version: number, choices: Choices = {}) =>
  activateVersion({ ctx, input: { modelName, version, ifMatch: null, ...choices } });
const save = (modelId: string, overrides: JsonObject, ifMatch = '*') =>
  saveConfig({ ctx, input: { modelId, ifMatch, overrides } });
const undo = (modelName: string, event: number) => undoActivation({ ctx, input: { modelName, event } });
const config = (modelId: string) => readConfig({ ctx, input: { modelId } });
const statuses = async (name: string) =>
  (await listVersions({ ctx, input: { model_name: name, limit: 9 } })).models.map(({ status }) => status);

async function lastEvent(modelName: string): Promise<number> {
  const { events } = await listVersionEvents({ ctx, input: { modelName, limit: 1 } });
  return events[0]?.id ?? expect.unreachable();
}

/** Everything that says what is live and what was. */
async function everything() {
  const tables = [
    'model_versions',
    'model_version_events',
    'model_configs',
    'config_revisions',
    'audit_events',
  ];
  return Promise.all(tables.map((table) => database.sql`select * from ${database.sql(table)} order by 1, 2`));
}

describe('activating', () => {
  it('moves production, the config and its history in one, with one audit row', async () => {
    const name = await twoVersions();
    await save(name, { quality: 50 });
    await activate(name, 2, { note: 'better' });
    expect(await statuses(name)).toEqual(['staging', 'production']);
    expect(await config(name)).toMatchObject({
      version: 2,
      revision: 3,
      overrides: { quality: 50 },
      config: { tolerance: 2, format: 'png', quality: 50 },
      note: 'version 1 → 2: better',
    });
    const { revisions } = await listRevisions({ ctx, input: { modelId: name } });
    expect(revisions.map(({ version, note }) => [version, note])).toEqual([
      [2, 'version 1 → 2: better'],
      [1, null],
      [1, 'version none → 1'],
    ]);
    const { events } = await listAudit({ ctx, input: { subject: name, limit: 9 } });
    expect(events.map(({ action }) => action).slice(0, 3)).toEqual([
      'version.activate',
      'config.update',
      'version.activate',
    ]);
    expect(events[0]).toMatchObject({
      revision: 3,
      note: 'better',
      before: { version: 1, config: { tolerance: 4, outputs: 1, format: 'webp', quality: 50 } },
      after: { version: 2, config: { tolerance: 2, format: 'png', quality: 50 } },
    });
  });

  it('needs a decision for each value that breaks, and writes nothing without', async () => {
    const name = await twoVersions();
    await save(name, { tolerance: 5, outputs: 3 });
    const state = await everything();
    await expect(activate(name, 2)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('breaks 2 stored values'),
      members: {
        affected: [
          { path: '/outputs', class: 'breaking', current: 3, message: 'No longer a parameter of this model' },
          { path: '/tolerance', class: 'breaking', current: 5, message: 'Must be at most 2' },
        ],
      },
    });
    const half: Record<string, Decision> = { '/outputs': { drop: true } };
    await expect(activate(name, 2, { decisions: half })).rejects.toMatchObject({
      members: { affected: [{ path: '/tolerance' }] },
    });
    await expect(
      activate(name, 2, { decisions: { ...half, '/tolerance': { value: 3 } } }),
    ).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ path: '/tolerance', message: 'Must be at most 2' }],
    });
    expect(await everything()).toEqual(state);
    await activate(name, 2, { decisions: { ...half, '/tolerance': { value: 1 } } });
    expect(await config(name)).toMatchObject({ overrides: { tolerance: 1 } });
  });

  it('keeps today’s values where defaults move, as far as the new version allows them', async () => {
    const name = await twoVersions();
    const { pins } = await compareVersion({ ctx, input: { modelName: name, version: 2 } });
    expect(pins).toEqual([{ path: '/quality', value: 90 }]);
    await activate(name, 2, { pinMovedDefaults: true });
    expect(await config(name)).toMatchObject({ overrides: { quality: 90 } });
  });

  it('compares before it is done, and writes nothing', async () => {
    const name = await twoVersions();
    await save(name, { outputs: 3, quality: 50 });
    const state = await everything();
    const { affected, ...sides } = await compareVersion({ ctx, input: { modelName: name, version: 2 } });
    expect(affected.map(({ path, class: kind }) => [path, kind])).toEqual([
      ['/outputs', 'breaking'],
      ['/tolerance', 'behaviour'],
      ['/format', 'behaviour'],
      ['/quality', 'cosmetic'],
    ]);
    expect(sides).toEqual({
      before: { tolerance: 4, outputs: 3, format: 'webp', quality: 50 },
      after: { tolerance: 2, format: 'png', quality: 50 },
      pins: [],
      parameters: ['/tolerance', '/outputs', '/format', '/quality'],
    });
    expect(await everything()).toEqual(state);
  });

  it('of what is in production already changes nothing', async () => {
    const name = await twoVersions();
    const state = await everything();
    expect(await activate(name, 1, { note: 'again' })).toMatchObject({ version: 1, status: 'production' });
    expect(await everything()).toEqual(state);
  });

  it('holds to If-Match where it is sent', async () => {
    const name = await twoVersions();
    const stale = etagOf(await config(name));
    await save(name, { quality: 1 });
    await expect(activate(name, 2, { ifMatch: stale })).rejects.toMatchObject({
      code: 'precondition_failed',
      members: { present: { revision: 2 } },
    });
    expect(await activate(name, 2, { ifMatch: etagOf(await config(name)) })).toMatchObject({ version: 2 });
    await registerForTest(ctx, 'acme/no-config', 1);
    await expect(activate('acme/no-config', 1, { ifMatch: stale })).rejects.toMatchObject({
      code: 'precondition_failed',
    });
    expect(await activate('acme/no-config', 1, { ifMatch: '*' })).toMatchObject({ status: 'production' });
  });

  it('makes a save from a form that was open under the old version fail', async () => {
    const same = { quality: { type: 'integer', default: 90 } };
    const name = await twoVersions(same, { quality: { type: 'integer', default: 90, maximum: 100 } });
    const open = etagOf(await config(name));
    await activate(name, 2);
    await expect(save(name, { quality: 5 }, open)).rejects.toMatchObject({ code: 'precondition_failed' });
    await undo(name, await lastEvent(name));
    await expect(save(name, { quality: 5 }, open)).rejects.toMatchObject({ code: 'precondition_failed' });
  });

  it('refuses to leave the active model without a value that it needs', async () => {
    const needy = { key: { type: 'string', 'x-role': 'config' } };
    const name = await twoVersions({}, {});
    await registerForTest(ctx, name, 3, needy, { required: ['key'] });
    await setActiveModel({ ctx, input: { modelId: name, ifMatch: '*' } });
    const missing = {
      path: '/key',
      class: 'breaking',
      message: 'Must be set while this is the active model',
    };
    await expect(activate(name, 3)).rejects.toMatchObject({
      code: 'conflict',
      members: { affected: [missing] },
    });
    const { affected } = await compareVersion({ ctx, input: { modelName: name, version: 3 } });
    expect(affected).toContainEqual(missing);
    await activate(name, 3, { decisions: { '/key': { value: 'k' } } });
    expect(await config(name)).toMatchObject({ config: { key: 'k' } });
    await setActiveModel({ ctx, input: { modelId: 'qwen', ifMatch: '*' } });
  });
});

describe('undoing', () => {
  it('restores overrides and statuses as one, with an event and a revision of its own', async () => {
    const name = await twoVersions();
    await save(name, { tolerance: 5, outputs: 3 });
    await archiveVersion({ ctx, input: { modelName: name, version: 2 } });
    const live = await config(name);
    await activate(name, 2, { decisions: { '/tolerance': { value: 1 }, '/outputs': { drop: true } } });
    const activation = await lastEvent(name);
    expect(await undo(name, activation)).toMatchObject({ version: 1, status: 'production' });
    expect(await statuses(name)).toEqual(['production', 'archived']);
    const { config: values, overrides, defaults, revision, note } = await config(name);
    expect({ config: values, overrides, defaults }).toEqual({
      config: live.config,
      overrides: live.overrides,
      defaults: live.defaults,
    });
    expect([revision, note]).toEqual([live.revision + 2, 'version 2 → 1, undone']);
    const { events } = await listAudit({ ctx, input: { subject: name, limit: 1 } });
    expect(events[0]).toMatchObject({
      action: 'version.undo',
      before: { version: 2 },
      after: { version: 1 },
    });
    await expect(undo(name, activation)).rejects.toMatchObject({ code: 'conflict' });
    await expect(undo(name, await lastEvent(name))).rejects.toMatchObject({
      message: expect.stringContaining('Only an activation'),
    });
  });

  it.each<[string, (name: string) => Promise<unknown>, string]>([
    [
      'a saved config',
      (name) => patchConfig({ ctx, input: { modelId: name, ifMatch: '*', set: { quality: 1 } } }),
      'revision 3',
    ],
    [
      'an archived predecessor',
      (name) => archiveVersion({ ctx, input: { modelName: name, version: 1 } }),
      'version 1 was archived',
    ],
    ['another activation', (name) => activate(name, 1), 'version 2 is not in production any more'],
  ])('is refused after %s', async (_, change, words) => {
    const name = await twoVersions();
    await activate(name, 2);
    const activation = await lastEvent(name);
    await change(name);
    const state = await everything();
    await expect(undo(name, activation)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(words),
    });
    expect(await everything()).toEqual(state);
  });

  it('of the first activation leaves no production version, unless the model is active', async () => {
    const name = await twoVersions();
    const first = await lastEvent(name);
    await setActiveModel({ ctx, input: { modelId: name, ifMatch: '*' } });
    await expect(undo(name, first)).rejects.toMatchObject({ code: 'conflict' });
    await setActiveModel({ ctx, input: { modelId: 'qwen', ifMatch: '*' } });
    const whileLive = new Date().toISOString();
    expect(await undo(name, first)).toMatchObject({ version: 1, status: 'staging' });
    expect(await statuses(name)).toEqual(['staging', 'staging']);
    for (const gone of [
      () => config(name),
      () => readConfig({ ctx, input: { modelId: name, at: new Date().toISOString() } }),
    ]) {
      await expect(gone()).rejects.toMatchObject({ code: 'conflict' });
    }
    expect(await readConfig({ ctx, input: { modelId: name, at: whileLive } })).toMatchObject({ version: 1 });
    await activate(name, 2);
    expect(await getProduction({ ctx, input: { modelName: name } })).toMatchObject({ version: 2 });
  });

  it('knows no event of another model', async () => {
    const [one, other] = [await twoVersions(), await twoVersions()];
    await expect(undo(one, await lastEvent(other))).rejects.toMatchObject({ code: 'not_found' });
  });
});

it('a deadlock is tried again, so that nobody hears of it', async () => {
  const name = await twoVersions();
  const started = Date.now();
  let activation: Promise<unknown> = Promise.resolve();
  await database.sql.begin(async (sql) => {
    await sql`select value from snapshot_counter for update`;
    // It holds the model and waits for the counter; a second later PostgreSQL finds the circle and takes it back.
    activation = activate(name, 2);
    await expect
      .poll(async () => {
        const [row] = await database.sql`
          select count(*)::int as count from pg_stat_activity
          where wait_event_type = 'Lock' and datname = current_database()`;
        return row?.count;
      })
      .toBe(1);
    await sql`select id from models where id = ${name} for update`;
  });
  await activation;
  expect(Date.now() - started).toBeGreaterThan(900);
  expect(await statuses(name)).toEqual(['staging', 'production']);
});
