import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { contextOf } from '@/lib/domain/fixtures/start-for-test';
import { registryStore } from '@/lib/domain/versions/server';
import type { Context } from '@/lib/platform/context';
import { getProduction, listVersionEvents, listVersions, readProductionAt } from '.';

let database: TestDatabase;
let ctx: Context;
let statements: { text: string; parameters: unknown[] }[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  // 10,000 models with 20 versions each; one model in a hundred has an archived version.
  await database.sql`
    insert into models (id, slug, name, kind)
    select 'm' || lpad(n::text, 5, '0'), 'm' || lpad(n::text, 5, '0'), 'Model ' || n, 'imported'
    from generate_series(1, 10000) n`;
  await database.sql`
    insert into model_versions (model_id, version, status, parameters_schema, schema_fingerprint, created_by)
    select models.id, v, case when v = 7 then 'production' when v = 3 and models.id like '%00' then 'archived' else 'staging' end,
           '{"type": "object"}', 'sha256:none', 'test'
    from models, generate_series(1, 20) v`;
  await database.sql`
    insert into model_version_events (model_id, version, status, action, actor_kind, actor_id, actor_name, created_at)
    select model_id, version, status, 'register', 'system', 'system', 'test', timestamptz '2026-01-01' + version * interval '1 day'
    from model_versions`;
  await database.sql`analyze`;
  ctx = contextOf(watched(database.db), 'viewer');
}, 120_000);

afterAll(() => database.drop());

/** The same database, which writes down what it is asked. */
function watched(db: TestDatabase['db']): TestDatabase['db'] {
  const { session } = db as unknown as { session: { prepareQuery: (...given: unknown[]) => unknown } };
  const prepare = session.prepareQuery.bind(session);
  session.prepareQuery = (...given) => {
    const query = given[0] as { sql: string; params: unknown[] };
    statements.push({ text: query.sql, parameters: query.params });
    return prepare(...given);
  };
  return db;
}

/** The plans of the statements that `read` runs, as PostgreSQL explains them. */
async function plansOf(read: () => Promise<unknown>): Promise<string> {
  statements = [];
  await read();
  const plans = statements.map(async ({ text, parameters }) => {
    const rows = await database.sql.unsafe(`explain ${text}`, parameters as string[]);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  return (await Promise.all(plans)).join('\n');
}

const versions = (filter: object) => () => listVersions({ ctx, input: { limit: 200, ...filter } });
const cursor = Buffer.from(JSON.stringify(['m05000', 20])).toString('base64url');

it.each<[string, () => Promise<unknown>, string]>([
  ['the first page', versions({}), 'model_versions_model_id_version_pk'],
  ['a page in the middle', versions({ cursor }), 'model_versions_model_id_version_pk'],
  ['one model', versions({ model_name: 'M05000' }), 'model_versions_'],
  ['one model, newest first', versions({ model_name: 'm05000', order: 'desc' }), 'model_versions_'],
  [
    'a page in the middle, newest first',
    versions({ order: 'desc', cursor }),
    'model_versions_model_id_version_pk',
  ],
  ['production', versions({ status: 'production' }), 'model_versions_'],
  ['archived, which is rare', versions({ status: 'archived' }), 'model_versions_by_status'],
  [
    'the production version',
    () => getProduction({ ctx, input: { modelName: 'm05000' } }),
    'model_versions_one_production',
  ],
  [
    'what was in production at a time',
    () => readProductionAt({ ctx, input: { modelName: 'm05000', at: '2026-01-10T00:00:00Z' } }),
    'model_version_events_by_',
  ],
  [
    'events',
    () => listVersionEvents({ ctx, input: { modelName: 'm05000', limit: 200 } }),
    'model_version_events_',
  ],
])('reads %s through an index, never all versions or events', async (_, read, index) => {
  const plans = await plansOf(read);
  expect(plans).toContain(index);
  expect(plans).not.toMatch(/Seq Scan on model_version/);
});

it('answers right among many', async () => {
  const page = await listVersions({ ctx, input: { limit: 200, cursor } });
  expect(page.models.map(({ model_name }) => model_name).slice(0, 21)).toEqual([
    ...Array(20).fill('m05001'),
    'm05002',
  ]);
  await getProduction({ ctx, input: { modelName: 'm09999' } });
  expect(await registryStore(database.db).productionAt('m09999', new Date('2026-01-08T00:00:00Z'))).toBe(7);
});
