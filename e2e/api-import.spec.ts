import { readFile } from 'node:fs/promises';
import type { APIRequestContext, APIResponse } from '@playwright/test';
import type { JsonObject } from '@/lib/config-schema';
import { expect } from './fixtures';
import { test } from './fixtures/import';
import { replicateModel, sendJson, withKey } from './support/schema-server';

const MODELS = '/api/v1/admin/models';
const plain = { type: 'object', properties: { steps: { type: 'integer', minimum: 1, default: 5 } } };
/** Of an object that JSON.parse makes: with these as own keys. */
const forbidden = JSON.parse(
  '{"type":"object","properties":{"__proto__":{"type":"string"},"constructor":{}}}',
);

const send = (api: APIRequestContext, data: JsonObject) => api.post(`${MODELS}/import`, { data });
const check = (api: APIRequestContext, slug: string, data?: JsonObject) =>
  api.post(`${MODELS}/${slug}/check-provider`, data ? { data } : {});

/** The problem in an answer. */
async function refusal(response: APIResponse, status: number) {
  expect(response.status()).toBe(status);
  expect(response.headers()['content-type']).toBe('application/problem+json');
  return response.json();
}

test.describe('an import', () => {
  test('makes a model that workers could be given at once', async ({ api }) => {
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

  test('takes the inputs, the name and the slug that it is told', async ({ api }) => {
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

  test('as a dry run stores nothing', async ({ api }) => {
    const dry = await send(api, { source: replicateModel('acme/dry'), dry_run: true });
    expect(dry.status()).toBe(200);
    expect(await dry.json()).toMatchObject({ stored: false, version: 1, model: { id: 'acme/dry' } });
    expect((await api.get(`${MODELS}/acme%2Fdry`)).status()).toBe(404);
  });

  test('of a changed source makes a version in staging; of the same one nothing', async ({ api }) => {
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

test.describe('an import is refused', () => {
  test('to whoever may not', async ({ page, signIn }) => {
    await signIn('viewer');
    const answer = await page.request.post(`${MODELS}/import`, { data: { model_id: 'x', source: plain } });
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
    test(`for ${name}: each offending place is named`, async ({ api }) => {
      const { errors } = await refusal(await send(api, data), 422);
      expect(errors.map(({ path }: { path: string }) => path).sort()).toEqual(paths);
      for (const error of errors) expect(error.in).toBe('body');
    });
  }

  test('for what is no JSON, or too much of it', async ({ api }) => {
    const text = { headers: { 'content-type': 'text/plain' }, data: 'openapi: 3.1.0' };
    await refusal(await api.post(`${MODELS}/import`, text), 415);
    const broken = { headers: { 'content-type': 'application/json' }, data: Buffer.from('{"model_id":') };
    await refusal(await api.post(`${MODELS}/import`, broken), 400);
    const large = { ...plain, description: 'x'.repeat(1024 * 1024) };
    await refusal(await send(api, { model_id: 'acme/large', source: large }), 413);
  });

  test('for names that are taken, unknown, built in or archived', async ({ api }) => {
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

  test('for a document with several operations, which it lists', async ({ api }) => {
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
    test(`within two seconds for ${name}, with the reason`, async ({ api }) => {
      const begun = performance.now();
      const { report, errors } = await refusal(await send(api, { model_id: 'acme/hostile', source }), 422);
      expect(performance.now() - begun).toBeLessThan(2000);
      expect(report.some(({ level }: { level: string }) => level === 'error')).toBe(true);
      expect(errors.length).toBeGreaterThan(0);
      expect((await api.get(`${MODELS}/acme%2Fhostile`)).status()).toBe(404);
    });
  }

  test('or not, and then without the pattern that explodes, within two seconds', async ({ api }) => {
    const source = { type: 'object', properties: { name: { type: 'string', pattern: '^(a+)+$' } } };
    const begun = performance.now();
    const answer = await send(api, { model_id: 'acme/pattern', source, dry_run: true });
    expect(performance.now() - begun).toBeLessThan(2000);
    expect(answer.status()).toBe(200);
    const { schema, report } = await answer.json();
    expect(schema.properties.name).not.toHaveProperty('pattern');
    expect(report).toMatchObject([{ level: 'warning', path: '/properties/name/pattern' }]);
  });
});

test.describe('an address', () => {
  test('is fetched, and the model remembers it', async ({ api, provider, server }) => {
    provider.answer('/painter.json', replicateModel('web/painter'));
    const url = `${provider.url}/painter.json`;
    const made = await send(api, { model_id: 'web/painter', url });
    expect(made.status()).toBe(201);
    const [version] = await server.database.sql`select * from model_versions where model_id = 'web/painter'`;
    expect(version).toMatchObject({
      provider_ref: 'v1',
      metadata: { source: { kind: 'replicate', url, model: 'web/painter' } },
    });
  });

  test('is asked once where the copy of a dry run is sent along, and the copy must be of that address', async ({
    api,
    provider,
  }) => {
    provider.answer('/copied.json', replicateModel('web/copied'));
    const url = `${provider.url}/copied.json`;
    const { fetched } = await (await send(api, { url, dry_run: true })).json();
    provider.answer('/copied.json', (_, response) => sendJson(response, 410, {}));
    const named = { model_id: 'web/copied', copy: fetched.copy };
    const other = await refusal(await send(api, { ...named, url: `${url}?other` }), 422);
    expect(other.errors).toMatchObject([{ path: '/copy', in: 'body', code: 'copy' }]);
    const alone = await refusal(await send(api, named), 422);
    expect(alone.errors.map(({ path }: { path: string }) => path)).toEqual(['', '/copy']);
    const made = await send(api, { ...named, url });
    expect([made.status(), (await made.json()).fetched]).toEqual([201, { at: fetched.at, copy: null }]);
    expect(provider.requests.filter((path) => path.startsWith('/copied.json'))).toHaveLength(1);
  });

  test('of a page about a model leads to the API, which is given the key', async ({ api, provider }) => {
    provider.answer('/v1/models/acme/paged', withKey(replicateModel('acme/paged')));
    const made = await send(api, { model_id: 'acme/paged', url: 'https://replicate.com/acme/paged/api' });
    expect(made.status()).toBe(201);
  });

  test('elsewhere on the same server is not given the key', async ({ api, provider }) => {
    let key: string | undefined = 'none yet';
    provider.answer('/elsewhere', ({ headers }, response) => {
      key = headers.authorization;
      sendJson(response, 200, plain);
    });
    expect((await send(api, { source: {}, dry_run: true, url: undefined } as never)).status()).toBe(422);
    await send(api, { dry_run: true, url: `${provider.url}/elsewhere` });
    expect(key).toBeUndefined();
  });

  test('that gives nothing is refused with the reason at its field', async ({ api, provider }) => {
    provider.answer('/page', (_, response) => response.setHeader('content-type', 'text/html').end('<html>'));
    provider.answer('/yaml', (_, response) => response.end('openapi: 3.1.0'));
    provider.answer('/broken', (_, response) => response.end('{"a":'));
    provider.answer('/slip', (_, response) => response.end('{"a": 1,\n}'));
    provider.answer('/utf-16', (_, response) => response.end(Buffer.from('\uFEFF{"a": 1}', 'utf16le')));
    provider.answer('/closed', (_, response) => sendJson(response, 403, {}));
    provider.answer('/busy', (_, response) => sendJson(response, 503, {}));
    provider.answer('/v1/models/acme/keyless', (_, response) => sendJson(response, 401, {}));
    provider.answer('/round', (_, response) => response.writeHead(302, { location: '/round' }).end());
    provider.answer('/nul', (_, response) => response.end('{"title":"\\u0000"}'));
    provider.answer('/list', (_, response) => response.end('[1]'));
    provider.answer('/large', (_, response) => response.end(JSON.stringify('x'.repeat(5 * 1024 * 1024))));
    provider.answer('/inward', (_, response) => response.writeHead(302, { location: 'http://[::1]/' }).end());
    for (const [url, code, words] of [
      [`${provider.url}/missing`, 'status', 'answered 404: there is nothing at this address. Check it.'],
      [`${provider.url}/closed`, 'status', 'Modelboard has no key for it. Paste the schema.'],
      [`${provider.url}/busy`, 'status', 'try again in a moment'],
      [`${provider.url}/v1/models/acme/keyless`, 'status', 'Set REPLICATE_API_TOKEN to a valid one'],
      [`${provider.url}/round`, 'redirects', 'more than 5 redirects'],
      [`${provider.url}/page`, 'json', 'a web page'],
      [`${provider.url}/yaml`, 'json', 'paste the text'],
      [`${provider.url}/broken`, 'json', 'not valid JSON: it breaks off before its end'],
      [`${provider.url}/slip`, 'json', 'line 2, column 1. Paste the text here to correct it'],
      [`${provider.url}/utf-16`, 'json', 'save it as UTF-8'],
      [`${provider.url}/nul`, 'json', 'cannot be stored'],
      [`${provider.url}/list`, 'source', ''],
      [`${provider.url}/large`, 'too_large', '5 MiB'],
      [`${provider.url}/inward`, 'address', 'MODELBOARD_ALLOWED_HOSTS'],
      ['http://169.254.169.254/latest/meta-data', 'address', 'not on the public internet'],
      ['http://localhost:5432/', 'address', 'not on the public internet'],
      ['http://0x7f000002/', 'address', 'not on the public internet'],
      ['http://someone:secret@example.com/', 'url', 'password'],
      [`https://example.com/${'a'.repeat(2000)}`, 'too_big', 'at most 2,000 characters'],
    ] as const) {
      const { errors } = await refusal(await send(api, { model_id: 'acme/nowhere', url }), 422);
      expect(errors, url).toMatchObject([{ path: '/url', in: 'body', code }]);
      expect(errors[0].message, url).toContain(words);
    }
  });
});

test.describe('an export', () => {
  test('is the schema with its inputs, and imported again changes nothing', async ({ api }) => {
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

  test('is downloaded from the menu of the model', async ({ page, signIn }) => {
    await signIn('viewer');
    await page.goto('/models/qwen/configure');
    await page.getByRole('button', { name: 'More for' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Download the schema' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^qwen-version-\d+\.schema\.json$/);
    const schema = JSON.parse(await readFile(await download.path(), 'utf8'));
    expect(schema.properties).toHaveProperty('prompt');
  });

  test('of what there is not is a 404, of a malformed version a 400', async ({ api }) => {
    await refusal(await api.get(`${MODELS}/acme%2Fnothing/export`), 404);
    await refusal(await api.get(`${MODELS}/qwen/export?version=99`), 404);
    await refusal(await api.get(`${MODELS}/qwen/export?version=one`), 400);
  });
});

test.describe('a check with the provider', () => {
  test('makes a version in staging where the schema changed', async ({ api, provider }) => {
    await send(api, { model_id: 'acme/live', source: replicateModel('acme/live') });
    provider.answer('/v1/models/acme/live', withKey(replicateModel('acme/live')));
    const same = await check(api, 'live');
    expect([same.status(), (await same.json()).changed]).toEqual([200, false]);

    provider.answer('/v1/models/acme/live', withKey(replicateModel('acme/live', { maxSteps: 30 })));
    const dry = await check(api, 'live', { dry_run: true });
    expect([dry.status(), (await dry.json()).version]).toEqual([200, 2]);
    const changed = await check(api, 'live');
    expect(changed.status()).toBe(201);
    expect(await changed.json()).toMatchObject({
      stored: true,
      changed: true,
      version: 2,
      report: expect.arrayContaining([
        {
          path: '',
          level: 'warning',
          message: 'The provider changed this schema without a new version name',
        },
      ]),
      differences: [{ path: '/steps', class: 'cosmetic', message: 'Its limits change' }],
    });
  });

  test('is refused with what to do', async ({ api, page, provider, signIn }) => {
    await refusal(await check(api, 'acme%2Fnothing'), 404);
    await refusal(await check(api, 'qwen', { dry: true }), 422);
    await send(api, { model_id: 'acme/other', source: plain });
    expect((await refusal(await check(api, 'other'), 409)).detail).toContain('Only models of Replicate');
    await send(api, { model_id: 'acme/refused', source: replicateModel('acme/refused') });
    for (const [status, expected] of [
      [401, 409],
      [404, 409],
      [429, 429],
      [503, 502],
    ] as const) {
      provider.answer('/v1/models/acme/refused', (_, response) => sendJson(response, status, {}));
      const answer = await check(api, 'refused');
      await refusal(answer, expected);
      if (expected === 429) expect(answer.headers()['retry-after']).toBe('30');
    }
    await signIn('viewer');
    await refusal(await page.request.post(`${MODELS}/qwen/check-provider`), 403);
  });
});
