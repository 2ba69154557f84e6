import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, expectTypeOf, it, vi } from 'vitest';
import { auditPath } from '@/lib/domain/audit/paths';
import { configPath } from '@/lib/domain/config/paths';
import { imagesPath } from '@/lib/domain/images/paths';
import { modelPath, modelsPath } from '@/lib/domain/models/paths';
import { type BodyOf, request } from './request';

let server: Server;
let origin: string;

/** A server that answers with what it was sent; the browser's paths lead to it. */
beforeAll(async () => {
  server = createServer(async (incoming, response) => {
    const { method, url, headers } = incoming;
    response.end(JSON.stringify({ method, url, ifMatch: headers['if-match'], body: await text(incoming) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  const toServer = globalThis.fetch;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => toServer(origin + path, init));
});

afterAll(() => server.close());

it('sends the path filled in, the query, the body and If-Match', async () => {
  expect(
    await request('GET', modelsPath, { query: { q: 'a b', limit: 5, cursor: undefined } }),
  ).toMatchObject({
    data: { method: 'GET', url: `${modelsPath}?q=a+b&limit=5`, body: '' },
  });
  const saved = await request('PUT', configPath, {
    params: { modelId: 'owner/name' },
    body: { overrides: { seed: 1 }, note: null },
    ifMatch: '"1.a"',
  });
  expect(saved.data).toEqual({
    method: 'PUT',
    url: '/api/v1/admin/models/owner%2Fname/config',
    ifMatch: '"1.a"',
    body: '{"overrides":{"seed":1},"note":null}',
  });
  expect((await request('GET', auditPath)).data).toMatchObject({ url: auditPath });
});

/** Each line is right but for one thing, which the compiler must refuse: the types step of the check reads them. */
it('does not compile where it differs from the contract', async () => {
  const params = { modelId: 'm' };
  const { data } = await request('GET', modelPath, { params });
  expectTypeOf(data.slug).toEqualTypeOf<string>();
  expectTypeOf<BodyOf<'PATCH', typeof modelPath>>().not.toBeAny();

  const refused = async () => [
    // @ts-expect-error no endpoint of this path takes POST
    request('POST', modelPath, { params }),
    // @ts-expect-error no endpoint has this path
    request('GET', '/api/v1/admin/nothing'),
    // @ts-expect-error the parameter is missing
    request('GET', modelPath, {}),
    // @ts-expect-error everything is missing
    request('GET', modelPath),
    // @ts-expect-error the parameter has another name
    request('GET', modelPath, { params: { model: 'm' } }),
    // @ts-expect-error this path has no parameters
    request('GET', modelsPath, { params }),
    // @ts-expect-error the body is missing
    request('PATCH', modelPath, { params }),
    // @ts-expect-error the body has no such field
    request('PATCH', modelPath, { params, body: { title: 'M' } }),
    // @ts-expect-error the field has another type
    request('PATCH', modelPath, { params, body: { archived: 'yes' } }),
    // @ts-expect-error a field is missing
    request('PUT', configPath, { params, body: { note: null } }),
    // @ts-expect-error this endpoint takes no body
    request('GET', modelPath, { params, body: {} }),
    // @ts-expect-error a file is sent as a Blob
    request('POST', imagesPath, { body: { bytes: 'x' } }),
    // @ts-expect-error the query has no such name
    request('GET', auditPath, { query: { subjects: 'm' } }),
    // @ts-expect-error the value has another type
    request('GET', auditPath, { query: { limit: 'many' } }),
    // @ts-expect-error this endpoint has no query
    request('GET', modelPath, { params, query: { at: 'now' } }),
    // @ts-expect-error the response has no such field
    (await request('GET', modelPath, { params })).data.title,
    // @ts-expect-error the field has another type
    (await request('GET', modelPath, { params })).data.slug satisfies number,
  ];
  expectTypeOf(refused).toBeFunction();
});
