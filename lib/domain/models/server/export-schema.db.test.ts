import { afterAll, beforeAll, expect, it } from 'vitest';
import { REFUSED } from '@/e2e/support/known-schemas';
import { schemaFixtures } from '@/e2e/support/schema-fixtures';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { contextOf } from '@/lib/domain/fixtures/start-for-test';
import type { Context } from '@/lib/platform/context';
import { exportSchema, importModel } from '.';

let database: TestDatabase;
let ctx: Context;

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = contextOf(database.db, 'editor');
});

afterAll(() => database.drop());

const taken = schemaFixtures().filter(({ name }) => !Object.hasOwn(REFUSED, name));

it.each(taken)(
  '$name: imported, exported and imported elsewhere it is the same',
  async ({ name, source }) => {
    const model_id = name.replaceAll(/[^\w./-]/g, '-');
    await importModel({ ctx, input: { model_id, source } });
    const exported = await exportSchema({ ctx, input: { modelId: model_id } });
    await importModel({ ctx, input: { model_id: `copy-of-${model_id}`, source: exported } });
    const rows = await database.sql`
    select schema_fingerprint, count(*)::int as versions from model_versions
    where model_id in (${model_id}, ${`copy-of-${model_id}`}) group by 1`;
    expect(rows).toMatchObject([{ versions: 2 }]);
  },
);
