import { expect, it } from 'vitest';
import { clientOf, eventually, startServer } from './fixtures/test-client';
import { OTHER_DATABASE, snapshotOf } from './fixtures/wire-server';

it('never takes an older revision of the same database, and raises an alarm when that lasts', async () => {
  const server = await startServer();
  server.snapshot = snapshotOf(42);
  const { client, alarms } = clientOf(server.url);
  await client.ready();
  server.publish(snapshotOf(40));
  await eventually(() => expect(alarms).toMatchObject([{ code: 'older-revision' }]));
  expect(client.current()).toMatchObject({ revision: 42, config: { seed: 42 } });
  server.publish(snapshotOf(43));
  await eventually(() => expect(client.current()?.revision).toBe(43));
  expect(client.status().alarms).toEqual([]);
});

it('asks another time, without an alarm, where an instance has not heard yet what the stream announced', async () => {
  const server = await startServer();
  const { client, alarms } = clientOf(
    server.url,
    {},
    { behindAlarmMs: 60_000, pollMs: 60_000, checkMs: 60_000 },
  );
  await client.ready();
  await eventually(() => expect(client.status().connection).toBe('stream'));
  const before = server.asked;
  server.tellStreams(2);
  await eventually(() => expect(server.asked).toBeGreaterThan(before + 2));
  expect(client.current()?.revision).toBe(1);
  server.snapshot = snapshotOf(2);
  await eventually(() => expect(client.current()?.revision).toBe(2));
  expect(alarms).toEqual([]);
});

it('takes a lower number of another database, and reports it', async () => {
  const server = await startServer();
  server.snapshot = snapshotOf(42);
  const { client, alarms } = clientOf(server.url);
  await client.ready();
  server.publish(snapshotOf(7, { seed: 7 }, OTHER_DATABASE));
  await eventually(() => expect(client.current()?.revision).toBe(7));
  expect(client.snapshot()?.databaseId).toBe(OTHER_DATABASE);
  expect(alarms).toMatchObject([
    { code: 'database-changed', message: expect.stringContaining(OTHER_DATABASE) },
  ]);
});

it('does not go back to a database that was left, while instances learn of it one after the other', async () => {
  const server = await startServer();
  server.snapshot = snapshotOf(42);
  const { client } = clientOf(server.url);
  const seen: number[] = [];
  client.onChange(({ revision }) => seen.push(revision));
  await client.ready();
  server.publish(snapshotOf(7, {}, OTHER_DATABASE));
  await eventually(() => expect(client.current()?.revision).toBe(7));
  server.publish(snapshotOf(42));
  const before = server.asked;
  await eventually(() => expect(server.asked).toBeGreaterThan(before + 3));
  server.publish(snapshotOf(8, {}, OTHER_DATABASE));
  await eventually(() => expect(client.current()?.revision).toBe(8));
  expect(seen).toEqual([42, 7, 8]);
});

it('takes a database back that was left, when the other one does not answer any more', async () => {
  const server = await startServer();
  server.snapshot = snapshotOf(42);
  const { client } = clientOf(server.url, {}, { leftMs: 100 });
  await client.ready();
  server.publish(snapshotOf(7, {}, OTHER_DATABASE));
  await eventually(() => expect(client.current()?.revision).toBe(7));
  server.publish(snapshotOf(42));
  await eventually(() => expect(client.current()?.revision).toBe(42));
});
