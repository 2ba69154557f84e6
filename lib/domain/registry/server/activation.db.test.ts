import { afterAll, describe, expect, it } from 'vitest';
import type { Decision } from '@/lib/config-schema';
import { listAudit } from '@/lib/domain/audit/server';
import { listRevisions } from '@/lib/domain/config/server';
import { registerForTest } from '@/lib/domain/fixtures/register-for-test';
import { setActiveModel } from '@/lib/domain/settings/server';
import { etagOf } from '@/lib/platform/http/etag';
import { startActivations } from '../fixtures/activations';
import { compareVersion } from '.';

const { database, ctx, activate, twoVersions, save, undo, config, statuses, lastEvent, everything } =
  await startActivations();

afterAll(() => database.drop());

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
