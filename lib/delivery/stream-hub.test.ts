import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EventReader } from './fixtures/event-reader';
import { StreamHub } from './stream-hub';
import { nodeSink } from './through-node';

const LONG = { timeout: 20_000 };
const databaseId = '6f1f3f0e-9a55-4c35-8a51-0d8f4c1f3f10';
const allowed = new Set(['some']);

let hub: StreamHub;
let server: Server;
let url: string;
const readers: EventReader[] = [];

beforeEach(async () => {
  hub = new StreamHub((tokenId) => allowed.has(tokenId));
  server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const tokenId = request.headers['x-token'];
    const leave = hub.add(
      {
        sink: nodeSink(response),
        tokenId: typeof tokenId === 'string' ? tokenId : null,
        sessionId: null,
        lastEventId: undefined,
        onEnd: () => {},
      },
      { number: 1, databaseId },
    );
    response.once('close', leave);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  vi.useRealTimers();
  hub.close();
  for (const reader of readers.splice(0)) reader.close();
  server.closeAllConnections();
  server.close();
});

async function read(headers: Record<string, string> = { 'x-token': 'some' }): Promise<EventReader> {
  const reader = new EventReader(url, headers);
  readers.push(reader);
  await vi.waitFor(() => expect(reader.events).toHaveLength(1), LONG);
  return reader;
}

it('lets a reader go that takes nothing, and holds up nobody', async () => {
  const [slow, quick] = [await read(), await read()];
  slow.pause();
  let number = 1;
  // The system takes some megabytes for a reader that hangs.
  while (hub.size === 2 && number < 500_000) {
    for (let event = 0; event < 100; event += 1) {
      number += 1;
      hub.announce({ number, databaseId });
    }
    await vi.waitFor(() => expect(quick.events.at(-1)?.id).toBe(`${number}`), { ...LONG, interval: 1 });
  }
  expect(hub.size).toBe(1);
  expect(quick.end).toBeNull();
  expect(quick.events).toHaveLength(number);
});

it('forgets a reader that has gone', async () => {
  const reader = await read();
  await read();
  reader.close();
  await vi.waitFor(() => expect(hub.size).toBe(1), LONG);
});

it('sends a comment every 15 s, and lets a session connect again after five minutes', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  const worker = new EventReader(url, { 'x-token': 'some' });
  const browser = new EventReader(url, {});
  readers.push(worker, browser);
  const settled = async (expected: () => boolean) => {
    for (const limit = performance.now() + 20_000; performance.now() < limit && !expected(); )
      await new Promise(setImmediate);
    return expected();
  };
  expect(await settled(() => worker.events.length + browser.events.length === 2)).toBe(true);
  vi.advanceTimersByTime(14_000);
  expect(worker.comments).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(await settled(() => worker.comments.length === 1)).toBe(true);
  vi.advanceTimersByTime(286_000);
  expect(await settled(() => browser.end === 'whole')).toBe(true);
  expect(worker.end).toBeNull();
  expect(worker.comments).toContain('keep-alive');
});

it('ends a stream whose token may not read any more', async () => {
  allowed.add('gone');
  const reader = await read({ 'x-token': 'gone' });
  const kept = await read();
  allowed.delete('gone');
  await vi.waitFor(() => expect(reader.end).toBe('whole'), LONG);
  expect(kept.end).toBeNull();
});
