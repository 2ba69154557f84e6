import { expect, it, vi } from 'vitest';
import { clientOf, eventually, startServer } from './fixtures/test-client';
import { snapshotOf } from './fixtures/wire-server';
import type { ModelAnswer } from './types';

it('what is read cannot be changed for others, in all its depth', async () => {
  const server = await startServer();
  const fallback = snapshotOf(1);
  const { client } = clientOf(server.url, { fallback });
  await client.ready();
  const painter = client.config('painter' as string) as ModelAnswer | undefined;
  const steps = painter?.config.steps as [number, object];
  for (const change of [
    () => Object.assign(client.current() ?? {}, { version: 9 }),
    () => Object.assign(painter?.config ?? {}, { steps: [] }),
    () => steps.push(2 as never),
    () => Object.assign(steps[1], { deep: false }),
    () => Object.assign(client.snapshot()?.models ?? {}, { other: painter }),
    () => Object.assign(client.snapshot() ?? {}, { activeModel: 'acme/painter' }),
  ])
    expect(change).toThrow(TypeError);
  expect(painter?.config).toEqual({ steps: [1, { deep: true }] });
});

it('the given fallback stays as it was, and what the caller does to it later changes nothing', () => {
  const fallback = snapshotOf(1);
  const { client } = clientOf(undefined, { fallback });
  fallback.active_model = 'acme/painter';
  Object.assign(fallback.models['qwen/qwen-image-edit']?.config ?? {}, { seed: 99 });
  expect(client.current()).toMatchObject({ modelId: 'qwen/qwen-image-edit', config: { seed: 1 } });
});

it('an answer that is kept stays what it was, and tells its age', async () => {
  const server = await startServer();
  const { client } = clientOf(server.url);
  await client.ready();
  const old = client.current();
  server.publish(snapshotOf(2));
  await eventually(() => expect(client.current()?.revision).toBe(2));
  expect(old).toMatchObject({ revision: 1, config: { seed: 1 } });
  expect(JSON.parse(JSON.stringify(old))).toMatchObject({
    revision: 1,
    ageMs: expect.any(Number),
    stale: false,
  });
});

it('the same answer is given until something changes, so that a read makes nothing', async () => {
  const server = await startServer();
  const { client } = clientOf(server.url);
  await client.ready();
  const first = client.current();
  const { asked } = server;
  await eventually(() => expect(server.asked).toBeGreaterThan(asked + 2));
  expect(client.current()).toBe(first);
  expect(client.snapshot()?.models['qwen/qwen-image-edit']).toBe(first);
});

it('listeners hear of each snapshot once; what they throw is logged and harms nobody', async () => {
  const server = await startServer();
  const { client, lines } = clientOf(server.url);
  const heard = vi.fn();
  client.onChange(() => {
    throw new Error('on purpose');
  });
  client.onChange(async () => {
    throw new Error('later');
  });
  client.onChange(heard);
  const removed = vi.fn();
  client.onChange(removed)();
  const first = await client.ready();
  server.publish(snapshotOf(2));
  await eventually(() => expect(client.current()?.revision).toBe(2));
  expect(heard.mock.calls).toEqual([
    [first, undefined],
    [client.snapshot(), first],
  ]);
  expect(removed).not.toHaveBeenCalled();
  expect(lines.filter((line) => line.includes('thrown an error: on purpose'))).toHaveLength(2);
  expect(lines.filter((line) => line.includes('thrown an error: later'))).toHaveLength(2);
});

it('a logger and a listener to alarms that throw harm nobody', async () => {
  const server = await startServer();
  const boom = () => {
    throw new Error('on purpose');
  };
  const { client } = clientOf(server.url, { logger: { info: boom, warn: boom, error: boom }, onAlarm: boom });
  await client.ready();
  await server.stop();
  await eventually(() => expect(client.status().connection).toBe('away'));
  await server.start();
  await eventually(() => expect(client.status().connection).toBe('stream'));
});

it('close ends everything at once, twice too, and what is in memory can still be read', async () => {
  const server = await startServer();
  const { client } = clientOf(server.url);
  const heard = vi.fn();
  await client.ready();
  await eventually(() => expect(server.streams.size).toBe(1));
  client.onChange(heard);
  await client.close();
  await client.close();
  await eventually(() => expect(server.streams.size).toBe(0));
  const { length } = server.requests;
  server.publish(snapshotOf(2));
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(server.requests).toHaveLength(length);
  expect(heard).not.toHaveBeenCalled();
  expect(client.current()?.revision).toBe(1);
  expect(client.status()).toMatchObject({ connection: 'closed', snapshot: { revision: 1 } });
  expect((await client.ready()).revision).toBe(1);
});

it('close ends those who wait', async () => {
  const server = await startServer();
  server.instead = () => {};
  const { client } = clientOf(server.url);
  const waiting = expect(client.ready()).rejects.toThrow('The Modelboard client was closed.');
  await client.close();
  await waiting;
  await expect(client.ready()).rejects.toThrow('closed');
});
