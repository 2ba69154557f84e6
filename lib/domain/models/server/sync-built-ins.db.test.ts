import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { systemContext } from '@/lib/platform/context';
import { genericInputBuilder } from '@/lib/providers/generic-input-builder';
import { defineModel } from '@/lib/providers/model';
import { registry } from '@/lib/providers/registry';
import { syncBuiltIns } from '.';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.drop());

const counts = async () => {
  const [row] = await database.sql`
    select (select count(*)::int from models) as models,
           (select count(*)::int from model_versions where status = 'production') as production,
           (select count(*)::int from model_version_events) as events,
           (select count(*)::int from audit_events where action = 'model.create') as created,
           (select count(*)::int from settings) as settings`;
  return row;
};

it('inserts each model once when three processes start at the same time', { timeout: 150_000 }, async () => {
  const script = fileURLToPath(new URL('./../../fixtures/start-process.ts', import.meta.url));
  const children = Array.from({ length: 3 }, () =>
    spawn(process.execPath, ['--import', 'tsx', script], {
      env: { ...process.env, DATABASE_URL: database.url, MODELBOARD_SECRET: 'x'.repeat(32) },
      stdio: ['ignore', 'ignore', 'pipe'],
    }),
  );
  const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0]));
  expect(codes).toEqual([0, 0, 0]);
  expect(await counts()).toEqual({ models: 5, production: 5, events: 10, created: 5, settings: 1 });
});

it('changes nothing the second time', async () => {
  const ctx = systemContext(database.db);
  await syncBuiltIns({ ctx, input: { models: registry.list() } });
  const snapshot = () => database.sql`select value from snapshot_counter`;
  const before = await snapshot();
  await syncBuiltIns({ ctx, input: { models: registry.list() } });
  expect(await snapshot()).toEqual(before);
});

it('adds a schema that the model lacks as the next version, in staging', async () => {
  const ctx = systemContext(database.db);
  const painter = (...limits: number[]) =>
    defineModel({
      id: 'acme/painter',
      slug: 'painter',
      name: 'Painter',
      description: 'Paints.',
      provider: 'replicate',
      inputBuilder: genericInputBuilder,
      versions: limits.map((max, index) => ({
        version: index + 1,
        parameters: z.strictObject({ steps: z.int().min(1).max(max).default(5) }),
      })) as never,
    });
  await syncBuiltIns({ ctx, input: { models: [painter(10)] } });
  await syncBuiltIns({ ctx, input: { models: [painter(10, 20)] } });
  expect(await database.sql`select version, status from model_versions order by version`).toEqual([
    { version: 1, status: 'production' },
    { version: 2, status: 'staging' },
  ]);
});

it('keeps a model that the code no longer knows', async () => {
  const ctx = systemContext(database.db);
  await syncBuiltIns({ ctx, input: { models: registry.list() } });
  await syncBuiltIns({ ctx, input: { models: registry.list().slice(1) } });
  expect(await counts()).toMatchObject({ models: 5, production: 5 });
});
