import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runs } from '@/e2e/support/runs';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { type Decision, type JsonObject, validate } from '@/lib/config-schema';
import { admit } from '@/lib/config-schema/import';
import { parameterCase } from '@/lib/config-schema/testing/arbitrary-schema';
import { readConfig, saveConfig } from '@/lib/domain/config/server';
import { contextOf, startForTest } from '@/lib/domain/fixtures/start-for-test';
import type { Context } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import { activateVersion, listVersionEvents, listVersions, registerVersion, undoActivation } from '.';

let database: TestDatabase;
let ctx: Context;
let count = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  await startForTest(database);
  ctx = contextOf(database.db, 'editor');
});

afterAll(() => database.drop());

async function register(name: string, version: number, schema: JsonObject) {
  const input = { model_name: name, version, path: 'a.onnx', metadata: {}, status: 'staging' as const };
  const { parameters_schema } = await registerVersion({
    ctx,
    input: { ...input, parameters_schema: schema },
  });
  return parameters_schema ?? expect.unreachable();
}

/** What is live and which version has which status. */
async function state(name: string) {
  const { config, overrides, version } = await readConfig({ ctx, input: { modelId: name } });
  const { models } = await listVersions({ ctx, input: { model_name: name, limit: 9 } });
  return { config, overrides, version, statuses: models.map(({ status }) => status) };
}

/** Activates version 2, dropping what must be decided. A refusal changes nothing. */
async function activate(name: string, pinMovedDefaults: boolean): Promise<'done' | 'refused'> {
  const decisions: Record<string, Decision> = {};
  for (let round = 0; round < 10; round += 1) {
    const before = await state(name);
    try {
      await activateVersion({
        ctx,
        input: { modelName: name, version: 2, ifMatch: null, decisions, pinMovedDefaults },
      });
      return 'done';
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'conflict') throw error;
      expect(await state(name)).toEqual(before);
      for (const { path } of error.members.affected as { path: string }[]) {
        const place = Object.hasOwn(decisions, path) ? path.slice(0, path.lastIndexOf('/')) : path;
        decisions[place] = { drop: true };
      }
    }
  }
  return 'refused';
}

async function lastEvent(modelName: string): Promise<number> {
  const { events } = await listVersionEvents({ ctx, input: { modelName, limit: 1 } });
  return events[0]?.id ?? expect.unreachable();
}

it('an activation leaves a valid config or is refused, and undo restores the exact state', {
  timeout: 240_000,
}, async () => {
  const seen = { done: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(parameterCase, parameterCase, fc.boolean(), async (former, present, pins) => {
      fc.pre([former, present].every(({ schema }) => admit(schema).schema !== null));
      count += 1;
      const name = `acme/generated-${count}`;
      await register(name, 1, former.schema);
      const schema = await register(name, 2, present.schema);
      // A model whose defaults break its own rules has no valid config at all.
      const isLive = await activateVersion({
        ctx,
        input: { modelName: name, version: 1, ifMatch: null },
      }).catch(() => null);
      fc.pre(isLive !== null);
      const save = { modelId: name, ifMatch: '*', overrides: former.config };
      const isSaved = await saveConfig({ ctx, input: save }).catch(() => null);
      fc.pre(isSaved !== null);
      const before = await state(name);
      const outcome = await activate(name, pins);
      seen[outcome] += 1;
      if (outcome === 'refused') return;
      const after = await state(name);
      expect(after.version).toBe(2);
      expect(validate(schema, after.config)).toEqual([]);
      await undoActivation({ ctx, input: { modelName: name, event: await lastEvent(name) } });
      expect(await state(name)).toEqual(before);
    }),
    { numRuns: runs(40) },
  );
  expect(seen.done).toBeGreaterThan(runs(20));
});
