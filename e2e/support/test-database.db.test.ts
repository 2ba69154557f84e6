import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from '@/lib/platform/db/client';
import { createTestDatabase, type TestDatabase } from './test-database';

let first: TestDatabase;
let second: TestDatabase;

beforeAll(async () => {
  [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
});

afterAll(async () => {
  await Promise.all([first.drop(), second.drop()]);
});

it('is migrated', async () => {
  const [row] = await first.sql`select to_regclass('public.models') is not null as migrated`;
  expect(row).toEqual({ migrated: true });
});

it('shares nothing with another', async () => {
  await first.sql`create table only_here (id int)`;
  const [row] = await second.sql`select to_regclass('only_here') is null as apart`;
  expect(row).toEqual({ apart: true });
});

it('is gone after drop, though somebody is still connected', async () => {
  const gone = await createTestDatabase();
  const name = new URL(gone.url).pathname.slice(1);
  const visitor = connect(gone.url, { max: 1 });
  await visitor.db.execute('select 1');
  await gone.drop();
  expect(await first.sql`select datname from pg_database where datname = ${name}`).toEqual([]);
  await visitor.close();
});
