import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import { test as base, expect, withServer } from './fixtures';
import './support/fixed-chance';
import { OwnPostgres } from './support/own-postgres';
import { startProduct } from './support/product-server';
import { pipelined } from './support/raw-request';

let postgres: OwnPostgres;

/** The product on a PostgreSQL of its own, whose log holds what these requests did alone. */
const test = base.extend<object, { serverOfFile: (file: string) => ReturnType<typeof startProduct> }>({
  serverOfFile: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      await withServer(async () => {
        postgres = await OwnPostgres.make();
        const sql = postgres.connect();
        const drop = async () => {
          await sql.end();
          await postgres.remove();
        };
        return startProduct({ database: { url: postgres.url, sql, drop } });
      }, use);
    },
    { scope: 'worker', timeout: 90_000 },
  ],
});

type Sent = { method: string; path: string; headers?: Record<string, string>; body?: string | undefined };

/** One request exactly as it is given; the body of a stream is not waited for. */
async function send(url: string, { method, path, headers, body }: Sent) {
  const { hostname, port } = new URL(url);
  const sent = request({ hostname, port, method, path, headers, agent: false });
  sent.end(body);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const isStream = answer.headers['content-type'] === 'text/event-stream';
  let text = '';
  if (isStream) answer.destroy();
  else for await (const chunk of answer.setEncoding('utf8')) text += chunk;
  return { status: answer.statusCode ?? 0, headers: answer.headers, text };
}

/** Expects what every answer must be, whatever was asked. */
function expectSound(sent: Sent, { status, headers, text }: Awaited<ReturnType<typeof send>>): void {
  const what = `${sent.method} ${sent.path} ${sent.body ?? ''}\n${status} ${text}`;
  expect(status, what).not.toBe(500);
  expect(headers['x-content-type-options'], what).toBe('nosniff');
  if (status === 405) expect(headers.allow, what).toBeTruthy();
  const isApi = sent.path.startsWith('/api/');
  if ((isApi && status >= 400) || status === 400 || status === 405)
    expect(headers['content-type'], what).toBe('application/problem+json');
}

const SEGMENTS = [
  '%ff',
  '%00',
  '%ED%A0%80',
  '%',
  '2147483648',
  '99999999999999999999',
  '-1',
  '0',
  '1e9',
  '1',
];
const NAMES = [
  'qwen-image-edit',
  'no-such-model',
  'qwen%2Fqwen-image-edit',
  "o'clock",
  '%F0%9F%92%A9',
  '%2e%2e',
];
const segment = fc.constantFrom(...SEGMENTS, ...NAMES, '00000000-0000-4000-8000-000000000000');
const VALUES = ['0001-01-01T00:00:00+01:00', 'WyJcdTAwMDAiLCJ4Il0', 'WzIxNDc0ODM2NDhd', 'a%5Cu0000', '', '%'];
const inQuery = fc.constantFrom(...SEGMENTS, ...NAMES, ...VALUES);
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'LOCK'];
const method = fc.constantFrom(...METHODS);
const number = fc.constantFrom(2 ** 31, 2 ** 63, -1, 0.5, 1e308, Number.MAX_SAFE_INTEGER);
const json = fc.oneof(number, fc.constantFrom('\u0000', '\ud800', 'x'.repeat(3000), null, {}, [], true));
const FIELDS = [
  'version',
  'overrides',
  'config',
  'request',
  'seed',
  'name',
  'model',
  'model_id',
  'note',
  'inputs',
];
const bodies = fc
  .dictionary(fc.constantFrom(...FIELDS), json, { maxKeys: 4 })
  .map((value) => JSON.stringify(value));

type Described = { parameters?: { name: string; in: string }[] };
type Document = { paths: Record<string, Record<string, Described>> };

/** Requests of each operation that the document of the API describes, with values that few expect. */
function requestsOf({ paths }: Document) {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([own, { parameters = [] }]) => ({
      path,
      own: own.toUpperCase(),
      names: parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name),
    })),
  );
  return fc.constantFrom(...operations).chain(({ path, own, names }) => {
    const filled = fc.array(segment, { minLength: 3, maxLength: 3 }).map((parts) => {
      let next = 0;
      return path.replace(/\{\w+\}/g, () => parts[next++] ?? '');
    });
    const name = fc.constantFrom('q', ...names);
    return fc.record({
      method: fc.oneof(fc.constant(own), method),
      path: fc.tuple(filled, name, inQuery).map(([at, key, to]) => `${at}?${key}=${to}`),
      body: fc.option(bodies, { nil: undefined }),
    });
  });
}

test('no path, method, query, number or body of the API is a 500 or an error of the database', async ({
  server,
}) => {
  test.setTimeout(180_000);
  const headers = {
    authorization: `Bearer ${server.token}`,
    'content-type': 'application/json',
    'if-match': '*',
  };
  const document: Document = await (await fetch(`${server.url}/api/openapi.json`)).json();
  await fc.assert(
    fc.asyncProperty(requestsOf(document), async ({ method, path, body }) => {
      const hasBody = !['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(method);
      const sent = { method, path, headers, body: hasBody ? body : undefined };
      expectSound(sent, await send(server.url, sent));
    }),
    { numRuns: 400 },
  );
  expect(await errorsOfDatabase()).toEqual([]);
});

test('nor any of the pages', async ({ server, signIn, page }) => {
  test.setTimeout(180_000);
  await signIn('admin');
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const PAGES = [
    '/',
    '/models',
    '/models/{}',
    '/models/{}/configure',
    '/models/{}/history',
    '/models/{}/versions',
  ];
  const MORE = [
    '/models/{}/versions/{}/activate',
    '/models/{}/versions/compare',
    '/runs',
    '/runs/{}',
    '/audit',
  ];
  const NAMED = [
    'q',
    'provider',
    'overrides',
    'model',
    'a',
    'b',
    'from',
    'to',
    'actor',
    'subject',
    'status',
    'job',
  ];
  const asked = fc.tuple(
    fc.constantFrom(...PAGES, ...MORE),
    segment,
    fc.constantFrom(...NAMED),
    inQuery,
    method,
  );
  await fc.assert(
    fc.asyncProperty(asked, async ([path, part, name, value, method]) => {
      const sent = { method, path: `${path.replaceAll('{}', part)}?${name}=${value}`, headers: { cookie } };
      expectSound(sent, await send(server.url, sent));
    }),
    { numRuns: 120 },
  );
  expect(await errorsOfDatabase()).toEqual([]);
});

test('what is malformed is a problem with the security headers, on pages too', async ({ server }) => {
  for (const [method, path, status, allow] of [
    ['GET', '/models/%ff', 400, undefined],
    ['GET', '/models?q=%00', 400, undefined],
    ['GET', '/api/v1/admin/models/%ff', 400, undefined],
    ['TRACE', '/models', 405, 'GET, HEAD, OPTIONS'],
    ['PROPFIND', '/api/v1/admin/settings/model', 405, 'HEAD, GET, PUT, OPTIONS'],
    ['POST', '/models', 405, 'GET, HEAD, OPTIONS'],
    ['PROPFIND', '/api/v1/nothing', 404, undefined],
  ] as const) {
    const answer = await send(server.url, { method, path });
    expectSound({ method, path }, answer);
    expect([path, answer.status, answer.headers.allow]).toEqual([path, status, allow]);
    expect(JSON.parse(answer.text)).toMatchObject({ status });
  }
  const asked = await send(server.url, { method: 'OPTIONS', path: '/api/v1/admin/models/qwen/config' });
  expect([asked.status, asked.headers.allow]).toEqual([204, 'HEAD, GET, PUT, PATCH, DELETE, OPTIONS']);
});

test('what is no HTTP is a 400 with a problem', async ({ server }) => {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname).setEncoding('utf8');
  socket.write('NONSENSE\r\n\r\n');
  let text = '';
  for await (const chunk of socket) text += chunk;
  expect(text).toMatch(
    /^HTTP\/1\.1 400 [\s\S]*content-type: application\/problem\+json[\s\S]*"code":"bad_request"/,
  );
});

test('data after the last request of a connection gets no response', async ({ server }) => {
  const host = new URL(server.url).host;
  const last = `DELETE /api/v1/nothing HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`;
  const text = await pipelined(server.url, [last, '{"seed": 1}']);
  expect(text.match(/^HTTP\/1\.1 .*$/gm)).toEqual(['HTTP/1.1 404 Not Found']);
});

async function errorsOfDatabase(): Promise<string[]> {
  return (await postgres.log()).split('\n').filter(
    // The queue's library looks for its table in this way when it first starts.
    (line) => / (ERROR|FATAL|PANIC): /.test(line) && !line.includes('graphile_worker.migrations'),
  );
}
