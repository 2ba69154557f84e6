import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Arrived, Operation } from './arrived';
import { Models } from './models';
import { readPicture } from './picture';
import type { Prediction } from './prediction';
import { type Gate, type Scene, Scenes } from './scenes';
import { answerFault, serve } from './serve';
import { Timers } from './timers';
import { type Sending, Webhooks } from './webhooks';
import type { World } from './world';

type ReplicateDoubleOptions = {
  token?: string;
  /** Of its address; 0 takes a free one. */
  port?: number;
  /** How long one of its seconds lasts: of waits, lives and pauses, not of a plan's milliseconds. */
  secondMs?: number;
  /** Seconds after its end for which a prediction's data is kept. */
  dataLives?: number;
  pageSize?: number;
  /** The longest side of its pictures, in pixels. */
  longestSide?: number;
  /** Whether pictures are only for those who show the token: the vendor's document says so, what was seen does not. */
  outputsNeedToken?: boolean;
};

/**
 * Replicate on this machine, as far as a worker sees it: a real HTTP server that is as the vendor describes it and as it was
 * seen. `e2e/README.md` says what it can do.
 *
 * @returns `url` without a slash and without `/v1`; `token`; `requests` and `predictions` so far, in their order;
 *   `models` and `webhooks`, to look at or to change; and what a test does to it
 */
export async function startReplicateDouble(options: ReplicateDoubleOptions = {}) {
  const { token = `r8_${randomBytes(18).toString('hex')}`, port = 0, secondMs = 1000 } = options;
  const timers = new Timers(secondMs);
  const world: World = {
    url: '',
    timers,
    models: new Models(),
    predictions: [],
    files: new Map(),
    webhooks: new Webhooks(timers),
    scenes: new Scenes(),
    pageSize: options.pageSize ?? 100,
    dataLives: options.dataLives ?? 3600,
    longestSide: options.longestSide ?? 320,
    outputsNeedToken: options.outputsNeedToken ?? false,
  };
  const requests: Arrived[] = [];
  const note = (arrived: Arrived) => requests.push(arrived);
  const server = createServer((request, response) => {
    serve(world, token, note, request, response).catch(() => answerFault(response));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  world.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { url, predictions, models, files, webhooks, scenes } = world;

  return {
    url,
    token,
    requests,
    predictions,
    models,
    files,
    webhooks,
    /** Lets something happen, once if it says nothing else. The returned function takes it back. */
    script: (scene: Scene) => scenes.add(scene),
    /** Stops the next request for something: before anything is done, or with all done and nothing answered. */
    hold(on: Operation, place: Gate['place']) {
      let release = () => {};
      let arrive: Gate['arrive'] = () => {};
      const opened = new Promise<void>((resolve) => {
        release = resolve;
      });
      const reached = new Promise<Arrived>((resolve) => {
        arrive = resolve;
      });
      scenes.add({ on, hold: { place, opened, arrive } });
      return { reached, release: () => release() };
    },
    /** What was made a picture of: its prediction, and its place there. Null for a picture of somebody else. */
    async madeBy(picture: Uint8Array): Promise<{ prediction: Prediction; index: number } | null> {
      const fingerprint = await readPicture(picture);
      for (const prediction of predictions) {
        const index = prediction.drawn.find((place) => prediction.fingerprintOf(place) === fingerprint);
        if (index !== undefined) return { prediction, index };
      }
      return null;
    },
    /** Sends a webhook again, or one that was held, or one that is wrong. */
    async deliver(prediction: Prediction, happening: string, sending?: Sending): Promise<number | null> {
      const found = webhooks.deliveries.find(
        (delivery) => delivery.predictionId === prediction.id && delivery.happening === happening,
      );
      if (!found) throw new Error(`No webhook "${happening}" of ${prediction.id}.`);
      return webhooks.send(found, sending);
    },
    async close(): Promise<void> {
      timers.stop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export type ReplicateDouble = Awaited<ReturnType<typeof startReplicateDouble>>;
