import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { contextOf, startForTest } from '@/lib/domain/fixtures/start-for-test';
import { resetPrompts, savePrompts } from '@/lib/domain/prompts/server';
import { runtimeSnapshot } from '@/lib/domain/runtime/contract';
import { runtimeConfigPath, runtimeSnapshotPath } from '@/lib/domain/runtime/paths';
import type { Context } from '@/lib/platform/context';
import { builtInLibrary } from '@/lib/worker/prompts';
import { type StartedDelivery, startDelivery } from './fixtures/started-delivery';

let database: TestDatabase;
let ctx: Context;
let one: StartedDelivery;

beforeAll(async () => {
  database = await createTestDatabase();
  await startForTest(database);
  ctx = contextOf(database.db, 'editor');
  one = await startDelivery(database.url);
});

afterAll(async () => {
  await one.delivery.stop();
  await database.drop();
});

const save = (generic: string) => savePrompts({ ctx, input: { ifMatch: '*', overrides: { generic } } });

async function delivered(): Promise<number> {
  const [row] = await database.sql`select value::int as number from snapshot_counter`;
  await one.hasNumber(row?.number);
  return row?.number;
}

it('before the first save, workers get the built-in library', () => {
  const snapshot = one.read(runtimeSnapshotPath);
  expect(snapshot.prompts).toEqual({ library: builtInLibrary, library_revision: 0, revision: 0 });
  expect(runtimeSnapshot.parse(snapshot)).toEqual(snapshot);
});

it('a save is in the snapshot under its number, and no config changes with it', async () => {
  const snapshot = one.get(runtimeSnapshotPath).headers.etag ?? '';
  const config = one.get(runtimeConfigPath).headers.etag ?? '';
  const { revision } = await save('Add a lamp.');
  const number = await delivered();
  const after = one.get(runtimeSnapshotPath, { 'if-none-match': snapshot });
  expect(after.status).toBe(200);
  expect(JSON.parse(String(after.body))).toMatchObject({
    revision: number,
    prompts: {
      library: { ...builtInLibrary, generic: 'Add a lamp.' },
      library_revision: revision,
      revision: number,
    },
  });
  expect(one.get(runtimeConfigPath, { 'if-none-match': config }).status).toBe(304);
  const late = await startDelivery(database.url);
  expect(late.get(runtimeSnapshotPath).headers.etag).toBe(one.get(runtimeSnapshotPath).headers.etag);
  await late.delivery.stop();
  await resetPrompts({ ctx, input: { ifMatch: '*' } });
  await delivered();
  expect(one.read(runtimeSnapshotPath).prompts.library).toEqual(builtInLibrary);
});

it('an earlier library with a higher snapshot number is a restored copy, and is not followed', async () => {
  await save('Kept.');
  const number = await delivered();
  // As if the copy was older than that save, and something else was saved since.
  await database.sql`update prompts set snapshot = snapshot - 1`;
  await database.sql`update snapshot_counter set value = value + 1`;
  await database.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.catch(() => undefined);
  await expect
    .poll(() => one.delivery.retained, { timeout: 20_000 })
    .toEqual({ revision: number, databaseId: one.delivery.present?.databaseId });
  expect(one.read(runtimeSnapshotPath).prompts.library.generic).toBe('Kept.');
});
