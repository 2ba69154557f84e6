import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { contextOf, startForTest } from '@/lib/domain/fixtures/start-for-test';
import { importModel } from '@/lib/domain/models/server';
import { setActiveModel } from '@/lib/domain/settings/server';
import type { Context } from '@/lib/platform/context';
import { patchConfig, readConfig, resetConfig, saveConfig, validateConfig } from '.';

const modelId = 'acme/painter';
const model = { modelId, ifMatch: '*' };
const refusal = {
  code: 'invalid',
  errors: [
    {
      path: '/quality',
      code: 'required',
      message: 'Required and without a default: it cannot be unset while this model is active',
    },
  ],
};

let database: TestDatabase;
let ctx: Context;

beforeAll(async () => {
  database = await createTestDatabase();
  await startForTest(database);
  ctx = contextOf(database.db, 'editor');
  const properties = { quality: { type: 'integer' }, seed: { type: 'integer' } };
  const source = { type: 'object', properties, required: ['quality'] };
  await importModel({ ctx, input: { model_id: modelId, source, inputs: [] } });
});

afterAll(() => database.drop());

beforeEach(async () => {
  await setActiveModel({ ctx, input: { modelId: 'qwen', ifMatch: '*' } });
  await saveConfig({ ctx, input: { ...model, overrides: { quality: 3 } } });
});

const activate = () => setActiveModel({ ctx, input: { modelId, ifMatch: '*' } });

it('the config of the active model cannot lose a value that it must have, whichever way', async () => {
  await activate();
  await expect(resetConfig({ ctx, input: model })).rejects.toMatchObject(refusal);
  await expect(patchConfig({ ctx, input: { ...model, unset: ['quality'] } })).rejects.toMatchObject(refusal);
  const save = saveConfig({ ctx, input: { ...model, config: { seed: 1 } } });
  await expect(save).rejects.toMatchObject(refusal);
  expect((await readConfig({ ctx, input: { modelId } })).config).toEqual({ quality: 3 });
  expect(await validateConfig({ ctx, input: { modelId, config: {} } })).toMatchObject({
    valid: false,
    errors: refusal.errors,
  });
  await patchConfig({ ctx, input: { ...model, set: { quality: 4, seed: 1 } } });
});

it('that of another model may; then it cannot be made active', async () => {
  expect(await resetConfig({ ctx, input: model })).toMatchObject({ config: {} });
  expect(await validateConfig({ ctx, input: { modelId, config: {} } })).toMatchObject({ valid: true });
  await expect(activate()).rejects.toMatchObject({ code: 'conflict' });
});

it('of a reset and an activation at once, one comes through', async () => {
  for (let round = 0; round < 5; round += 1) {
    await setActiveModel({ ctx, input: { modelId: 'qwen', ifMatch: '*' } });
    await saveConfig({ ctx, input: { ...model, overrides: { quality: 3, seed: round } } });
    const answers = await Promise.allSettled([activate(), resetConfig({ ctx, input: model })]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  }
});
