import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { residentOf } from './memory.mjs';
import { change } from './product.mjs';

/**
 * Opens streams as bare sockets, since 500 clients of a full kind would measure themselves, and saves several times.
 * @param {{ pid: number, url: string, token: string }} product
 * @param {{ count: number, saves: number }} options
 * @returns {Promise<{ memory: number, reached: number[] }>} MB above idle; per save, the milliseconds from sending it until
 *   the last stream heard of it
 */
export async function measureStreams(product, { count, saves }) {
  const idle = residentOf(product.pid);
  const listeners = await Promise.all(Array.from({ length: count }, () => listen(product)));
  await sleep(2000);
  const memory = residentOf(product.pid) - idle;
  /** @type {number[]} */
  const reached = [];
  for (let save = 0; save < saves; save += 1) {
    const heard = Promise.all(listeners.map((listener) => listener.next()));
    const sent = performance.now();
    await change(product, 'PATCH', 'models/flux-kontext-pro/config', { set: { seed: 1000 + save } });
    await heard;
    reached.push(performance.now() - sent);
    await sleep(200);
  }
  for (const listener of listeners) listener.close();
  return { memory, reached };
}

/** One open stream; resolves when its first event is there. */
async function listen({ url, token }) {
  const { port, host } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  let rest = '';
  let events = 0;
  /** @type {{ wanted: number, resolve: () => void, reject: (error: Error) => void } | null} */
  let waiting = null;
  socket.once('close', () => waiting?.reject(new Error(`a stream was closed: ${rest}`)));
  socket.setEncoding('utf8').on('data', (text) => {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop() ?? '';
    events += blocks.filter((block) => block.includes('event: revision')).length;
    if (waiting && events >= waiting.wanted) waiting.resolve();
  });
  const until = (wanted) =>
    /** @type {Promise<void>} */ (
      new Promise((resolve, reject) => {
        if (events >= wanted) resolve();
        else waiting = { wanted, resolve, reject };
      })
    );
  socket.write(
    `GET /api/v1/runtime/stream HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${token}\r\nAccept: text/event-stream\r\n\r\n`,
  );
  await until(1);
  return { next: () => until(events + 1), close: () => socket.destroy() };
}
