import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { addToQueue } from './add-to-queue';
import { type RunningQueue, runQueue } from './run-queue';

let database: TestDatabase;
let running: RunningQueue[];

beforeEach(async () => {
  database = await createTestDatabase();
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((queue) => queue.stop()));
  await database.drop();
});

type Options = Partial<Parameters<typeof runQueue>[0]>;

async function start(options: Options = {}): Promise<RunningQueue> {
  const queue = await runQueue({
    ...{ url: database.url, concurrency: 4, channel: 'some_news' },
    process: async () => {},
    onNews: () => {},
    ...options,
  });
  running.push(queue);
  return queue;
}

const jobId = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const waiting = async () => (await database.sql`select key from graphile_worker.jobs`).length;
/** Generous: a busy machine is slow, not wrong. */
const soon = { timeout: 20_000 };

it('gives each job to one worker, of however many processes', async () => {
  const taken: string[] = [];
  const process = async (id: string) => void taken.push(id);
  await start({ process });
  await start({ process });
  const ids = Array.from({ length: 40 }, (_, number) => jobId(number));
  await Promise.all(ids.map((id) => addToQueue(database.db, id)));
  await expect.poll(() => taken.length, soon).toBe(40);
  await expect.poll(waiting, soon).toBe(0);
  expect([...taken].sort()).toEqual(ids);
});

it('tries a job again that could not be processed', async () => {
  let tries = 0;
  const process = async () => {
    tries += 1;
    if (tries === 1) throw new Error('not this time');
  };
  await start({ process });
  await addToQueue(database.db, jobId(1));
  await expect.poll(() => tries, soon).toBe(2);
  await expect.poll(waiting, soon).toBe(0);
});

it('stops when the jobs under way have been processed, and a job may go back meanwhile', async () => {
  const stopping = new AbortController();
  let began = false;
  const process = async (id: string) => {
    began = true;
    await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve));
    await addToQueue(database.db, id);
  };
  const queue = await start({ process });
  await addToQueue(database.db, jobId(1));
  await expect.poll(() => began, soon).toBe(true);
  const stopped = queue.stop();
  running = [];
  stopping.abort();
  await stopped;
  const taken: string[] = [];
  await start({ process: async (id) => void taken.push(id) });
  await expect.poll(() => taken, soon).toEqual([jobId(1)]);
});

it('gives back what a worker had that is gone, and only that', async () => {
  const taken: string[] = [];
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const process = (id: string) => {
    taken.push(id);
    return released;
  };
  await start({ process });
  await addToQueue(database.db, jobId(1));
  await expect.poll(() => taken, soon).toEqual([jobId(1)]);
  await database.sql`
    insert into graphile_worker._private_jobs (task_id, payload, locked_at, locked_by)
    select task_id, json_build_object('id', ${jobId(2)}::text), now(), 'worker-gone'
    from graphile_worker._private_jobs`;
  const others: string[] = [];
  await start({ process: async (id) => void others.push(id) });
  await expect.poll(() => [...taken, ...others].sort(), soon).toEqual([jobId(1), jobId(2)]);
  release();
});

it('shows itself again after its connections were lost, and takes jobs as before', async () => {
  const taken: string[] = [];
  let release = () => {};
  const process = (id: string) => {
    taken.push(id);
    const hold = (resolve: () => void) => {
      release = resolve;
    };
    return id === jobId(1) ? new Promise<void>(hold) : Promise.resolve();
  };
  const news: unknown[] = [];
  await start({ process, onNews: (payload) => news.push(payload) });
  const heard = news.length;
  await addToQueue(database.db, jobId(1));
  await expect.poll(() => taken, soon).toEqual([jobId(1)]);
  await database.sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`;
  await expect.poll(() => news.length, soon).toBeGreaterThan(heard);
  await database.sql`select graphile_worker.add_job('process_job', json_build_object('id', ${jobId(2)}::text))`;
  await expect.poll(() => taken, soon).toEqual([jobId(1), jobId(2)]);
  release();
  await expect.poll(waiting, soon).toBe(0);
});

it('hears news of others', async () => {
  const heard: (string | undefined)[] = [];
  await start({ onNews: (payload) => heard.push(payload) });
  await database.sql`select pg_notify('some_news', 'a job')`;
  await expect.poll(() => heard, soon).toContain('a job');
});
