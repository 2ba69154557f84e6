import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { startForTest } from '@/lib/domain/fixtures/start-for-test';
import { migrateDatabase } from '@/lib/platform/db/migrate';

const folder = fileURLToPath(new URL('./migrations/', import.meta.url));

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

async function down(sql: postgres.Sql): Promise<void> {
  const files = (await readdir(folder))
    .filter((file) => file.endsWith('.down.sql'))
    .sort()
    .reverse();
  for (const file of files) await sql.unsafe(await readFile(`${folder}${file}`, 'utf8'));
  await sql`truncate drizzle.__drizzle_migrations`;
}

/** Everything that a migration can make: columns, constraints, indexes, triggers, functions. */
async function shape(sql: postgres.Sql): Promise<unknown> {
  const columns = await sql`
    select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
    where table_schema = 'public' order by 1, 2`;
  const constraints = await sql`
    select conrelid::regclass::text as relation, conname, pg_get_constraintdef(oid) as definition from pg_constraint
    where connamespace = 'public'::regnamespace order by 1, 2`;
  const indexes = await sql`select indexdef from pg_indexes where schemaname = 'public' order by 1`;
  const triggers = await sql`
    select pg_get_triggerdef(oid) as definition from pg_trigger where not tgisinternal order by 1`;
  const functions = await sql`
    select proname from pg_proc where pronamespace = 'public'::regnamespace order by 1`;
  return { columns, constraints, indexes, triggers, functions };
}

it('has a down.sql beside each migration', async () => {
  const files = await readdir(folder);
  const ups = files.filter((file) => /^\d+_\w+\.sql$/.test(file));
  expect(ups.length).toBeGreaterThan(0);
  expect(files.filter((file) => file.endsWith('.down.sql')).sort()).toEqual(
    ups.map((file) => file.replace('.sql', '.down.sql')).sort(),
  );
});

it('goes up, down and up again on real data', async () => {
  const { sql, url } = database;
  await startForTest(database);
  const before = await shape(sql);

  await down(sql);
  expect(await sql`select tablename from pg_tables where schemaname = 'public'`).toEqual([]);
  expect(await shape(sql)).toEqual({
    columns: [],
    constraints: [],
    indexes: [],
    triggers: [],
    functions: [],
  });

  await migrateDatabase(url);
  expect(await shape(sql)).toEqual(before);
  await startForTest(database);
  const [{ count } = {}] = await sql`select count(*)::int as count from models`;
  expect(count).toBe(5);
});
