import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { listAudit } from '@/lib/domain/audit/server';
import { readConfig, saveConfig } from '@/lib/domain/config/server';
import { contextOf, startForTest, tokenContext } from '@/lib/domain/fixtures/start-for-test';
import { readReadiness } from '@/lib/domain/health/server';
import { updateModel } from '@/lib/domain/models/server';
import { savePrompts } from '@/lib/domain/prompts/server';
import { listWorkers, recordSightings } from '@/lib/domain/workers/server';
import type { Context } from '@/lib/platform/context';
import { steadyNow } from '@/lib/platform/steady-clock';
import { adoptDatabase, dismissAlarm, readInstallation } from '.';

let database: TestDatabase;
let ctx: Context;

beforeAll(async () => {
  database = await createTestDatabase();
  await startForTest(database);
  ctx = contextOf(database.db, 'admin');
});

afterAll(() => database.drop());

beforeEach(() => database.sql`delete from worker_instances`);

const read = (retained: { databaseId: string; revision: number } | null = null) =>
  readInstallation({ ctx, input: { retained } });

/** A worker has this number, which an ETag proves to be of that database. */
const see = (revision: number, databaseId: string) =>
  recordSightings({
    ctx,
    input: {
      sightings: [
        {
          name: 'render',
          instance: 'a',
          revision,
          databaseId,
          isProven: true,
          ownerId: 'token',
          at: steadyNow(),
        },
      ],
    },
  });

describe('a restored database', () => {
  it('is found by what this server holds, and by what workers hold', async () => {
    const { database_id: databaseId, revision, alarms } = await read();
    expect(alarms).toEqual([]);
    await see(revision, databaseId);
    await see(revision + 3, databaseId);
    const retained = { databaseId, revision: revision + 5 };
    expect((await read(retained)).alarms).toMatchObject([
      { source: 'server', revision, seen: revision + 5 },
      { source: 'worker', revision, seen: revision + 3 },
    ]);
  });

  it('is no alarm once an admin has dismissed it, until a higher number shows up', async () => {
    const { database_id: databaseId, revision } = await read();
    const retained = { databaseId, revision: revision + 50 };
    const [alarm] = (await read(retained)).alarms;
    const id = alarm?.id ?? '';
    const dismissed = await dismissAlarm({ ctx, input: { id, retained, note: 'a test of backups' } });
    expect(dismissed.alarms[0]).toEqual({ ...alarm, dismissed: true });
    expect(await dismissAlarm({ ctx, input: { id, retained } }), 'a second time').toMatchObject({
      revision: revision + 1,
    });
    const ready = (keeps: typeof retained) => readReadiness({ ctx, input: { retained: keeps } });
    expect((await read(retained)).alarms[0]).toMatchObject({ source: 'server', dismissed: true });
    expect((await ready(retained)).alarms).not.toContainEqual(expect.objectContaining({ source: 'server' }));

    const higher = { databaseId, revision: revision + 51 };
    expect((await read(higher)).alarms[0]).toMatchObject({ source: 'server', dismissed: false });
    expect((await ready(higher)).alarms).toContainEqual({ code: 'revision_above_own', source: 'server' });
    await expect(dismissAlarm({ ctx, input: { id, retained: null } })).rejects.toMatchObject({
      code: 'not_found',
    });
    const { events } = await listAudit({ ctx, input: { action: 'alarm.dismiss' } });
    expect(events).toMatchObject([
      { subject_name: 'Alarm', note: 'a test of backups', before: { alarm: id } },
    ]);
  });

  it('is adopted under a new id: no alarm, its configs stay, and all that workers get counts as changed', async () => {
    await saveConfig({ ctx, input: { modelId: 'qwen', ifMatch: '*', overrides: { seed: 11 } } });
    await savePrompts({ ctx, input: { ifMatch: '*', overrides: { generic: 'Any.' } } });
    const config = await readConfig({ ctx, input: { modelId: 'qwen' } });
    const before = await read();
    await see(before.revision, before.database_id);
    await see(before.revision + 3, before.database_id);
    const after = await adoptDatabase({
      ctx,
      input: { databaseId: before.database_id, note: 'restored after the fire' },
    });
    expect(after).toEqual({
      database_id: after.database_id,
      revision: before.revision + 1,
      alarms: [],
    });
    expect(after.database_id).not.toBe(before.database_id);
    expect(await read({ databaseId: before.database_id, revision: before.revision + 3 })).toEqual(after);
    expect(await readConfig({ ctx, input: { modelId: 'qwen' } })).toEqual(config);

    const rows = await database.sql`select snapshot::int from models union select snapshot::int from settings
      union select snapshot::int from prompts`;
    expect([...rows]).toEqual([{ snapshot: after.revision }]);

    const [event] = (await listAudit({ ctx, input: { limit: 1 } })).events;
    expect(event).toMatchObject({
      action: 'installation.adopt',
      before: { database_id: before.database_id },
      after: { database_id: after.database_id },
      note: 'restored after the fire',
      actor: { name: 'Some admin' },
    });
  });

  it('has a worker that still holds the old number behind, and raises no alarm for it', async () => {
    const { database_id: databaseId, revision } = await read();
    await see(revision, databaseId);
    await see(revision + 9, databaseId);
    await adoptDatabase({ ctx, input: { databaseId } });
    await see(revision + 9, databaseId);
    expect((await read()).alarms).toEqual([]);
    expect((await listWorkers({ ctx, input: {} })).workers).toMatchObject([
      { revision: revision + 9, database_id: databaseId, is_current: false },
    ]);
    const adopted = await read();
    await see(adopted.revision, adopted.database_id);
    expect(await listWorkers({ ctx, input: {} })).toMatchObject({ present: 1, current: 1 });
  });
});

describe('an adoption', () => {
  it('is refused where the id is not the present one, so that nobody adopts twice', async () => {
    const { database_id: databaseId } = await read();
    const input = { databaseId: databaseId.toUpperCase() };
    const outcomes = await Promise.allSettled([adoptDatabase({ ctx, input }), adoptDatabase({ ctx, input })]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const present = await read();
    await expect(adoptDatabase({ ctx, input })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(present.database_id),
    });
    expect(await read()).toEqual(present);
  });

  it('is for admins; whoever may read models sees the alarm', async () => {
    const present = await read();
    const input = { databaseId: present.database_id };
    const editor = contextOf(database.db, 'editor');
    expect(() => adoptDatabase({ ctx: editor, input })).toThrow(
      expect.objectContaining({ code: 'forbidden', members: { permission: 'admin' } }),
    );
    const viewer = contextOf(database.db, 'viewer');
    expect(await readInstallation({ ctx: viewer, input: { retained: null } })).toEqual(present);
    const worker = tokenContext(database.db, ['runtime:read']);
    await expect(readInstallation({ ctx: worker, input: { retained: null } })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('is heard by every instance when it is visible, not before', async () => {
    const heard: string[] = [];
    const { unlisten } = await database.sql.listen('modelboard_changes', (number) => heard.push(number));
    const { revision } = await adoptDatabase({
      ctx,
      input: { databaseId: (await read()).database_id },
    });
    await expect.poll(() => heard).toEqual([String(revision)]);
    await unlisten();
  });

  it('waits for saves under way, and they for it', async () => {
    const { database_id: databaseId } = await read();
    const rename = (name: string) => updateModel({ ctx, input: { modelId: 'seedream-3', name } });
    const save = (seed: number) =>
      saveConfig({ ctx, input: { modelId: 'qwen', ifMatch: '*', overrides: { seed } } });
    await Promise.all([
      save(21),
      rename('One'),
      adoptDatabase({ ctx, input: { databaseId } }),
      save(22),
      rename('Two'),
    ]);
    const { revision } = await read();
    const [highest] = await database.sql`select max(snapshot)::int as snapshot from models`;
    expect(highest?.snapshot).toBeLessThanOrEqual(revision);
  });
});
