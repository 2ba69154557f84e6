import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { addressOf, end, spawnProduct } from '../../../e2e/support/product-server';
import type { ReplicateDouble } from '../../../e2e/support/replicate';
import { connectionOptions } from '../../../lib/platform/db/connection-options.mjs';
import { WorkerProcess } from '../../faults/support/worker-process';
import { Failure } from '../../launcher/failure.mjs';
import type { Lifetime } from '../../launcher/lifetime.mjs';

/** The product, its database and the double of the provider, and what a bench does with them. */
export type Plant = Awaited<ReturnType<typeof startPlant>>;

type Options = { databaseUrl: string; double: ReplicateDouble; onEnd: Lifetime['onEnd'] };

export async function startPlant({ databaseUrl, double, onEnd }: Options) {
  const folder = await mkdtemp(join(tmpdir(), 'modelboard-bench-'));
  onEnd(() => rm(folder, { recursive: true }));
  const token = randomBytes(24).toString('hex');
  const variables = {
    REPLICATE_BASE_URL: `${double.url}/v1`,
    REPLICATE_API_TOKEN: double.token,
    DATABASE_URL: databaseUrl,
    MODELBOARD_API_TOKEN: token,
    MODELBOARD_SECRET: randomBytes(32).toString('hex'),
    MODELBOARD_DATA_DIR: folder,
  };
  // Only workers of their own are measured.
  const { child, log } = spawnProduct({ ...variables, MODELBOARD_INSIDE_WORKER: 'off' });
  onEnd(() => end(child));
  const url = await addressOf(child, log);
  const sql = postgres(databaseUrl, { ...connectionOptions(databaseUrl), max: 1, onnotice: () => {} });
  onEnd(() => sql.end());

  async function order(): Promise<string> {
    const answer = await fetch(`${url}/api/v1/jobs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ image: 'https://example.com/room.png', room_type: 'bedroom', style: 'modern' }),
    });
    const body = await answer.json();
    if (answer.status !== 202)
      throw new Failure(`a job was answered ${answer.status}: ${JSON.stringify(body)}`);
    return body.id;
  }

  return {
    double,
    order,
    async orderMany(count: number): Promise<string[]> {
      const ids: string[] = [];
      for (let index = 0; index < count; index += 1) ids.push(await order());
      return ids;
    },
    /** Starts so many workers. `stop` ends them, and says what processor time they took meanwhile, in milliseconds. */
    async startWorkers(count: number): Promise<{ stop: () => Promise<number> }> {
      const worker = {
        ...variables,
        NODE_ENV: 'production',
        MODELBOARD_URL: url,
        MODELBOARD_TOKEN: token,
        MODELBOARD_PUBLIC_URL: url,
      };
      const workers: WorkerProcess[] = [];
      for (let index = 0; index < count; index += 1) {
        const one = await WorkerProcess.start(worker);
        onEnd(() => one.kill());
        workers.push(one);
      }
      const processorTime = () => workers.reduce((sum, { pid }) => sum + processorTimeOf(pid), 0);
      const before = processorTime();
      return {
        async stop() {
          const taken = processorTime() - before;
          await Promise.all(workers.map((one) => one.stop()));
          return taken;
        },
      };
    },
    /** The times of a job, in milliseconds, when it has succeeded. */
    async ended(id: string): Promise<{ waited: number; taken: number }> {
      for (;;) {
        const [job] = await sql<[{ status: string; waited: number; taken: number; error: unknown }]>`
          select status, error, extract(epoch from started_at - created_at)::float8 * 1000 as waited,
            extract(epoch from finished_at - started_at)::float8 * 1000 as taken from jobs where id = ${id}`;
        if (job.status === 'succeeded') return job;
        if (job.error !== null) throw new Failure(`a job failed: ${JSON.stringify(job.error)}`);
        await sleep(5);
      }
    },
    /** From the first of the jobs that is taken to the last one that is done. */
    async secondsOf(ids: string[]): Promise<number> {
      for (;;) {
        const [all] = await sql<[{ open: number; failed: number; seconds: number }]>`
          select count(*) filter (where finished_at is null)::int as open,
            count(*) filter (where error is not null)::int as failed,
            extract(epoch from max(finished_at) - min(started_at))::float8 as seconds
          from jobs where id = any(${ids}::uuid[])`;
        if (all.failed > 0) throw new Failure(`${all.failed} jobs failed`);
        if (all.open === 0) return all.seconds;
        await sleep(100);
      }
    },
  };
}

/** What a process has used of the processor so far, in milliseconds (proc(5): utime and stime, in hundredths of a second). */
function processorTimeOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
