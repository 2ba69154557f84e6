import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  REPLICATE_KEY,
  replicateModel,
  type SchemaServer,
  sendJson,
  startSchemaServer,
  withKey,
} from '@/e2e/support/schema-server';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { parametersOf } from '@/lib/config-schema';
import { saveConfig } from '@/lib/domain/config/server';
import { contextOf, startForTest } from '@/lib/domain/fixtures/start-for-test';
import { registryStore } from '@/lib/domain/versions/server';
import type { Context } from '@/lib/platform/context';
import { version1 } from '@/lib/providers/replicate/seedream-3/parameters';
import { schemaOf } from '@/lib/providers/schema-of';
import { checkProvider, getModel, importModel, updateModel } from '.';

let database: TestDatabase;
let replicate: SchemaServer;
let ctx: Context;

beforeAll(async () => {
  replicate = await startSchemaServer();
  vi.stubEnv('REPLICATE_BASE_URL', `${replicate.url}/v1`);
  vi.stubEnv('REPLICATE_API_TOKEN', REPLICATE_KEY);
  database = await createTestDatabase();
  await startForTest(database);
  ctx = contextOf(database.db, 'editor');
  // The settings are read once, while the variables are set.
  await getModel({ ctx, input: { modelId: 'qwen' } });
});

afterAll(async () => {
  await database.drop();
  await replicate.stop();
});

const check = (modelId: string, dryRun = false) => checkProvider({ ctx, input: { modelId, dryRun } });
const path = (id: string) => `/v1/models/${id}`;

/** An imported model whose provider answers with it. */
async function imported(id: string, modelId = id): Promise<string> {
  const source = replicateModel(id);
  await importModel({ ctx, input: { model_id: modelId, source, inputs: ['style'] } });
  replicate.answer(path(id), withKey(source));
  return modelId;
}

describe('an imported model', () => {
  it('that did not change gets no version', async () => {
    const modelId = await imported('acme/same');
    expect(await check(modelId)).toEqual({
      stored: false,
      changed: false,
      version: null,
      provider_version: 'v1',
      message: "Nothing changed: Replicate's schema is that of version 1.",
      report: expect.arrayContaining([expect.objectContaining({ level: 'info' })]),
      differences: [],
    });
  });

  it('that changed gets its next version in staging, with the roles that an admin chose, and is told what differs', async () => {
    const modelId = await imported('acme/changed', 'house/changed');
    await saveConfig({ ctx, input: { modelId, ifMatch: '*', overrides: { steps: 45 } } });
    replicate.answer(
      path('acme/changed'),
      withKey(replicateModel('acme/changed', { version: 'v2', maxSteps: 40 })),
    );
    const differences = [{ path: '/steps', class: 'breaking', message: 'Must be at most 40' }];
    expect(await check(modelId, true)).toMatchObject({
      stored: false,
      changed: true,
      version: 2,
      message: "Replicate's schema changed: it would be version 2.",
      differences,
    });
    expect(await check(modelId)).toMatchObject({
      stored: true,
      changed: true,
      version: 2,
      provider_version: 'v2',
      message: "Replicate's schema changed: version 2 is in staging.",
      differences,
    });
    const [, second, ...others] = await registryStore(database.db).versions({ modelId });
    expect(others).toEqual([]);
    expect(second).toMatchObject({ status: 'staging', providerRef: 'v2' });
    expect(parametersOf(second?.parametersSchema ?? {})).toMatchObject([
      { name: 'prompt', role: 'config' },
      { name: 'steps', role: 'config' },
      { name: 'style', role: 'input' },
    ]);
    const [audit] = await database.sql`select * from audit_events where action = 'model.version'`;
    expect(audit).toMatchObject({ subject: modelId, after: { version: 2, provider_version: 'v2' } });
    expect(await check(modelId)).toMatchObject({ stored: false, changed: false, version: null });
  });

  it('that changed under the same version name is told apart', async () => {
    const modelId = await imported('acme/silent');
    replicate.answer(path('acme/silent'), withKey(replicateModel('acme/silent', { maxSteps: 40 })));
    expect((await check(modelId)).report).toContainEqual({
      path: '',
      level: 'warning',
      message: 'The provider changed this schema without a new version name',
    });
  });
});

describe('a built-in model', () => {
  const source = (schema: object) => ({
    owner: 'bytedance',
    name: 'seedream-3',
    latest_version: { id: 'v7', openapi_schema: { components: { schemas: { Input: schema } } } },
  });

  it('is only told what differs, and its own words are no difference', async () => {
    const stored = schemaOf(version1);
    replicate.answer(path('bytedance/seedream-3'), withKey(source(stored) as never));
    expect(await check('seedream-3')).toMatchObject({ stored: false, changed: false, differences: [] });

    const { guidance_scale, ...others } = stored.properties as Record<string, object>;
    const properties = { ...others, guidance_scale: { ...guidance_scale, default: 7, title: 'Strength' } };
    replicate.answer(path('bytedance/seedream-3'), withKey(source({ ...stored, properties }) as never));
    expect(await check('seedream-3')).toMatchObject({
      stored: false,
      changed: true,
      version: null,
      message: expect.stringContaining('come with Modelboard'),
      differences: [{ path: '/guidance_scale', class: 'behaviour' }],
    });
    expect(await registryStore(database.db).versions({ modelId: 'bytedance/seedream-3' })).not.toContainEqual(
      expect.objectContaining({ providerRef: 'v7' }),
    );
  });
});

describe('what stands against a check', () => {
  it.each([
    ['a key that is refused', 401, {}, 'conflict', 'Set REPLICATE_API_TOKEN'],
    ['a model that is gone', 404, {}, 'conflict', 'Replicate has no model'],
    ['too many requests', 429, { 'retry-after': '7' }, 'too_many_requests', 'in 7 seconds'],
    ['too many requests without a time', 429, {}, 'too_many_requests', 'in 30 seconds'],
    ['a fault of the provider', 500, {}, 'provider_failed', 'Replicate answered 500'],
  ])('%s', async (name, status, headers, code, words) => {
    const modelId = await imported(`refused/${name.replaceAll(' ', '-')}`);
    replicate.answer(path(modelId), (_, response) => {
      response.writeHead(status, { 'content-type': 'application/problem+json', ...headers }).end('{}');
    });
    await expect(check(modelId)).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
  });

  it('an answer that is no model, or none at all', async () => {
    const modelId = await imported('odd/answer');
    replicate.answer(path(modelId), (_, response) => response.end('not JSON'));
    await expect(check(modelId)).rejects.toMatchObject({ code: 'provider_failed' });
    replicate.answer(path(modelId), (request) => request.socket.destroy());
    await expect(check(modelId)).rejects.toMatchObject({ code: 'provider_failed' });
    replicate.answer(path(modelId), (_, response) => sendJson(response, 200, { latest_version: null }));
    await expect(check(modelId)).rejects.toMatchObject({
      code: 'conflict',
      members: { report: [{ level: 'error' }] },
    });
  });

  it('a model of nobody knows whom, one of another provider, and one that is archived', async () => {
    const source = replicateModel('acme/nameless');
    const nameless = await importModel({
      ctx,
      input: { model_id: 'nameless', source: { ...source, owner: null } },
    });
    expect(nameless.model?.provider_check).toEqual({ available: true, reason: null });
    const plain = await importModel({ ctx, input: { model_id: 'acme/plain', source: { properties: {} } } });
    expect(plain.model?.provider_check).toMatchObject({ available: false });
    await imported('acme/old');
    await updateModel({ ctx, input: { modelId: 'acme/old', archived: true } });
    for (const [modelId, words] of [
      ['nameless', 'It is not known'],
      ['acme/plain', 'Only models of Replicate'],
      ['acme/old', 'is archived'],
    ] as const) {
      await expect(check(modelId)).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining(words),
      });
    }
  });
});
