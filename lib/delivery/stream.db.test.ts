import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { patchConfig } from '@/lib/domain/config/server';
import { contextOf, startForTest } from '@/lib/domain/fixtures/start-for-test';
import { createPreset } from '@/lib/domain/presets/server';
import { runtimeSnapshotPath, runtimeStreamPath } from '@/lib/domain/runtime/paths';
import { createToken, revokeToken } from '@/lib/domain/tokens/server';
import type { Context } from '@/lib/platform/context';
import { EventReader } from './fixtures/event-reader';
import { asWorker, type StartedDelivery, startDelivery } from './fixtures/started-delivery';
import { type Sink, STREAM_LIMIT } from './stream-hub';

type Instance = StartedDelivery & { url: string; server: Server };

const LONG = { timeout: 20_000 };

let database: TestDatabase;
let ctx: Context;
let one: Instance;
let other: Instance;
const readers: EventReader[] = [];

/** An instance behind an address, as `scripts/serve.mjs` has it. */
async function startInstance(): Promise<Instance> {
  const started = await startDelivery(database.url);
  const server = createServer((request, response) => {
    if (!started.delivery.respond(request, response)) response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { ...started, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

beforeAll(async () => {
  database = await createTestDatabase();
  await startForTest(database);
  ctx = contextOf(database.db, 'admin');
  [one, other] = await Promise.all([startInstance(), startInstance()]);
});

afterEach(() => {
  for (const reader of readers.splice(0)) reader.close();
});

afterAll(async () => {
  for (const { server, delivery } of [one, other]) {
    delivery.endStreams();
    server.closeAllConnections();
    server.close();
    await delivery.stop();
  }
  await database.drop();
});

/** A reader that is connected. */
async function read(instance: Instance, headers: Record<string, string> = {}): Promise<EventReader> {
  const reader = new EventReader(`${instance.url}${runtimeStreamPath}`, { ...asWorker, ...headers });
  readers.push(reader);
  await expect.poll(() => reader.status, LONG).not.toBe(0);
  return reader;
}

let quality = 10;
/** Saves and gives the snapshot number. */
async function save(): Promise<number> {
  quality += 1;
  await patchConfig({ ctx, input: { modelId: 'qwen', ifMatch: '*', set: { output_quality: quality } } });
  return present();
}

const present = async (): Promise<number> =>
  (await database.sql`select value::int as number from snapshot_counter`)[0]?.number;
const ids = (reader: EventReader) => reader.events.map(({ id }) => Number(id));

it('says where the snapshot is when it opens, and that something changed', async () => {
  const reader = await read(one);
  expect(reader.status).toBe(200);
  expect(reader.headers).toMatchObject({
    'content-type': 'text/event-stream',
    'cache-control': 'private, no-cache, no-transform',
    'modelboard-revision': String(await present()),
  });
  await expect.poll(() => ids(reader), LONG).toEqual([await present()]);
  const number = await save();
  await expect.poll(() => ids(reader).at(-1), LONG).toBe(number);
  const database_id = one.delivery.present?.databaseId;
  expect(reader.events.at(-1)).toEqual({
    id: `${number}`,
    event: 'revision',
    data: JSON.stringify({ revision: number, database_id }),
  });
  expect(Number(one.get(runtimeSnapshotPath).headers['modelboard-revision'])).toBe(number);
});

it('a save on one instance is seen on the other, by many', async () => {
  const seen = await Promise.all(Array.from({ length: 50 }, (_, index) => read(index % 2 ? one : other)));
  const number = await save();
  for (const reader of seen) await expect.poll(() => ids(reader).at(-1), LONG).toBe(number);
});

it('says nothing of what no worker gets', async () => {
  const reader = await read(one);
  await expect.poll(() => reader.events.length, LONG).toBe(1);
  await createPreset({ ctx, input: { modelId: 'qwen', name: 'Draft', overrides: { seed: 1 } } });
  await one.hasNumber(await present());
  const number = await save();
  await expect.poll(() => ids(reader).slice(1), LONG).toEqual([number]);
});

it('takes up where the reader was', async () => {
  const number = await save();
  await one.hasNumber(number);
  const upToDate = await read(one, { 'last-event-id': `${number}` });
  const behind = await read(one, { 'last-event-id': `${number - 1}` });
  await expect.poll(() => ids(behind), LONG).toEqual([number]);
  const next = await save();
  await expect.poll(() => ids(upToDate), LONG).toEqual([next]);
});

it('ends when its token is revoked, and is refused then', async () => {
  const { id, token } = await createToken({ ctx, input: { name: 'Streamer', scopes: ['runtime:read'] } });
  await Promise.all([one, other].map(async (instance) => instance.hasNumber(await present())));
  const authorization = `Bearer ${token}`;
  const opened = await Promise.all([one, other].map((instance) => read(instance, { authorization })));
  const kept = await read(one);
  await revokeToken({ ctx, input: { tokenId: id } });
  for (const reader of opened) await expect.poll(() => reader.end, LONG).toBe('whole');
  expect((await read(one, { authorization })).status).toBe(401);
  expect(kept.end).toBeNull();
});

it('holds so many and no more', async () => {
  const own = await startInstance();
  const headers = asWorker;
  const open = () => own.delivery.openStream({ method: 'GET', url: runtimeStreamPath, headers });
  const sink: Sink = { write: () => {}, pending: () => 0, end: () => {}, destroy: () => {} };
  const leave: (() => void)[] = [];
  for (let count = 0; count < STREAM_LIMIT; count += 1) {
    const opening = open();
    if (opening === null || !('begin' in opening)) break;
    leave.push(opening.begin(sink));
  }
  expect(leave).toHaveLength(STREAM_LIMIT);
  const full = await read(own);
  expect(full.status).toBe(503);
  expect(full.headers).toMatchObject({ 'retry-after': '5', 'content-type': 'application/problem+json' });
  for (const each of leave) each();
  expect((await read(own)).status).toBe(200);
  own.delivery.endStreams();
  await own.delivery.stop();
  own.server.close();
});

it('notes what the worker of an open stream has, and what it has later', async () => {
  const number = await present();
  await read(one, { 'modelboard-client': `painter/1; revision=${number}` });
  const seen = () => one.delivery.takeSightings().filter(({ name }) => name === 'painter');
  const worker = {
    name: 'painter',
    instance: '1',
    revision: number,
    databaseId: null,
    isProven: false,
    ownerId: 'MODELBOARD_API_TOKEN',
    at: expect.any(Number),
  };
  expect(seen()).toEqual([worker]);
  expect(seen()).toEqual([]);
  // Its acknowledgement comes on another connection.
  one.ask('HEAD', runtimeSnapshotPath, { 'modelboard-client': `painter/1; revision=${number + 1}` });
  expect(seen()).toEqual([{ ...worker, revision: number + 1 }]);
});

it('ends all streams when the instance stops, so that their readers connect elsewhere', async () => {
  const third = await startInstance();
  const opened = await Promise.all([read(third), read(third)]);
  third.delivery.endStreams();
  for (const reader of opened) await expect.poll(() => reader.end, LONG).toBe('whole');
  expect((await read(third)).status).toBe(503);
  expect(third.get().status).toBe(200);
  await third.delivery.stop();
  third.server.close();
});
