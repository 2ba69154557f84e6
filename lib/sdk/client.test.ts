import { expect, it } from 'vitest';
import { clientOf, eventually, startServer } from './fixtures/test-client';
import { DATABASE, snapshotOf } from './fixtures/wire-server';

it('has nothing before the first answer, and all of it from memory afterwards', async () => {
  const server = await startServer();
  const { client } = clientOf(server.url);
  expect(client.current()).toBeUndefined();
  expect(client.config('qwen')).toBeUndefined();
  expect(client.status()).toMatchObject({ connection: 'starting', snapshot: null, alarms: [] });

  const snapshot = await client.ready();
  expect(snapshot).toMatchObject({
    revision: 1,
    databaseId: DATABASE,
    activeModel: 'qwen/qwen-image-edit',
  });
  expect({ ...client.current() }).toEqual({
    kind: 'built_in',
    modelId: 'qwen/qwen-image-edit',
    slug: 'qwen',
    version: 1,
    path: null,
    config: { seed: 1 },
    configRevision: 1,
    revision: 1,
    source: expect.stringMatching(/^(poll|stream)$/),
    ageMs: expect.any(Number),
    stale: false,
  });
  expect(client.config('qwen')).toBe(client.config('qwen/qwen-image-edit'));
  expect(client.config('painter' as string)).toMatchObject({ kind: 'imported', path: 'painter.onnx' });
  expect(client.config('constructor' as string)).toBeUndefined();
});

it('hears of a change by stream, and says so', async () => {
  const server = await startServer();
  const { client } = clientOf(server.url, {}, { pollMs: 60_000, checkMs: 60_000 });
  await client.ready();
  await eventually(() => expect(client.status().connection).toBe('stream'));
  server.publish(snapshotOf(2));
  await eventually(() => expect(client.current()?.config).toEqual({ seed: 2 }));
  expect(client.current()).toMatchObject({ source: 'stream', revision: 2 });
});

it('takes the last of many changes with few questions', async () => {
  const server = await startServer();
  const { client } = clientOf(server.url, {}, { pollMs: 60_000, checkMs: 60_000 });
  await client.ready();
  await eventually(() => expect(client.status().connection).toBe('stream'));
  const before = server.asked;
  for (let revision = 2; revision <= 101; revision += 1) server.publish(snapshotOf(revision));
  await eventually(() => expect(client.current()?.revision).toBe(101));
  expect(server.asked - before).toBeLessThan(50);
});

it('says who it is and what it has, and acknowledges each snapshot', async () => {
  const server = await startServer();
  const { client } = clientOf(server.url, { name: 'staging', instance: 'pod-7' });
  const acknowledgements = () =>
    server.requests.filter(({ method }) => method === 'HEAD').map(({ headers }) => headers);
  const first = {
    'modelboard-client': `staging/pod-7; revision=1; database=${DATABASE}`,
    'if-none-match': `"${DATABASE}.1"`,
  };
  const second = { 'modelboard-client': `staging/pod-7; revision=2; database=${DATABASE}` };
  await client.ready();
  await eventually(() => expect(acknowledgements()).toMatchObject([first]));
  server.publish(snapshotOf(2));
  await eventually(() => expect(acknowledgements()).toMatchObject([first, second]));
  expect(server.requests[0]?.headers['modelboard-client']).toBe('staging/pod-7');
  expect(server.requests.every(({ headers }) => headers['modelboard-client'] !== undefined)).toBe(true);
});

it('reports the present number where a change did not concern workers', async () => {
  const server = await startServer();
  const { client } = clientOf(server.url, { name: 'a', instance: 'b' });
  const seen: number[] = [];
  client.onChange(({ revision }) => seen.push(revision));
  await client.ready();
  server.present = 5;
  server.tellStreams();
  await eventually(() =>
    expect(server.requests.at(-1)?.headers['modelboard-client']).toBe(
      `a/b; revision=5; database=${DATABASE}`,
    ),
  );
  expect(client.current()?.revision).toBe(1);
  expect(seen).toEqual([1]);
});

it('works below a path of a proxy', async () => {
  const server = await startServer();
  const { client } = clientOf(`${server.url}/board`);
  await client.ready();
  expect(server.requests[0]?.path).toBe('/board/api/v1/runtime/snapshot');
});
