import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { REPLICATE_KEY, type SchemaServer, startSchemaServer } from '@/e2e/support/schema-server';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { contextOf, startForTest } from '@/lib/domain/fixtures/start-for-test';
import { writesOfAdmins } from '@/lib/domain/fixtures/writes/writes-of-admins';
import { writesOfConfigs } from '@/lib/domain/fixtures/writes/writes-of-configs';
import { writesOfRegistry } from '@/lib/domain/fixtures/writes/writes-of-registry';
import { createJob } from '@/lib/domain/jobs/server';

let database: TestDatabase;
let replicate: SchemaServer;

const cases = { ...writesOfConfigs, ...writesOfRegistry, ...writesOfAdmins };

/** Jobs and uploads do not change configs: `jobs.db.test.ts` and `uploads.db.test.ts` test these. */
const OF_JOBS_AND_UPLOADS = [
  'images/server/create-image.ts',
  'images/server/delete-unused-images.ts',
  'jobs/server/add-job.ts',
  'jobs/server/cancel-job.ts',
];

beforeAll(async () => {
  replicate = await startSchemaServer();
  database = await createTestDatabase();
  await startForTest(database);
});

afterAll(async () => {
  await database.drop();
  await replicate.stop();
});

beforeEach(() => {
  vi.stubEnv('MODELBOARD_SECRET', 'x'.repeat(32));
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('REPLICATE_BASE_URL', `${replicate.url}/v1`);
  vi.stubEnv('REPLICATE_API_TOKEN', REPLICATE_KEY);
});

/** How many rows each table has, and the snapshot number. */
async function state(): Promise<Record<string, number>> {
  const tables = await database.sql`select tablename from pg_tables where schemaname = 'public'`;
  const counts = await Promise.all(
    tables.map(async ({ tablename }) => {
      const [row] = await database.sql`select count(*)::int as count from ${database.sql(tablename)}`;
      return [tablename, row?.count] as const;
    }),
  );
  const [counter] = await database.sql`select value::int as value from snapshot_counter`;
  return { ...Object.fromEntries(counts), snapshot: counter?.value };
}

/** What workers get of each model and setting, and of the prompt library, the database's id in each, with the snapshot number that its row keeps. */
async function delivered(): Promise<Map<string, { number: number; content: string }>> {
  const rows = await database.sql`
    select models.id, snapshot::int as number, jsonb_build_array(slug, archived_at, version, path,
      parameters_schema, overrides, revision, database_id)::text as content
    from installation cross join models
    left join model_versions on model_versions.model_id = models.id and status = 'production'
    left join model_configs on model_configs.model_id = models.id
    union all select key, snapshot::int, jsonb_build_array(value, database_id)::text from installation, settings
    union all select id, snapshot::int, jsonb_build_array(overrides, database_id)::text from installation, prompts`;
  return new Map(rows.map(({ id, number, content }) => [id, { number, content }]));
}

it('knows every operation that opens a transaction', async () => {
  const root = fileURLToPath(new URL('.', import.meta.url));
  const files = (await readdir(root, { recursive: true })).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const writing = await Promise.all(
    files.map(async (file) =>
      (await readFile(`${root}${file}`, 'utf8')).includes('inTransaction(') ? [file] : [],
    ),
  );
  const known = [...Object.values(cases).map(({ file }) => file), ...OF_JOBS_AND_UPLOADS];
  expect(writing.flat().sort()).toEqual([...new Set(known)].sort());
});

describe.each(Object.entries(cases))('%s', (_, { needs, prepare }) => {
  it('refuses who may not, leaves nothing when it fails half-way, and else an audit row and the next snapshot number, kept by what workers get another of', async () => {
    const admin = contextOf(database.db, 'admin');
    const call = await prepare(admin, { sql: database.sql, replicate });
    const before = await state();

    if (needs !== 'anybody') {
      const refused = async () => call(contextOf(database.db, 'viewer'));
      await expect(refused()).rejects.toMatchObject({ code: 'forbidden', members: { permission: needs } });
      expect(await state()).toEqual(before);
    }

    await database.sql`alter table audit_events add constraint half_way check (request_id <> 'half-way') not valid`;
    await expect(async () => call({ ...admin, requestId: 'half-way' })).rejects.toMatchObject({
      cause: { code: '23514' },
    });
    expect(await state()).toEqual(before);
    await database.sql`alter table audit_events drop constraint half_way`;

    const got = await delivered();
    await call(admin);
    const after = await state();
    expect(after.audit_events).toBe((before.audit_events ?? 0) + 1);
    expect(after.snapshot).toBe((before.snapshot ?? 0) + 1);
    for (const [id, { number, content }] of await delivered()) {
      const isSame = content === got.get(id)?.content;
      expect(number, id).toBe(isSame ? got.get(id)?.number : after.snapshot);
    }
  });
});

it('a job is recorded as itself, or not at all: no audit row, and no other snapshot number', async () => {
  const ctx = contextOf(database.db, 'editor');
  const input = { prompt: 'A lamp', image: 'https://example.com/a.png', model: 'qwen' };
  const before = await state();
  const refused = createJob({ ctx: contextOf(database.db, 'viewer'), input });
  await expect(refused).rejects.toMatchObject({ members: { permission: 'jobs:write' } });
  await database.sql`alter schema graphile_worker rename to away`;
  await expect(createJob({ ctx, input })).rejects.toThrow();
  await database.sql`alter schema away rename to graphile_worker`;
  expect(await state(), 'without its place in the queue there is no job').toEqual(before);

  const { actor } = await createJob({ ctx, input });
  expect(actor).toEqual({ kind: 'user', id: 'id-editor', name: 'Some editor' });
  expect(await state()).toEqual({ ...before, jobs: 1 });
});
