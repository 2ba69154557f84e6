import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { clientOf, eventually, startServer } from './fixtures/test-client';
import { DATABASE, OTHER_DATABASE, snapshotOf, TOKEN } from './fixtures/wire-server';

async function cacheFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'modelboard-sdk-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'kept', 'snapshot.json');
}

/** A cache file as a worker leaves it that has seen revision 42, and the server, which is away. */
async function keptFile() {
  const server = await startServer();
  server.snapshot = snapshotOf(42);
  const file = await cacheFile();
  const { client } = clientOf(server.url, { cacheFile: file });
  await client.ready();
  await client.close();
  await server.stop();
  return { server, file };
}

it('is written whole, for this user only, without the token', async () => {
  const { file, server } = await keptFile();
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const text = await readFile(file, 'utf8');
  expect(JSON.parse(text)).toMatchObject({ url: `${server.url}/`, revision: 42, snapshot: snapshotOf(42) });
  expect(text).not.toContain(TOKEN);
  expect(await readdir(join(file, '..'))).toEqual(['snapshot.json']);
});

it('starts a worker while the server is away, with its age', async () => {
  const { file, server } = await keptFile();
  const kept = JSON.parse(await readFile(file, 'utf8'));
  kept.confirmed_at = new Date(Date.now() - 3_600_000).toISOString();
  await writeFile(file, JSON.stringify(kept));
  const { client } = clientOf(server.url, {
    cacheFile: file,
    fallback: 'defaults',
    maxStalenessMs: 60_000,
  });
  expect(await client.ready()).toMatchObject({ source: 'disk', revision: 42, stale: true });
  expect(client.current()?.ageMs).toBeGreaterThanOrEqual(3_600_000);

  server.snapshot = snapshotOf(43);
  await server.start();
  await eventually(() => expect(client.current()).toMatchObject({ revision: 43, stale: false }));
  await client.close();
  expect(JSON.parse(await readFile(file, 'utf8')).revision).toBe(43);
});

it('is confirmed by a 304 where nothing changed', async () => {
  const { file, server } = await keptFile();
  await server.start();
  const { client } = clientOf(server.url, { cacheFile: file });
  expect(await client.ready()).toMatchObject({ source: 'poll', revision: 42 });
  expect(
    server.requests.find(({ headers }) => headers['if-none-match'] === `"${DATABASE}.42"`),
  ).toBeDefined();
});

it('keeps a server that is behind from bringing an older state', async () => {
  const { file, server } = await keptFile();
  server.snapshot = snapshotOf(40);
  await server.start();
  const { client, alarms } = clientOf(server.url, { cacheFile: file });
  expect(await client.ready()).toMatchObject({ source: 'disk', revision: 42 });
  await eventually(() => expect(alarms).toMatchObject([{ code: 'older-revision' }]));
  server.publish(snapshotOf(7, {}, OTHER_DATABASE));
  await eventually(() => expect(client.current()?.revision).toBe(7));
});

it.each([
  ['cut off', (text: string) => text.slice(0, 100), 'is not JSON, or is cut off'],
  ['empty', () => '', 'it is empty'],
  ['of somebody else', () => '{"name":"package"}', 'it is not a file that this SDK wrote'],
  ['no object', () => 'null', 'it is not a file that this SDK wrote'],
  [
    'of another server',
    (text: string) => text.replace(/"url":"[^"]+"/, '"url":"https://b.example/"'),
    'kept from https://b.example/',
  ],
  [
    'of another shape',
    (text: string) => text.replace('"config":', '"konfig":'),
    '"config" is missing or wrong in model',
  ],
  [
    'without its time',
    (text: string) => text.replace(/"confirmed_at":"[^"]+"/, '"confirmed_at":"x"'),
    'its head is damaged',
  ],
])('is refused with a warning where it is %s, and replaced', async (_, damage, words) => {
  const { file, server } = await keptFile();
  await writeFile(file, damage(await readFile(file, 'utf8')));
  const { client, lines } = clientOf(server.url, { cacheFile: file, fallback: 'defaults' });
  expect(lines[0]).toMatch(/^warn: Modelboard SDK: The cache file .* is not used: /);
  expect(lines[0]).toContain(words);
  expect((await client.ready()).source).toBe('defaults');
  await server.start();
  await eventually(() => expect(client.current()?.revision).toBe(42));
  await eventually(() => expect(client.status().alarms).toEqual([]));
  expect(JSON.parse(await readFile(file, 'utf8')).revision).toBe(42);
});

it('that cannot be written is an alarm, and nothing else', async () => {
  const server = await startServer();
  const folder = await mkdtemp(join(tmpdir(), 'modelboard-sdk-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'file'), '');
  const { client, alarms } = clientOf(server.url, { cacheFile: join(folder, 'file', 'snapshot.json') });
  await client.ready();
  await eventually(() => expect(alarms.map(({ code }) => code)).toContain('cache-file'));
  expect(client.current()?.revision).toBe(1);
});

it('is written again now and then, so that the age is right after a restart', async () => {
  const server = await startServer();
  const file = await cacheFile();
  const { client } = clientOf(server.url, { cacheFile: file }, { rewriteMs: 20 });
  await client.ready();
  const first = await eventually(() => readFile(file, 'utf8'));
  await eventually(async () => expect(await readFile(file, 'utf8')).not.toBe(first));
});

it('leaves nothing beside it when it cannot take its place', async () => {
  const server = await startServer();
  const folder = dirname(await cacheFile());
  await mkdir(join(folder, 'snapshot.json', 'in-the-way'), { recursive: true });
  const { client, alarms } = clientOf(server.url, { cacheFile: join(folder, 'snapshot.json') });
  await client.ready();
  await client.close();
  expect(alarms[0]?.message).toContain('is not used');
  expect(await readdir(folder)).toEqual(['snapshot.json']);
});
