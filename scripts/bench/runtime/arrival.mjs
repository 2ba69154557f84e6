import { setTimeout as sleep } from 'node:timers/promises';
import { createModelboard } from '../../../lib/sdk/index.ts';
import { openNodeWire } from '../../../lib/sdk/node-wire.ts';
import { createStream } from '../../../lib/sdk/stream.ts';
import { TIMING } from '../../../lib/sdk/timing.ts';
import { createTransport } from '../../../lib/sdk/transport.ts';
import { change } from './product.mjs';

const MODEL = 'black-forest-labs/flux-kontext-pro';

/** Saves before those that count: a server that has just started compiles its code still. */
const WARM_UP = 200;

/** @typedef {{ at: { url: string, token: string }, workersAt: { url: string, token: string }, saves: number, workers: number }} Options */

/**
 * How long a save at one instance takes to the event at the SDKs of another.
 * @param {Options} options
 * @returns {Promise<number[]>} milliseconds from sending the save until an SDK hears of it, of each save and SDK
 */
export async function measureEvents({ at, workersAt, saves, workers }) {
  const server = { url: new URL(`${workersAt.url}/`), token: async () => workersAt.token };
  const heard = Array.from({ length: workers }, () => () => {});
  const transports = heard.map(() => createTransport(server, TIMING, openNodeWire));
  const streams = transports.map((transport, index) =>
    createStream({
      timing: TIMING,
      transport,
      identify: () => ({}),
      onEvent: () => heard[index]?.(),
      onChange: () => {},
    }),
  );
  for (const stream of streams) stream.open();
  while (!streams.every((stream) => stream.isAlive())) await sleep(20);
  await sleep(1000);
  const delays = await delaysOf(at, saves, (sent) =>
    heard.map(
      (_, index) =>
        new Promise((resolve) => {
          heard[index] = () => resolve(performance.now() - sent);
        }),
    ),
  );
  for (const stream of streams) stream.close();
  for (const transport of transports) transport.close();
  return delays;
}

/**
 * How long a save at one instance takes to the memory of workers at another.
 * @param {Options} options
 * @returns {Promise<number[]>} milliseconds from sending the save until a worker reads the new value, of each save and worker
 */
export async function measureArrival({ at, workersAt, saves, workers }) {
  const clients = Array.from({ length: workers }, (_, index) =>
    createModelboard({ ...workersAt, name: 'bench', instance: `worker-${index}`, logger: null }),
  );
  await Promise.all(clients.map((client) => client.ready()));
  while (!clients.every((client) => client.snapshot()?.source === 'stream')) await sleep(20);
  const delays = await delaysOf(at, saves, (sent, seed) =>
    clients.map(
      (client) =>
        new Promise((resolve) => {
          const stop = client.onChange(() => {
            if (client.config(MODEL)?.config.seed !== seed) return;
            stop();
            resolve(performance.now() - sent);
          });
        }),
    ),
  );
  await Promise.all(clients.map((client) => client.close()));
  return delays;
}

/**
 * Saves one seed after the other, the first of them as a warm-up.
 * @param {Options['at']} at
 * @param {number} saves
 * @param {(sent: number, seed: number) => Promise<number>[]} arrivals one of each worker, begun before the save is sent
 */
async function delaysOf(at, saves, arrivals) {
  /** @type {number[]} */
  const delays = [];
  const first = (await change(at, 'GET', 'models/flux-kontext-pro/config')).config.seed ?? 0;
  for (let save = 1; save <= WARM_UP + saves; save += 1) {
    const seed = first + save;
    const arrived = arrivals(performance.now(), seed);
    await change(at, 'PATCH', 'models/flux-kontext-pro/config', { set: { seed } });
    const found = await Promise.all(arrived);
    if (save > WARM_UP) delays.push(...found);
    await sleep(20);
  }
  return delays;
}
