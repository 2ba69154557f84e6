import { gunzipSync } from 'node:zlib';
import { EventReader } from '@/lib/delivery/fixtures/event-reader';
import { LISTENER_NAME } from '@/lib/platform/db/listen';
import { expect, test } from './fixtures';
import { saveConfig } from './support/changes';
import { startPlainNext } from './support/plain-next';
import { type ProductServer, startProduct } from './support/product-server';
import { pipelined, type RawAnswer, rawRequest } from './support/raw-request';

const CONFIG = '/api/v1/runtime/config';
const SNAPSHOT = '/api/v1/runtime/snapshot';
const STREAM = '/api/v1/runtime/stream';

async function currentNumber({ database }: ProductServer): Promise<number> {
  const [row] = await database.sql`select value::int as number from snapshot_counter`;
  return row?.number;
}

test('a save reaches a worker, and what it knows already is 304', async ({ api }) => {
  const first = await api.get(CONFIG);
  const known = { 'if-none-match': first.headers().etag ?? '' };
  expect((await api.get(CONFIG, { headers: known })).status()).toBe(304);
  await saveConfig(api, 'qwen', { output_quality: 62 });
  const after = await api.get(CONFIG, { headers: known });
  expect([after.status(), (await after.json()).config.output_quality]).toEqual([200, 62]);
});

/** How a body is framed: Next streams what a route handler answers, takes its length away, and lets it vary by its own. */
const FRAMING = /^(content-length|transfer-encoding|vary):/i;

/** Without what differs from one answer to the next: the clock, and the id of a request that failed. */
function comparable({ status, headers, body }: RawAnswer) {
  return {
    status,
    headers: headers
      .filter((line) => !/^date:/i.test(line) && !FRAMING.test(line))
      .map((line) => line.replace(/^(x-request-id): .*/i, '$1: some')),
    // One letter for one byte.
    body: body.toString('latin1').replace(/"request_id":"[^"]+"/, '"request_id":"some"'),
  };
}

test('the fast path and a route handler of Next give the same answers, byte for byte', async ({ server }) => {
  const plain = await startPlainNext({
    DATABASE_URL: server.database.url,
    MODELBOARD_API_TOKEN: server.token,
    // Both sign ETags with it.
    MODELBOARD_SECRET: server.secret,
  });
  const token = { authorization: `Bearer ${server.token}` };
  const { headers } = await rawRequest(`${server.url}${SNAPSHOT}`, { headers: token });
  const etag = headers.find((line) => line.startsWith('etag: '))?.slice('etag: '.length) ?? '';
  const cases: [string, Record<string, string>][] = [
    [CONFIG, token],
    [`${CONFIG}?model=flux-kontext-pro`, token],
    [`${CONFIG}?model=bytedance%2Fseedream-4&more=1`, token],
    [SNAPSHOT, token],
    [SNAPSHOT, { ...token, 'if-none-match': etag }],
    [
      SNAPSHOT,
      { ...token, 'if-none-match': `"other", W/${etag}`, 'modelboard-client': 'test/1; revision=1' },
    ],
    [`${CONFIG}?model=none`, token],
    [`${CONFIG}?model=%00`, token],
    [CONFIG, { authorization: 'Bearer wrong' }],
    [CONFIG, { authorization: 'Basic YTpi' }],
  ];
  try {
    for (const [path, sent] of cases) {
      for (const method of ['GET', 'HEAD']) {
        const [fast, next] = await Promise.all(
          [server, plain].map(({ url }) => rawRequest(`${url}${path}`, { method, headers: sent })),
        );
        expect(comparable(next as RawAnswer), `${method} ${path} ${JSON.stringify(sent)}`).toEqual(
          comparable(fast as RawAnswer),
        );
      }
    }
    // Next may not send compressed what it is given so; then it must not compress it under the same ETag either.
    const zipped = { headers: { ...token, 'accept-encoding': 'gzip' } };
    const [bare, next] = [
      await rawRequest(`${server.url}${SNAPSHOT}`, { headers: token }),
      await rawRequest(`${plain.url}${SNAPSHOT}`, zipped),
    ];
    expect(next.body).toEqual(bare.body);
    expect(next.headers).toContain('cache-control: private, no-cache, no-transform');
    for (const { headers: lines } of [bare, next])
      expect(lines.filter((line) => /^vary:.*accept-encoding/i.test(line))).toHaveLength(1);
    const fast = await rawRequest(`${server.url}${SNAPSHOT}`, zipped);
    expect(gunzipSync(fast.body)).toEqual(bare.body);
  } finally {
    await plain.stop();
  }
});

test('requests that come at once on one connection are answered in their order', async ({ server }) => {
  const ask = (path: string, more = '', method = 'GET') =>
    `${method} ${path} HTTP/1.1\r\nHost: any\r\nAuthorization: Bearer ${server.token}\r\n${more}\r\n`;
  const text = await pipelined(server.url, [
    ask(CONFIG),
    ask('/api/health/live'),
    ask(`${CONFIG}?model=none`),
    ask(CONFIG, 'Content-Length: 5\r\n').concat('ab\r\nc'),
    ask(SNAPSHOT, '', 'HEAD'),
    ask('/api/v1/admin/settings/model'),
    ask(CONFIG, 'If-None-Match: *\r\nConnection: close\r\n'),
  ]);
  const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
  expect(statuses).toEqual([200, 200, 404, 200, 200, 200, 304]);
});

test('one connection of the process listens', async ({ server }) => {
  const listeners = await server.database.sql`
    select pid from pg_stat_activity where application_name = ${LISTENER_NAME} and datname = current_database()`;
  expect(listeners).toHaveLength(1);
});

test.describe('the stream', () => {
  const opened: EventReader[] = [];
  const open = (url: string, token: string) => {
    const reader = new EventReader(`${url}${STREAM}`, { authorization: `Bearer ${token}` });
    opened.push(reader);
    return reader;
  };
  test.afterEach(() => {
    for (const reader of opened.splice(0)) reader.close();
  });
  const number = (reader: EventReader) => Number(reader.events.at(-1)?.id ?? 0);

  test('says on every instance that something was saved, with and without the fast path', async ({
    api,
    server,
  }) => {
    const variables = { MODELBOARD_API_TOKEN: server.token, MODELBOARD_SECRET: 's'.repeat(32) };
    const plain = await startPlainNext({ ...variables, DATABASE_URL: server.database.url });
    try {
      const readers = [server.url, plain.url].map((url) => open(url, server.token));
      for (const reader of readers) await expect.poll(() => number(reader)).toBeGreaterThan(0);
      await saveConfig(api, 'qwen', { output_quality: 61 });
      const saved = await currentNumber(server);
      for (const reader of readers) await expect.poll(() => number(reader)).toBe(saved);
      const [fast, next] = readers.map(({ headers: { date, vary, ...headers } }) => headers);
      expect(next).toEqual(fast);
    } finally {
      await plain.stop();
    }
  });

  test('is for a signed-in browser, too', async ({ page, signIn, server }) => {
    await signIn('viewer');
    await page.goto('/');
    const first = await page.evaluate(
      (path) =>
        new Promise((resolve) => {
          const source = new EventSource(path);
          source.addEventListener('revision', ({ data, lastEventId }) => {
            source.close();
            resolve({ ...JSON.parse(data), lastEventId });
          });
        }),
      STREAM,
    );
    const present = await currentNumber(server);
    expect(first).toMatchObject({ revision: present, lastEventId: `${present}` });
  });

  test('ends whole and at once when the instance stops', async ({ server }) => {
    const { url, database, token } = server;
    const product = await startProduct({
      database: { ...database, drop: async () => {} },
      variables: { MODELBOARD_API_TOKEN: token },
    });
    const [reader, here] = [open(product.url, token), open(url, token)];
    for (const each of [reader, here]) await expect.poll(() => number(each)).toBeGreaterThan(0);
    await product.stop();
    expect(reader.end).toBe('whole');
    expect(here.end).toBeNull();
  });
});
