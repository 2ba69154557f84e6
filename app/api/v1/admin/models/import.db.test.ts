import { describe, expect } from 'vitest';
import { it } from '@/app/api/fixtures/test';
import type { Api, ApiAnswer } from '@/e2e/support/api';
import { replicateModel } from '@/e2e/support/schema-server';
import type { JsonObject } from '@/lib/config-schema';

const MODELS = '/api/v1/admin/models';
const plain = { type: 'object', properties: { steps: { type: 'integer', minimum: 1, default: 5 } } };
/** Of an object that JSON.parse makes: with these as own keys. */
const forbidden = JSON.parse(
  '{"type":"object","properties":{"__proto__":{"type":"string"},"constructor":{}}}',
);

const send = (api: Api, data: JsonObject) => api.post(`${MODELS}/import`, { data });

/** The problem in an answer. */
async function refusal(response: ApiAnswer, status: number) {
  expect(response.status()).toBe(status);
  expect(response.headers()['content-type']).toBe('application/problem+json');
  return response.json();
}

describe('an import', () => {
  it('makes a model that workers could be given at once', async ({ api }) => {
    const made = await send(api, { model_id: 'acme/first', source: replicateModel('acme/first') });
    expect(made.status()).toBe(201);
    expect(await made.json()).toMatchObject({
      stored: true,
      version: 1,
      kind: 'replicate',
      model: { id: 'acme/first', slug: 'first', version: 1, kind: 'imported' },
      suggested: { provider: 'replicate', provider_version: 'v1' },
      schema: { properties: { prompt: { 'x-role': 'input' }, steps: { 'x-role': 'config' } } },
    });
    const { config } = await (await api.get(`${MODELS}/first/config`)).json();
    expect(config).toEqual({ steps: 20, style: 'oil' });
    const { fields, inputs } = await (await api.get(`${MODELS}/acme%2Ffirst/config/schema`)).json();
    expect(fields.map(({ name }: { name: string }) => name)).toEqual(['steps', 'style']);
    expect(inputs.map(({ name }: { name: string }) => name)).toEqual(['prompt']);
    const { events } = await (await api.get('/api/v1/admin/audit?subject=acme/first')).json();
    expect(events).toMatchObject([{ action: 'model.import', diff: expect.anything() }]);
  });

  it('takes the inputs, the name and the slug that it is told', async ({ api }) => {
    const made = await send(api, {
      model_id: 'acme/told',
      source: replicateModel('acme/told'),
      name: 'As told',
      slug: 'told-so',
      inputs: ['style'],
    });
    expect(await made.json()).toMatchObject({
      model: { slug: 'told-so', name: 'As told' },
      schema: { properties: { prompt: { 'x-role': 'config' }, style: { 'x-role': 'input' } } },
    });
  });

  it('as a dry run stores nothing', async ({ api }) => {
    const dry = await send(api, { source: replicateModel('acme/dry'), dry_run: true });
    expect(dry.status()).toBe(200);
    expect(await dry.json()).toMatchObject({ stored: false, version: 1, model: { id: 'acme/dry' } });
    expect((await api.get(`${MODELS}/acme%2Fdry`)).status()).toBe(404);
  });

  it('of a changed source makes a version in staging; of the same one nothing', async ({ api }) => {
    await send(api, { model_id: 'acme/again', source: replicateModel('acme/again') });
    const next = { model_id: 'again', new_version: true };
    const same = await send(api, { ...next, source: replicateModel('acme/again') });
    expect([same.status(), (await same.json()).version]).toEqual([200, null]);
    const changed = await send(api, {
      ...next,
      source: replicateModel('acme/again', { version: 'v2', maxSteps: 9 }),
    });
    expect(changed.status()).toBe(201);
    expect(await changed.json()).toMatchObject({ version: 2, model: { version: 1, staged_version: 2 } });
    const listed = await (await api.get('/api/v1/registry/models?model_name=acme/again')).json();
    expect(listed.models.map(({ status }: { status: string }) => status)).toEqual(['production', 'staging']);
  });
});

describe('an import is refused', () => {
  it('to whoever may not', async ({ signIn }) => {
    const viewer = await signIn('viewer');
    const answer = await viewer.api.post(`${MODELS}/import`, { data: { model_id: 'x', source: plain } });
    expect(await refusal(answer, 403)).toMatchObject({ permission: 'registry:write' });
  });

  for (const [name, data, paths] of [
    ['nothing', {}, ['', '/model_id']],
    ['two sources', { model_id: 'a', source: plain, url: 'https://example.com/' }, ['']],
    ['an id with three parts', { model_id: 'a/b/c', source: plain }, ['/model_id']],
    ['the reserved id', { model_id: 'Import', source: plain }, ['/model_id']],
    ['the reserved slug', { model_id: 'acme/x', slug: 'import', source: plain }, ['/slug']],
    ['an id that is too long', { model_id: 'a'.repeat(201), source: plain }, ['/model_id']],
    ['no web address', { model_id: 'a', url: 'file:///etc/passwd' }, ['/url']],
    ['an unknown property', { model_id: 'a', source: plain, role: 'admin' }, ['/role']],
    ['a name for a version', { model_id: 'a', source: plain, new_version: true, name: 'B' }, ['/name']],
  ] as [string, JsonObject, string[]][]) {
    it(`for ${name}: each offending place is named`, async ({ api }) => {
      const { errors } = await refusal(await send(api, data), 422);
      expect(errors.map(({ path }: { path: string }) => path).sort()).toEqual(paths);
      for (const error of errors) expect(error.in).toBe('body');
    });
  }

  it('for what is no JSON, or too much of it', async ({ api }) => {
    const text = { headers: { 'content-type': 'text/plain' }, data: 'openapi: 3.1.0' };
    await refusal(await api.post(`${MODELS}/import`, text), 415);
    const broken = { headers: { 'content-type': 'application/json' }, data: Buffer.from('{"model_id":') };
    await refusal(await api.post(`${MODELS}/import`, broken), 400);
    const large = { ...plain, description: 'x'.repeat(1024 * 1024) };
    await refusal(await send(api, { model_id: 'acme/large', source: large }), 413);
  });

  it('for names that are taken, unknown, built in or archived', async ({ api }) => {
    const source = plain as JsonObject;
    const taken = await refusal(await send(api, { model_id: 'QWEN/qwen-image-edit', source }), 409);
    expect(taken).toMatchObject({
      taken: 'QWEN/qwen-image-edit',
      kind: 'json-schema',
      schema: { type: 'object' },
    });
    await refusal(await send(api, { model_id: 'acme/slug', slug: 'qwen', source }), 409);
    await refusal(await send(api, { model_id: 'acme/unknown', new_version: true, source }), 404);
    await refusal(await send(api, { model_id: 'qwen', new_version: true, source }), 409);
    await send(api, { model_id: 'acme/gone', source });
    await api.patch(`${MODELS}/gone`, { data: { archived: true } });
    const archived = await refusal(await send(api, { model_id: 'gone', new_version: true, source }), 409);
    expect(archived.detail).toContain('archived');
  });

  it('for a document with several operations, which it lists', async ({ api }) => {
    const body = { requestBody: { content: { 'application/json': { schema: plain } } } };
    const source = {
      openapi: '3.1.0',
      info: {},
      paths: { '/draw': { post: body }, '/erase': { post: body } },
    };
    const choice = await refusal(await send(api, { model_id: 'acme/doc', source } as JsonObject), 422);
    expect(choice).toMatchObject({
      kind: 'openapi',
      report: [{ path: '/paths', level: 'error' }],
      errors: [{ path: '/source/paths', in: 'body' }],
    });
    const [, { id }] = choice.operations;
    const made = await send(api, { model_id: 'acme/doc', source, operation: id } as JsonObject);
    expect([made.status(), (await made.json()).operation]).toEqual([201, id]);
  });

  const options = Array.from({ length: 50_000 }, (_, n) => `option-${n}`);
  const deep = (levels: number): JsonObject =>
    levels === 0 ? plain : { type: 'object', properties: { inner: deep(levels - 1) } };
  const bomb = Object.fromEntries(
    Array.from({ length: 40 }, (_, level) => [
      `l${level}`,
      { allOf: Array.from({ length: 8 }, () => ({ $ref: `#/$defs/l${level + 1}` })) },
    ]),
  );
  for (const [name, source] of [
    ['deep nesting', deep(500)],
    ['a reference bomb', { type: 'object', $ref: '#/$defs/l0', $defs: { ...bomb, l40: plain } }],
    ['forbidden names', forbidden],
    [
      'many schemas',
      { properties: Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`p${n}`, {}])) },
    ],
    ['an enumeration of 50,000', { properties: { name: { enum: options } } }],
    ['a reference to elsewhere', { properties: { name: { $ref: 'http://169.254.169.254/keys' } } }],
    ['no schema at all', { hello: 'world' }],
    ['a list', []],
  ] as [string, JsonObject][]) {
    it(`for ${name}, with the reason`, async ({ api }) => {
      const { report, errors } = await refusal(await send(api, { model_id: 'acme/hostile', source }), 422);
      expect(report.some(({ level }: { level: string }) => level === 'error')).toBe(true);
      expect(errors.length).toBeGreaterThan(0);
      expect((await api.get(`${MODELS}/acme%2Fhostile`)).status()).toBe(404);
    });
  }

  it('or not, and then without the pattern that explodes', async ({ api }) => {
    const source = { type: 'object', properties: { name: { type: 'string', pattern: '^(a+)+$' } } };
    const answer = await send(api, { model_id: 'acme/pattern', source, dry_run: true });
    expect(answer.status()).toBe(200);
    const { schema, report } = await answer.json();
    expect(schema.properties.name).not.toHaveProperty('pattern');
    expect(report).toMatchObject([{ level: 'warning', path: '/properties/name/pattern' }]);
  });
});

describe('an export', () => {
  it('is the schema with its inputs, and imported again changes nothing', async ({ api }) => {
    await send(api, { model_id: 'acme/out', source: replicateModel('acme/out'), inputs: ['style'] });
    const answer = await api.get(`${MODELS}/out/export?version=1`);
    expect(answer.status()).toBe(200);
    const source = await answer.json();
    expect(source).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'out',
      properties: { prompt: {}, steps: { maximum: 50 }, style: { 'x-role': 'input' } },
    });
    const again = await send(api, { model_id: 'out', new_version: true, source });
    expect([again.status(), (await again.json()).stored]).toEqual([200, false]);
  });

  it('of what there is not is a 404, of a malformed version a 400', async ({ api }) => {
    await refusal(await api.get(`${MODELS}/acme%2Fnothing/export`), 404);
    await refusal(await api.get(`${MODELS}/qwen/export?version=99`), 404);
    await refusal(await api.get(`${MODELS}/qwen/export?version=one`), 400);
  });
});
