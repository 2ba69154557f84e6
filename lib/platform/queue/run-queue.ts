import { EventEmitter } from 'node:events';
import { type Runner, run, type WorkerEvents } from 'graphile-worker';
import { log } from '../log';
import { TASK } from './add-to-queue';
import { queueLogger } from './migrate-queue';
import { Presence } from './presence';

/** How often idle workers ask for jobs that nobody told them of, and those that are gone are looked for; in milliseconds. */
const POLL = 4000;
const SWEEP = 1000;

/** Connections of the queue's own: a job holds none while it is processed. */
const POOL = 4;

type Options = {
  url: string;
  /** How many jobs at once. */
  concurrency: number;
  /** Processes a job. What it throws has the job tried again later. */
  process: (jobId: string) => Promise<void>;
  channel: string;
  onNews: (payload?: string) => void;
};

export type RunningQueue = {
  /** Takes no more jobs, and resolves when those under way have been processed. */
  stop(): Promise<void>;
};

/** The connection that was lost is opened again; anything else somebody should see. */
const notSwept = (error: unknown) => log('warn', 'workers that are gone were not looked for', { error });

/** Takes jobs out of the queue until it is stopped. */
export async function runQueue(options: Options): Promise<RunningQueue> {
  const presence = new Presence(options);
  await presence.open();
  let isStopping = false;
  let runner = await startRunner(options, presence, () => void replace());
  const former = new Set<Promise<unknown>>();

  /** The library does not replace a worker that could not say that its job is done, as when the database is away. */
  async function replace(): Promise<void> {
    if (isStopping) return;
    const old = runner;
    try {
      runner = await startRunner(options, presence, () => void replace());
    } catch (error) {
      log('warn', 'the queue cannot be reached: trying again', { error });
      setTimeout(() => void replace(), POLL).unref();
      return;
    }
    const ended = old.stop().catch(() => {});
    former.add(ended);
    void ended.finally(() => former.delete(ended));
  }

  const sweeping = setInterval(() => void presence.sweep().catch(notSwept), SWEEP);
  return {
    async stop() {
      isStopping = true;
      clearInterval(sweeping);
      await Promise.all([runner.stop().catch(() => {}), ...former]);
      await presence.close();
    },
  };
}

/** Calls `onLost` once where a worker of it ends by itself. */
async function startRunner(
  { url, concurrency, process }: Options,
  presence: Presence,
  onLost: () => void,
): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  let isLost = false;
  events.on('worker:fatalError', () => {
    if (isLost) return;
    isLost = true;
    setTimeout(onLost, SWEEP).unref();
  });
  events.on('worker:stop', ({ worker }) => void presence.remove(worker.workerId));
  const show = {
    name: 'ShowPresence',
    version: '1.0.0',
    worker: {
      hooks: {
        startWorker: (_: unknown, { worker }: { worker: { workerId: string } }) =>
          presence.add(worker.workerId),
      },
    },
  };
  return run({
    connectionString: url,
    concurrency,
    events,
    logger: queueLogger,
    maxPoolSize: POOL,
    noHandleSignals: true,
    parsedCronItems: [],
    pollInterval: POLL,
    preset: { plugins: [show] },
    taskList: { [TASK]: (payload) => process((payload as { id: string }).id) },
  });
}
