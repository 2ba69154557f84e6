import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import { replicateModel, type SchemaServer, startSchemaServer } from '@/e2e/support/schema-server';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { type JsonObject, parametersOf } from '@/lib/config-schema';
import { contextOf, startForTest } from '@/lib/domain/fixtures/start-for-test';
import { registryStore } from '@/lib/domain/versions/server';
import type { Context } from '@/lib/platform/context';
import { env } from '@/lib/platform/env';
import { outboundSettings } from '@/lib/platform/outbound';
import type { ImportAnswer, importModelBody } from '../import-contract';
import { importModel } from '.';

let database: TestDatabase;
let provider: SchemaServer;
let ctx: Context;

beforeAll(async () => {
  provider = await startSchemaServer();
  vi.stubEnv('REPLICATE_BASE_URL', `${provider.url}/v1`);
  vi.stubEnv('MODELBOARD_SECRET', 'x'.repeat(32));
  database = await createTestDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  await startForTest(database);
  ctx = contextOf(database.db, 'editor');
  // Both are read once, while the variables are set.
  env();
  outboundSettings();
});

afterAll(async () => {
  await database.drop();
  await provider.stop();
});

type Input = z.output<typeof importModelBody>;

const importing = (input: Input) => importModel({ ctx, input });
const requestsFor = (path: string) => provider.requests.filter((each) => each === path).length;
const versions = (modelId: string) => registryStore(database.db).versions({ modelId });

/** The copy that a dry run made, or the refusal of one. */
async function copied(input: Input): Promise<string> {
  const answer = await importing({ ...input, dry_run: true }).catch(
    ({ members }) => members as Pick<ImportAnswer, 'fetched'>,
  );
  expect(answer.fetched).toEqual({ at: expect.stringMatching(/Z$/), copy: expect.any(String) });
  return answer.fetched?.copy ?? '';
}

it('what was looked at is what is stored, though the document changed, and the address is asked once', async () => {
  provider.answer('/once', replicateModel('acme/once', { maxSteps: 50 }));
  const url = `${provider.url}/once`;
  const before = Date.now();
  const copy = await copied({ url });
  provider.answer('/once', replicateModel('acme/once', { maxSteps: 9, version: 'v2' }));

  const corrected = { url, copy, model_id: 'house/once', inputs: ['style'] };
  const dry = await importing({ ...corrected, dry_run: true });
  expect(dry).toMatchObject({ fetched: { copy: null }, schema: { properties: { steps: { maximum: 50 } } } });
  const made = await importing(corrected);
  expect(made).toMatchObject({ stored: true, schema: dry.schema, fetched: { copy: null } });
  expect(requestsFor('/once')).toBe(1);

  const [version] = await versions('house/once');
  expect(version).toMatchObject({
    providerRef: 'v1',
    parametersSchema: dry.schema,
    metadata: { source: { kind: 'replicate', url, fetched_at: made.fetched?.at } },
  });
  expect(Date.parse(made.fetched?.at ?? '')).toBeGreaterThanOrEqual(before);
  expect(parametersOf(made.schema).filter(({ role }) => role === 'input')).toMatchObject([{ name: 'style' }]);

  // Without the copy it is fetched again, as ever.
  const next = await importing({ url, model_id: 'house/once', new_version: true });
  expect(next).toMatchObject({ version: 2, schema: { properties: { steps: { maximum: 9 } } } });
  expect(requestsFor('/once')).toBe(2);
});

it('an operation is chosen of what was fetched, and another name given where one is taken', async () => {
  const body = (name: string): JsonObject => ({
    post: {
      requestBody: {
        content: { 'application/json': { schema: { type: 'object', properties: { [name]: {} } } } },
      },
    },
  });
  const paths = { '/draw': body('width'), '/erase': body('area') };
  provider.answer('/document', { openapi: '3.1.0', info: {}, paths });
  const url = `${provider.url}/document`;
  const copy = await copied({ url });
  provider.answer('/document', { openapi: '3.1.0', info: {}, paths: {} });

  const taken = { url, copy, operation: 'POST /erase', model_id: 'qwen' };
  await expect(importing(taken)).rejects.toMatchObject({ code: 'conflict', members: { taken: 'qwen' } });
  const made = await importing({ ...taken, model_id: 'acme/eraser' });
  expect(made).toMatchObject({ stored: true, schema: { properties: { area: {} } } });
  expect(requestsFor('/document')).toBe(1);
});

it('a refusal for a name that is taken brings the copy, too', async () => {
  provider.answer('/taken', replicateModel('qwen/qwen-image-edit'));
  const url = `${provider.url}/taken`;
  const copy = await copied({ url });
  await importing({ url, copy, model_id: 'acme/free' });
  expect(requestsFor('/taken')).toBe(1);
});

it('a copy of another address is refused, and nothing is fetched or stored', async () => {
  provider.answer('/one', replicateModel('acme/one'));
  const copy = await copied({ url: `${provider.url}/one` });
  const asked = importing({ url: `${provider.url}/two`, copy, model_id: 'acme/two' });
  await expect(asked).rejects.toMatchObject({ code: 'invalid', errors: [{ path: '/copy', in: 'body' }] });
  expect(requestsFor('/two')).toBe(0);
  expect(await versions('acme/two')).toEqual([]);
});

it('what is too large to be sent back has no copy, and can be imported all the same', async () => {
  const noise = randomBytes(1024 * 1024).toString('base64');
  provider.answer('/noise', { ...replicateModel('acme/noise'), noise });
  const input = { url: `${provider.url}/noise`, model_id: 'acme/noise' };
  expect(await importing({ ...input, dry_run: true })).toMatchObject({ fetched: { copy: null } });
  expect(await importing(input)).toMatchObject({ stored: true });
});

it('a source that was sent was not fetched', async () => {
  const answer = await importing({ source: replicateModel('acme/sent'), dry_run: true });
  expect(answer.fetched).toBeNull();
});

it('a name that occurs twice is told, where JSON.parse would drop one in silence', async () => {
  const text =
    '{"properties": {"steps": {"default": 1}, "steps": {"default": 2}, "a": {"title": "A", "title": "B"}}}';
  provider.answer('/twice', (_, response) => response.end(text));
  const url = `${provider.url}/twice`;
  const { report, schema, fetched } = await importing({ url, dry_run: true });
  const message =
    'The name "steps" occurs twice in its object, and so does another in its own: the last one was taken';
  expect(report).toEqual([{ path: '/properties/steps', level: 'warning', message }]);
  expect(schema).toMatchObject({ properties: { steps: { default: 2 } } });
  const again = await importing({ url, copy: fetched?.copy ?? '', dry_run: true });
  expect(again.report).toEqual(report);
});
