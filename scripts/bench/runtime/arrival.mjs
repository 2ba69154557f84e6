import { setTimeout as sleep } from 'node:timers/promises';
import { createModelboard } from '../../../lib/sdk/index.ts';
import { change } from './product.mjs';

const MODEL = 'black-forest-labs/flux-kontext-pro';

/** Saves before those that count: a server that has just started compiles its code still. */
const WARM_UP = 200;

/**
 * How long a save at one instance takes to the memory of workers at another.
 * @param {{ at: { url: string, token: string }, workersAt: { url: string, token: string }, saves: number, workers: number }} options
 * @returns {Promise<number[]>} milliseconds from sending the save until a worker reads the new value, of each save and worker
 */
export async function measureArrival({ at, workersAt, saves, workers }) {
  const clients = Array.from({ length: workers }, (_, index) =>
    createModelboard({ ...workersAt, name: 'bench', instance: `worker-${index}`, logger: null }),
  );
  await Promise.all(clients.map((client) => client.ready()));
  await untilStreaming(clients);
  for (let save = 1; save <= WARM_UP; save += 1) await arrivalOf(at, clients, -save);
  /** @type {number[]} */
  const delays = [];
  for (let save = 1; save <= saves; save += 1) delays.push(...(await arrivalOf(at, clients, save)));
  await Promise.all(clients.map((client) => client.close()));
  return delays;
}

/** Saves a seed; how long each client took to read it. */
async function arrivalOf(at, clients, seed) {
  const sent = performance.now();
  const arrived = clients.map(
    (client) =>
      new Promise((resolve) => {
        const stop = client.onChange(() => {
          if (client.config(MODEL)?.config.seed !== seed) return;
          stop();
          resolve(performance.now() - sent);
        });
      }),
  );
  await change(at, 'PATCH', 'models/flux-kontext-pro/config', { set: { seed } });
  const delays = await Promise.all(arrived);
  await sleep(20);
  return delays;
}

async function untilStreaming(clients) {
  while (!clients.every((client) => client.snapshot()?.source === 'stream')) await sleep(20);
}
