import { expect, it } from 'vitest';
import { clientOf, eventually, startServer } from './fixtures/test-client';
import { problem, snapshotOf } from './fixtures/wire-server';

/** Nobody listens there. */
const NOBODY = 'http://127.0.0.1:9';

it('runs on the defaults of the built-in models without a url, and says so', async () => {
  const { client, lines } = clientOf(undefined);
  expect(lines).toEqual([
    'info: Modelboard SDK: There is no url, so the defaults of the built-in models are used, whatever admins set.',
  ]);
  expect({ ...client.current() }).toMatchObject({
    modelId: 'qwen/qwen-image-edit',
    version: 1,
    config: { go_fast: true, output_quality: 80 },
    source: 'defaults',
    revision: 0,
    ageMs: Number.POSITIVE_INFINITY,
    stale: false,
  });
  expect(client.config('flux-kontext-pro')?.config.aspect_ratio).toBe('match_input_image');
  expect((await client.ready()).databaseId).toBe('');
  expect(client.status()).toMatchObject({ connection: 'none', alarms: [] });
});

it('runs on the given fallback without a url', () => {
  const { client } = clientOf('', { fallback: snapshotOf(5) });
  expect(client.current()).toMatchObject({ source: 'fallback', revision: 5, config: { seed: 5 } });
});

it('says clearly that it has nothing, and why', async () => {
  const { client } = clientOf(NOBODY, {}, { readyMs: 50 });
  await expect(client.ready()).rejects.toThrow(
    /^Modelboard gave nothing within 0.05 s, and there is no cache file and no fallback. http:\/\/127.0.0.1:9 cannot be asked: .*ECONNREFUSED/,
  );
  expect(client.current()).toBeUndefined();
  expect(client.status()).toMatchObject({
    connection: 'away',
    snapshot: null,
    alarms: [{ code: 'unreachable' }],
  });
});

it('waits for the server where that is wanted', async () => {
  const server = await startServer();
  server.instead = problem(503, 'Not yet.');
  const { client } = clientOf(server.url, {}, { readyMs: 1 });
  await eventually(() => expect(client.status().connection).toBe('away'));
  await expect(client.ready()).rejects.toThrow('503: Not yet');
  const waiting = client.ready({ timeoutMs: Number.POSITIVE_INFINITY });
  server.instead = null;
  expect((await waiting).revision).toBe(1);
});

it('takes the fallback when the server had its chance, and the server when it comes, with lower numbers too', async () => {
  const server = await startServer();
  server.instead = problem(503, 'Not yet.');
  const { client } = clientOf(server.url, { fallback: snapshotOf(50), maxStalenessMs: 1000 });
  const seen: unknown[] = [];
  client.onChange(({ source, revision }, previous) => seen.push([source, revision, previous?.revision]));
  expect(client.current()).toBeUndefined();
  expect(await client.ready()).toMatchObject({
    source: 'fallback',
    ageMs: Number.POSITIVE_INFINITY,
    stale: true,
  });
  server.instead = null;
  await eventually(() => expect(client.current()?.revision).toBe(1));
  expect(seen).toEqual([
    ['fallback', 50, undefined],
    ['poll', 1, 50],
  ]);
});

it('takes the built-in defaults where that was chosen by name', async () => {
  const { client, lines } = clientOf(NOBODY, { fallback: 'defaults' });
  expect((await client.ready()).source).toBe('defaults');
  expect(lines[0]).toMatch(/^warn: .* cannot be asked: .* Revision 0 \(defaults\) stays in use\.$/);
});
