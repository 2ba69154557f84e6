import { afterAll, beforeAll, expect, it } from 'vitest';
import { REFUSED } from '@/e2e/support/known-schemas';
import { schemaFixtures } from '@/e2e/support/schema-fixtures';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import type { JsonObject } from '@/lib/config-schema';
import { readConfig, saveConfig } from '@/lib/domain/config/server';
import { contextOf } from '@/lib/domain/fixtures/start-for-test';
import type { Context } from '@/lib/platform/context';
import { exportSchema, importModel } from '.';

let databases: TestDatabase[];

beforeAll(async () => {
  databases = [await createTestDatabase(), await createTestDatabase()];
});

afterAll(() => Promise.all(databases.map((database) => database.drop())));

const taken = schemaFixtures().filter(({ name }) => !Object.hasOwn(REFUSED, name));

it.each(taken)(
  '$name: moved to an empty installation, its schema, overrides and effective config are the same, in their order',
  async ({ name, source }) => {
    const modelId = name.replaceAll(/[^\w./-]/g, '-');
    const [here, there] = databases.map(({ db }) => contextOf(db, 'editor')) as [Context, Context];
    await importModel({ ctx: here, input: { model_id: modelId, source } });
    const { config } = await readConfig({ ctx: here, input: { modelId } });
    const overrides = Object.fromEntries(Object.entries(config).slice(0, 3));
    // A config that lacks a required parameter cannot be saved: its defaults are compared.
    const save = (ctx: Context, values: JsonObject) =>
      saveConfig({ ctx, input: { modelId, ifMatch: '*', overrides: values } }).catch(() =>
        readConfig({ ctx, input: { modelId } }),
      );
    const saved = await save(here, overrides);

    const exported = await exportSchema({ ctx: here, input: { modelId } });
    await importModel({ ctx: there, input: { model_id: modelId, source: exported } });
    const moved = await save(there, saved.overrides);
    const fingerprints = databases.map(
      ({ sql }) => sql`
      select schema_fingerprint from model_versions where model_id = ${modelId}`,
    );
    const [one, other] = await Promise.all(fingerprints);
    expect(other).toEqual(one);
    const again = await exportSchema({ ctx: there, input: { modelId } });
    for (const [now, before] of [
      [moved.config, saved.config],
      [moved.overrides, saved.overrides],
      [again.properties, exported.properties],
    ])
      expect(JSON.stringify(now)).toBe(JSON.stringify(before));
  },
);
