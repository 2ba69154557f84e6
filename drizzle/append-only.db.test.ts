import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { saveConfig } from '@/lib/domain/config/server';
import { contextOf, startForTest } from '@/lib/domain/fixtures/start-for-test';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await startForTest(database);
  await saveConfig({
    ctx: contextOf(database.db, 'editor'),
    input: { modelId: 'qwen', ifMatch: '*', overrides: { output_quality: 70 } },
  });
  await database.sql`
    insert into prompt_revisions (id, revision, overrides, config, schema_fingerprint, actor_kind, actor_id, actor_name)
    values ('default', 1, '{}', '{}', 'sha256:none', 'system', 'system', 'test')`;
});

afterAll(() => database.drop());

describe.each([
  'audit_events',
  'config_revisions',
  'prompt_revisions',
  'setting_revisions',
  'model_version_events',
])('%s', (table) => {
  it('has rows, and refuses update, delete and truncate', async () => {
    const { sql } = database;
    const before = await sql`select * from ${sql(table)}`;
    expect(before.length).toBeGreaterThan(0);
    await expect(sql`update ${sql(table)} set note = 'changed'`).rejects.toThrow('append-only');
    await expect(sql`delete from ${sql(table)}`).rejects.toThrow('append-only');
    await expect(sql`truncate ${sql(table)} cascade`).rejects.toThrow('append-only');
    expect(await sql`select * from ${sql(table)}`).toEqual(before);
  });
});

it('refuses another schema for a version that exists', async () => {
  const { sql } = database;
  await expect(sql`update model_versions set parameters_schema = '{}'`).rejects.toThrow('immutable');
});

it('allows one production version per model', async () => {
  const { sql } = database;
  const second = sql`
    insert into model_versions (model_id, version, status, parameters_schema, schema_fingerprint, created_by)
    values ('qwen/qwen-image-edit', 99, 'production', '{}', 'sha256:none', 'test')`;
  await expect(second).rejects.toThrow('model_versions_one_production');
});
