import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import type { JsonObject } from '@/lib/config-schema';
import { contextOf } from '@/lib/domain/fixtures/start-for-test';
import { importModel } from '@/lib/domain/models/server';
import type { Context } from '@/lib/platform/context';
import { listRevisions, readConfig, readConfigSchema, saveConfig } from '.';

const modelId = 'acme/ordered';
const inOrder = { reasoning: { type: 'string' }, answer: { z: 1, b: [{ y: 1, x: 2 }] } };
const reordered = { answer: { z: 1, b: [{ y: 1, x: 2 }] }, reasoning: { type: 'string' } };

let database: TestDatabase;
let ctx: Context;

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = contextOf(database.db, 'admin');
  const source = {
    type: 'object',
    properties: {
      format: { type: 'object', default: { zeta: 1, alpha: 2 } },
      style: { type: 'object', properties: { b: { type: 'integer' }, a: { type: 'integer' } } },
      count: { type: 'integer', default: 1 },
    },
  };
  await importModel({ ctx, input: { model_id: modelId, source } });
});

afterAll(() => database.drop());

const save = (overrides: JsonObject) => saveConfig({ ctx, input: { modelId, overrides, ifMatch: '*' } });
const text = (value: unknown) => JSON.stringify(value);

it('keeps the keys of a default of the schema in order', async () => {
  const wanted = text({ zeta: 1, alpha: 2 });
  const { fields, json_schema } = await readConfigSchema({ ctx, input: { modelId } });
  expect(text(fields[0]?.default)).toBe(wanted);
  expect(text(json_schema)).toContain(`"default":${wanted}`);
  expect(text((await readConfig({ ctx, input: { modelId } })).config.format)).toBe(wanted);
});

it('keeps the keys of a value in config, revision and audit log', async () => {
  const saved = await save({ format: inOrder });
  expect(text(saved.config.format)).toBe(text(inOrder));
  expect(text((await readConfig({ ctx, input: { modelId } })).overrides)).toBe(text({ format: inOrder }));
  const [row] = await database.sql`select after::text as after from audit_events order by id desc limit 1`;
  expect(row?.after).toContain(text(inOrder));
});

it('stores a new order of keys as a revision that the history shows', async () => {
  const before = await save({ format: inOrder });
  const after = await save({ format: reordered });
  expect(after.revision).toBe(before.revision + 1);
  const { revisions } = await listRevisions({ ctx, input: { modelId, limit: 1 } });
  expect(text(revisions[0]?.diff)).toBe(text([{ path: '/format', before: inOrder, after: reordered }]));
  expect((await save({ format: reordered })).revision).toBe(after.revision);
});

it('keeps a value that differs from the default by its order alone', async () => {
  const config = { count: 1, format: { alpha: 2, zeta: 1 } };
  const saved = await saveConfig({ ctx, input: { modelId, config, ifMatch: '*' } });
  expect(text(saved.overrides)).toBe(text({ format: config.format }));
});

it('takes the order of parameters, and of the members of a group, from the schema', async () => {
  const before = await save({ style: { b: 1, a: 2 }, count: 2 });
  const after = await save({ count: 2, style: { a: 2, b: 1 } });
  expect(after.revision).toBe(before.revision);
  expect(text(after.config.style)).toBe(text({ b: 1, a: 2 }));
});

it('puts keys that are whole numbers first, as every JavaScript object does', async () => {
  const { config } = await save({ format: JSON.parse('{"b":1,"10":2,"2":3}') as JsonObject });
  expect(text(config.format)).toBe('{"2":3,"10":2,"b":1}');
});
