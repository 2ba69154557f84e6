import { afterEach, beforeEach, expect, test } from 'vitest';
import { registry } from '@/lib/providers/registry';
import { ask, create, INPUT } from './ask';
import { type ReplicateDouble, startReplicateDouble } from './index';

const ID = 'qwen/qwen-image-edit';
let double: ReplicateDouble;

beforeEach(async () => {
  double = await startReplicateDouble({ pageSize: 2 });
});

afterEach(() => double.close());

test('every built-in model is there with the schema of today', async () => {
  for (const { id } of registry.list()) {
    const { status, body } = await ask(double, 'GET', `/v1/models/${id}`);
    expect(status).toBe(200);
    expect(`${body.owner}/${body.name}`).toBe(id);
    expect(body.latest_version.openapi_schema.components.schemas).toHaveProperty('Input.properties.prompt');
    expect(body.latest_version.openapi_schema.components.schemas).toHaveProperty('Output');
  }
});

test('a model changes what it takes between two reads, under the same name', async () => {
  const read = async () => (await ask(double, 'GET', `/v1/models/${ID}`)).body.latest_version;
  const before = await read();
  const schema = structuredClone(before.openapi_schema);
  delete schema.components.schemas.Input.properties.aspect_ratio;
  expect((await create(double, { input: { ...INPUT, aspect_ratio: '1:1' } })).status).toBe(201);
  double.models.publish(ID, { schema });
  const after = await read();
  expect(after.id).not.toBe(before.id);
  expect(after.openapi_schema).toEqual(schema);
  const refused = await create(double, { input: { ...INPUT, aspect_ratio: '1:1' } });
  expect([refused.status, refused.body.invalid_fields[0].field]).toEqual([422, 'input.aspect_ratio']);

  const { body } = await ask(double, 'GET', `/v1/models/${ID}/versions`);
  expect(body.results.map(({ id }: { id: string }) => id)).toEqual([after.id, before.id]);
  const old = await ask(double, 'GET', `/v1/models/${ID}/versions/${before.id}`);
  expect(old.body.openapi_schema).toEqual(before.openapi_schema);
});

test('a model without versions says null and runs nothing', async () => {
  double.models.empty(ID);
  expect((await ask(double, 'GET', `/v1/models/${ID}`)).body.latest_version).toBeNull();
  expect((await create(double)).status).toBe(404);
  expect((await ask(double, 'GET', `/v1/models/${ID}/versions/a`)).status).toBe(404);
});

test('a model of a person runs by its version only', async () => {
  const schema = { components: { schemas: { Input: { type: 'object', properties: {} } } } };
  double.models.publish('somebody/model', { schema, output: 'one', isOfficial: false });
  const run = (path: string, body: object) => ask(double, 'POST', path, { body });
  expect((await run('/v1/models/somebody/model/predictions', { input: {} })).status).toBe(404);
  expect((await run('/v1/predictions', { input: {}, version: 'somebody/model' })).status).toBe(422);
  const version = double.models.find('somebody/model')?.versions[0]?.id;
  expect((await run('/v1/predictions', { input: {}, version })).body).toMatchObject({ version });
});

test('predictions are listed newest first, page by page, and new ones move nothing', async () => {
  const ids: string[] = [];
  for (let count = 0; count < 5; count += 1) ids.unshift((await create(double)).body.id);
  const page = async (path: string) => {
    const { status, body } = await ask(double, 'GET', path);
    expect(status).toBe(200);
    return { ...body, ids: body.results.map(({ id }: { id: string }) => id) };
  };
  const first = await page('/v1/predictions?created_after=2020-01-01T00:00:00Z');
  expect([first.ids, first.previous]).toEqual([ids.slice(0, 2), null]);
  await create(double);
  const second = await page(first.next);
  expect(second.ids).toEqual(ids.slice(2, 4));
  const third = await page(second.next);
  expect([third.ids, third.next]).toEqual([ids.slice(4), null]);
  expect((await page(third.previous)).ids).toEqual(ids.slice(2, 4));
  expect(new URL(first.next).searchParams.get('created_after')).toBe('2020-01-01T00:00:00Z');
});

test('predictions are listed between two times', async () => {
  const { body } = await create(double);
  const count = async (query: string) => {
    const answer = await ask(double, 'GET', `/v1/predictions?${query}`);
    return answer.status === 200 ? answer.body.results.length : answer.status;
  };
  const later = new Date(Date.parse(body.created_at) + 1).toISOString();
  expect(await count(`created_after=${body.created_at}`)).toBe(1);
  expect(await count(`created_after=${later}`)).toBe(0);
  expect(await count(`created_before=${later}`)).toBe(1);
  expect(await count(`created_before=${body.created_at}`)).toBe(0);
  expect(await count('source=web')).toBe(0);
  expect(await count('source=api')).toBe(422);
  expect(await count('created_after=yesterday')).toBe(422);
});
