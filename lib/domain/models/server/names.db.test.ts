import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { contextOf, startForTest } from '@/lib/domain/fixtures/start-for-test';
import { systemContext } from '@/lib/platform/context';
import { inTransaction } from '@/lib/platform/db/write';
import { genericInputBuilder } from '@/lib/providers/generic-input-builder';
import { defineModel } from '@/lib/providers/model';
import { getModel, lockModel, syncBuiltIns, updateModel } from '.';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
  await startForTest(database);
});

afterEach(() => database.drop());

const painter = defineModel({
  id: 'acme/painter',
  slug: 'painter',
  name: 'Painter',
  description: 'Paints.',
  provider: 'replicate',
  inputBuilder: genericInputBuilder,
  versions: [{ version: 1, parameters: z.strictObject({ steps: z.int().default(5) }) }],
});

it('of two models that ask for one slug at once, one gets it and the other is told', async () => {
  const ctx = contextOf(database.db, 'admin');
  for (let round = 0; round < 5; round += 1) {
    const slug = `wanted-${round}`;
    const answers = await Promise.allSettled(
      ['seedream-3', 'seedream-4'].map(async (name) => {
        const modelId = `bytedance/${name}`;
        return updateModel({ ctx, input: { modelId, slug } });
      }),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict' },
    });
  }
});

it('a new built-in model whose slug is in use gets owner-name, then a number', async () => {
  const ctx = contextOf(database.db, 'admin');
  const system = systemContext(database.db);
  await updateModel({ ctx, input: { modelId: 'seedream-3', slug: 'Painter' } });
  await syncBuiltIns({ ctx: system, input: { models: [painter] } });
  expect(await getModel({ ctx, input: { modelId: painter.id } })).toMatchObject({ slug: 'acme-painter' });
  const twin = defineModel({ ...painter, id: 'acme-painter/x', slug: 'acme-painter' });
  await updateModel({ ctx, input: { modelId: 'seedream-4', slug: 'acme-painter-x' } });
  await syncBuiltIns({ ctx: system, input: { models: [painter, twin] } });
  expect(await getModel({ ctx, input: { modelId: twin.id } })).toMatchObject({ slug: 'acme-painter-x-2' });
});

it('a model that somebody writes to can be given a version meanwhile: neither waits for the other', async () => {
  await inTransaction(systemContext(database.db), async (tx) => {
    const { id } = await lockModel(tx, 'qwen');
    await database.sql`
      insert into model_versions (model_id, version, status, parameters_schema, schema_fingerprint, created_by)
      values (${id}, 99, 'staging', '{}', 'none', 'test')`;
  });
});
