import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSchemaForm } from '@/components/form/create-schema-form';
import { effectiveOf, type Issue, type JsonObject, segmentsOf } from '@/lib/config-schema';
import { generateFault } from '@/lib/config-schema/testing/generate-fault';
import { generateOverrides } from '@/lib/config-schema/testing/generate-overrides';
import { readConfigSchema, saveConfig, validateConfig } from '@/lib/domain/config/server';
import { contextOf } from '@/lib/domain/fixtures/start-for-test';
import { importModel } from '@/lib/domain/models/server';
import type { Context } from '@/lib/platform/context';
import { REFUSED } from './known-schemas';
import { createTestDatabase, type TestDatabase } from './test-database';

/**
 * Tests for every document that imports: the form is of the parameters that the API lists, and what it makes of a value,
 * valid or not, is what the operations make of it. The test file needs a database.
 */
export function testEverySchemaOnServer(documents: { name: string; source: JsonObject }[]): void {
  let database: TestDatabase;
  let ctx: Context;
  beforeAll(async () => {
    database = await createTestDatabase();
    ctx = contextOf(database.db, 'admin');
  });
  afterAll(() => database.drop());

  const imported = documents.filter(({ name }) => REFUSED[name] === undefined);
  test.each(imported)('$name: form and operations agree', async ({ name, source }) => {
    const modelId = name.replaceAll(/[^\w/-]/g, '-');
    const { model } = await importModel({ ctx, input: { model_id: modelId, source } });
    expect(model?.id).toBe(modelId);
    const { fields, json_schema: schema } = await readConfigSchema({ ctx, input: { modelId } });
    const formOf = (overrides: JsonObject) => createSchemaForm({ schema, overrides });
    const leaves = formOf({}).fields.map(({ parameter }) => parameter);
    const names = new Set(leaves.map(({ path }) => segmentsOf(path)[0]));
    expect(fields.map((field) => field.name)).toEqual([...names]);

    const overrides = generateOverrides(schema, leaves, 4);
    for (const tried of [overrides, generateFault(schema, leaves)?.overrides ?? {}]) {
      const config = effectiveOf(schema, tried);
      const { errors } = await validateConfig({ ctx, input: { modelId, config } });
      expect(formOf(tried).issues().map(toIssue)).toEqual(errors);
    }
    const saved = await saveConfig({ ctx, input: { modelId, overrides, ifMatch: '*' } });
    expect(saved.config).toEqual(effectiveOf(schema, overrides));
  });
}

function toIssue({ path, code, message }: Issue): Issue {
  return { path, code, message };
}
