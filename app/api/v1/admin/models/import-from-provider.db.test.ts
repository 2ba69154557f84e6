import { describe, expect } from 'vitest';
import type { Variables } from '@/app/api/fixtures/product';
import { it as base } from '@/app/api/fixtures/test';
import type { Api, ApiAnswer } from '@/e2e/support/api';
import {
  REPLICATE_KEY,
  replicateModel,
  type SchemaServer,
  sendJson,
  startSchemaServer,
  withKey,
} from '@/e2e/support/schema-server';
import type { JsonObject } from '@/lib/config-schema';

/** The product may ask `provider`, and has a key for it. */
const it = base.extend<{ provider: SchemaServer; variables: Variables }>({
  provider: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const server = await startSchemaServer();
      await use(server);
      await server.stop();
    },
    { scope: 'file' },
  ],
  variables: [
    async ({ provider }, use) =>
      use({
        MODELBOARD_ALLOWED_HOSTS: `127.0.0.1:${provider.port}`,
        REPLICATE_BASE_URL: `${provider.url}/v1`,
        REPLICATE_API_TOKEN: REPLICATE_KEY,
      }),
    { scope: 'file' },
  ],
});

const MODELS = '/api/v1/admin/models';
const plain = { type: 'object', properties: { steps: { type: 'integer', minimum: 1, default: 5 } } };

const send = (api: Api, data: JsonObject) => api.post(`${MODELS}/import`, { data });
const check = (api: Api, slug: string, data?: JsonObject) =>
  api.post(`${MODELS}/${slug}/check-provider`, data ? { data } : {});

/** The problem in an answer. */
async function refusal(response: ApiAnswer, status: number) {
  expect(response.status()).toBe(status);
  expect(response.headers()['content-type']).toBe('application/problem+json');
  return response.json();
}

describe('an address', () => {
  it('is fetched, and the model remembers it', async ({ api, provider, product }) => {
    provider.answer('/painter.json', replicateModel('web/painter'));
    const url = `${provider.url}/painter.json`;
    const made = await send(api, { model_id: 'web/painter', url });
    expect(made.status()).toBe(201);
    const [version] = await product.database.sql`select * from model_versions where model_id = 'web/painter'`;
    expect(version).toMatchObject({
      provider_ref: 'v1',
      metadata: { source: { kind: 'replicate', url, model: 'web/painter' } },
    });
  });

  it('is asked once where the copy of a dry run is sent along, and the copy must be of that address', async ({
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

  it('of a page about a model leads to the API, which is given the key', async ({ api, provider }) => {
    provider.answer('/v1/models/acme/paged', withKey(replicateModel('acme/paged')));
    const made = await send(api, { model_id: 'acme/paged', url: 'https://replicate.com/acme/paged/api' });
    expect(made.status()).toBe(201);
  });

  it('elsewhere on the same server is not given the key', async ({ api, provider }) => {
    let key: string | undefined = 'none yet';
    provider.answer('/elsewhere', ({ headers }, response) => {
      key = headers.authorization;
      sendJson(response, 200, plain);
    });
    expect((await send(api, { source: {}, dry_run: true, url: undefined } as never)).status()).toBe(422);
    await send(api, { dry_run: true, url: `${provider.url}/elsewhere` });
    expect(key).toBeUndefined();
  });

  it('that gives nothing is refused with the reason at its field', async ({ api, provider }) => {
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

describe('a check with the provider', () => {
  it('makes a version in staging where the schema changed', async ({ api, provider }) => {
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

  it('is refused with what to do', async ({ api, provider, signIn }) => {
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
    const viewer = await signIn('viewer');
    await refusal(await viewer.api.post(`${MODELS}/qwen/check-provider`), 403);
  });
});
