import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { contextOf } from '@/lib/domain/fixtures/start-for-test';
import { listModels } from '.';
import { selectSummaries } from './repository';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.sql`
    insert into models (id, slug, name, kind) select 'm' || n, 'm' || n, 'Model ' || n, 'imported' from generate_series(1, 20000) n`;
  await database.sql`
    insert into model_configs (model_id, overrides, revision, updated_at, updated_by)
    select 'm' || n, case when n % 5000 = 0 then '{"rare": 1}' else '{"common": 1}' end::json, 1, now(), 'test'
    from generate_series(1, 20000) n`;
  await database.sql`analyze`;
});

afterAll(() => database.drop());

it('finds the models that override a parameter', async () => {
  const { models } = await listModels({
    ctx: contextOf(database.db, 'viewer'),
    input: { overrides: 'rare', limit: 200 },
  });
  expect(models.map((model) => model.id)).toEqual(['m10000', 'm15000', 'm20000', 'm5000']);
});

it('answers the filter "overrides" from the GIN index', async () => {
  const query = selectSummaries(database.db, { overrides: 'rare', archived: true, after: null, limit: 200 });
  const { sql: text, params } = (query as unknown as { toSQL(): { sql: string; params: string[] } }).toSQL();
  const plan = await database.sql.unsafe(`explain ${text}`, params);
  expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain(
    'Bitmap Index Scan on model_configs_overrides',
  );
});
