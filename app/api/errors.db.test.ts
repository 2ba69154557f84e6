import { describe, expect } from 'vitest';
import { it } from '@/app/api/fixtures/test';
import type { ApiAnswer } from '@/e2e/support/api';

const PRO = '/api/v1/admin/models/flux-kontext-pro';
const CONFIG = `${PRO}/config`;
const JSON_TYPE = { 'content-type': 'application/json' };

/** The problem in an answer, with what every one of them must carry. */
async function problemOf(response: ApiAnswer) {
  expect(response.headers()['content-type']).toBe('application/problem+json');
  const problem = await response.json();
  expect(problem).toMatchObject({ type: 'about:blank', status: response.status() });
  expect(problem.title).not.toBe('');
  expect(problem.detail).not.toBe('');
  expect(problem.request_id).toBe(response.headers()['x-request-id']);
  expect(Array.isArray(problem.errors)).toBe(true);
  return problem;
}

describe('who may call', () => {
  it('a token that is wrong, or no bearer token, is a 401', async ({ as, product }) => {
    for (const authorization of [
      'Bearer wrong',
      'Bearer',
      'Basic YWRtaW46YWRtaW4=',
      `Token ${product.token}`,
    ]) {
      const stranger = as({ authorization });
      expect((await problemOf(await stranger.get('/api/v1/admin/models'))).code).toBe('unauthenticated');
    }
  });

  it('a missing permission is a 403 that names it', async ({ signIn }) => {
    const viewer = await signIn('viewer');
    const write = await viewer.api.put(CONFIG, { headers: { 'if-match': '*' }, data: { overrides: {} } });
    expect(write.status()).toBe(403);
    expect(await problemOf(write)).toMatchObject({ code: 'forbidden', permission: 'config:write' });
    expect(await problemOf(await viewer.api.get('/api/v1/admin/members'))).toMatchObject({
      permission: 'admin',
    });
  });

  it('a role is read anew with each request', async ({ api, signIn }) => {
    const editor = await signIn('editor');
    const save = () => editor.api.put(CONFIG, { headers: { 'if-match': '*' }, data: { overrides: {} } });
    expect((await save()).status()).toBe(200);
    await api.patch(`/api/v1/admin/members/${editor.id}`, { data: { role: 'viewer' } });
    expect((await save()).status()).toBe(403);
  });

  it('another site cannot use the cookie of a signed-in browser', async ({ product, signIn }) => {
    const editor = await signIn('editor');
    for (const [name, value] of [
      ['origin', 'https://evil.example'],
      ['sec-fetch-site', 'cross-site'],
      ['sec-fetch-site', 'same-site'],
    ] as const) {
      const answer = await editor.api.delete(CONFIG, { headers: { 'if-match': '*', [name]: value } });
      expect(answer.status(), `${name}: ${value}`).toBe(403);
    }
    const own = await editor.api.delete(CONFIG, { headers: { 'if-match': '*', origin: product.origin } });
    expect(own.status()).toBe(200);
  });
});

describe('requests that cannot be read', () => {
  it('an unknown path of the API is a 404', async ({ api }) => {
    for (const path of ['/api', '/api/v1', '/api/v1/admin/nothing', `${PRO}/nothing`]) {
      const answer = await api.get(path);
      expect(answer.status(), path).toBe(404);
      expect((await problemOf(answer)).code).toBe('not_found');
    }
  });

  it('a wrong method is a 405 with Allow', async ({ api }) => {
    const answer = await api.post(CONFIG, { data: {} });
    expect(answer.status()).toBe(405);
    expect(answer.headers().allow).toBe('HEAD, GET, PUT, PATCH, DELETE, OPTIONS');
    expect((await problemOf(answer)).code).toBe('method_not_allowed');
  });

  it('another media type is a 415', async ({ api }) => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      const answer = await api.put(CONFIG, {
        headers: { 'content-type': type, 'if-match': '*' },
        data: '{"overrides":{}}',
      });
      expect(answer.status(), type).toBe(415);
    }
    const withCharset = await api.put(CONFIG, {
      headers: { 'content-type': 'application/json; charset=utf-8', 'if-match': '*' },
      data: Buffer.from('{"overrides":{}}'),
    });
    expect(withCharset.status()).toBe(200);
  });

  it('a body over 1 MiB is a 413', async ({ api }) => {
    const body = (length: number) => Buffer.from(JSON.stringify({ overrides: {}, note: 'x'.repeat(length) }));
    const large = await api.put(CONFIG, {
      headers: { ...JSON_TYPE, 'if-match': '*' },
      data: body(1024 * 1024),
    });
    expect(large.status()).toBe(413);
    const fits = await api.put(CONFIG, {
      headers: { ...JSON_TYPE, 'if-match': '*' },
      data: body(1024 * 1024 - 100),
    });
    expect(fits.status()).toBe(422);
  });

  it('what is not JSON in UTF-8 is a 400', async ({ api }) => {
    for (const data of [
      '{',
      '{"overrides": undefined}',
      '{"overrides":{"seed":"\\u0000"}}',
      '{"overrides":{"seed":"\\ud800"}}',
      Buffer.from([0x22, 0xff, 0x22]),
    ]) {
      const answer = await api.put(CONFIG, {
        headers: { ...JSON_TYPE, 'if-match': '*' },
        data: Buffer.from(data),
      });
      expect(answer.status(), String(data)).toBe(400);
    }
  });

  it('a malformed path or query is a 400', async ({ api }) => {
    for (const path of [
      '/api/v1/admin/models/a%2Fb%2Fc',
      '/api/v1/admin/models/-x',
      '/api/v1/admin/models/%20',
      `${CONFIG}/revisions/zero`,
      `${CONFIG}/revisions/0`,
    ]) {
      expect((await api.get(path)).status(), path).toBe(400);
    }
    for (const query of ['?limit=0', '?limit=1001', '?limit=many', '?cursor=bm90IG91cnM', '?cursor=%00']) {
      const answer = await api.get(`/api/v1/admin/models${query}`);
      expect(answer.status(), query).toBe(400);
      expect((await problemOf(answer)).errors).toMatchObject([{ in: 'query' }]);
    }
    expect((await problemOf(await api.get(`${CONFIG}?at=yesterday`))).errors).toMatchObject([
      { path: '/at', in: 'query' },
    ]);
  });
});

describe('404, 428, 412, 422', () => {
  it('an unknown model, version or revision is a 404', async ({ api }) => {
    for (const path of [
      '/api/v1/admin/models/nobody%2Fnothing',
      '/api/v1/admin/models/nothing/config',
      `${CONFIG}/schema?version=99`,
      `${CONFIG}/revisions/99`,
    ]) {
      expect((await problemOf(await api.get(path))).code, path).toBe('not_found');
    }
    expect((await api.put('/api/v1/admin/models/nothing/config', { data: { overrides: {} } })).status()).toBe(
      404,
    );
    expect(
      (await api.post(`${CONFIG}/revisions/99/restore`, { headers: { 'if-match': '*' } })).status(),
    ).toBe(404);
    expect(
      (
        await api.put('/api/v1/admin/settings/model', {
          headers: { 'if-match': '*' },
          data: { model_id: 'nothing' },
        })
      ).status(),
    ).toBe(404);
  });

  it('a write without If-Match is a 428 that says what to send', async ({ api }) => {
    const writes = [
      api.put(CONFIG, { data: { overrides: {} } }),
      api.patch(CONFIG, { data: { set: {} } }),
      api.delete(CONFIG),
      api.put('/api/v1/admin/settings/model', { data: { model_id: 'qwen' } }),
    ];
    for (const answer of await Promise.all(writes)) {
      expect(answer.status()).toBe(428);
      expect((await problemOf(answer)).detail).toBe('Send If-Match with the ETag from GET, or *');
    }
  });

  it('an If-Match that is no ETag is a 400', async ({ api }) => {
    const answer = await api.delete(CONFIG, { headers: { 'if-match': 'seven' } });
    expect(answer.status()).toBe(400);
  });

  it('a stale If-Match is a 412 that carries the present config', async ({ api }) => {
    const before = await api.get(CONFIG);
    const stale = before.headers().etag ?? '';
    const saved = await api.patch(CONFIG, { headers: { 'if-match': stale }, data: { set: { seed: 4 } } });
    expect(saved.status()).toBe(200);
    const answer = await api.put(CONFIG, { headers: { 'if-match': stale }, data: { overrides: {} } });
    expect(answer.status()).toBe(412);
    expect((await problemOf(answer)).present).toEqual(await saved.json());
    expect(answer.headers().etag).toBe(saved.headers().etag);
    const weak = await api.delete(CONFIG, { headers: { 'if-match': `W/${stale}` } });
    expect(weak.status(), 'a weak tag of an older state').toBe(412);
    const listed = await api.delete(CONFIG, {
      headers: { 'if-match': `"other", W/${saved.headers().etag}` },
    });
    expect(listed.status(), 'a proxy that compresses weakens tags').toBe(200);
  });

  it('a body that breaks the contract is a 422 that names every place', async ({ api }) => {
    const answer = await api.patch(CONFIG, {
      headers: { 'if-match': '*' },
      data: { set: [], unset: [1], nonsense: true },
    });
    expect(answer.status()).toBe(422);
    const { errors } = await problemOf(answer);
    expect(errors.map((error: { path: string; in: string }) => [error.path, error.in]).sort()).toEqual([
      ['/nonsense', 'body'],
      ['/set', 'body'],
      ['/unset/0', 'body'],
    ]);
    for (const data of [{}, { config: {}, overrides: {} }, { config: [] }, { config: null }, [], 7]) {
      const refused = await api.put(CONFIG, { headers: { 'if-match': '*' }, data: JSON.stringify(data) });
      expect(refused.status(), JSON.stringify(data)).toBe(415);
      const parsed = await api.put(CONFIG, {
        headers: { ...JSON_TYPE, 'if-match': '*' },
        data: Buffer.from(JSON.stringify(data)),
      });
      expect(parsed.status(), JSON.stringify(data)).toBe(422);
    }
  });

  it('a value that breaks the schema is a 422 with a pointer into the config', async ({ api }) => {
    const answer = await api.put(CONFIG, {
      headers: { 'if-match': '*' },
      data: { config: { safety_tolerance: 7, num_outputs: 'two', 'a/b~c': 1, output_quality: 90 } },
    });
    expect(answer.status()).toBe(422);
    const { errors } = await problemOf(answer);
    expect(errors).toEqual(
      expect.arrayContaining([
        { path: '/safety_tolerance', code: 'maximum', message: 'Must be at most 6' },
        { path: '/num_outputs', code: 'type', message: expect.stringMatching(/whole number/) },
        { path: '/a~1b~0c', code: 'unknown_parameter', message: expect.any(String) },
      ]),
    );
    expect(errors).toHaveLength(3);
  });

  it('keys of Object.prototype are unknown parameters', async ({ api }) => {
    for (const key of ['__proto__', 'constructor', 'toString']) {
      const answer = await api.put(CONFIG, {
        headers: { ...JSON_TYPE, 'if-match': '*' },
        data: Buffer.from(`{"overrides":{"${key}":{"polluted":true}}}`),
      });
      expect(answer.status(), key).toBe(422);
      expect((await problemOf(answer)).errors).toMatchObject([{ path: `/${key}` }]);
    }
  });

  it('checks come in order: 401, 403, 415, 413, 400, 404, 428, 412, 422', async ({ api, as, signIn }) => {
    const stranger = as();
    const plain = { headers: { 'content-type': 'text/plain' }, data: 'x' };
    expect((await stranger.put(CONFIG, plain)).status()).toBe(401);
    const viewer = await signIn('viewer');
    expect((await viewer.api.put(CONFIG, plain)).status()).toBe(403);
    const big = Buffer.alloc(1024 * 1024 + 1, 'x');
    expect((await api.put(CONFIG, { headers: { 'content-type': 'text/plain' }, data: big })).status()).toBe(
      415,
    );
    expect((await api.put(CONFIG, { headers: JSON_TYPE, data: big })).status()).toBe(413);
    const unknown = '/api/v1/admin/models/nothing/config';
    expect((await api.put(unknown, { headers: JSON_TYPE, data: Buffer.from('{') })).status()).toBe(400);
    expect((await api.put(unknown, { data: { nonsense: 1 } })).status()).toBe(404);
    expect((await api.put(CONFIG, { data: { nonsense: 1 } })).status()).toBe(428);
    expect(
      (await api.put(CONFIG, { headers: { 'if-match': '"old"' }, data: { nonsense: 1 } })).status(),
    ).toBe(412);
    expect((await api.put(CONFIG, { headers: { 'if-match': '*' }, data: { nonsense: 1 } })).status()).toBe(
      422,
    );
  });
});
