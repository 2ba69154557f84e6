import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type postgres from 'postgres';
import { expect } from 'vitest';
import { type ReplicateDouble, startReplicateDouble } from '../../../e2e/support/replicate';
import { Installation } from './installation';
import { WorkerProcess } from './worker-process';

/** A job takes no longer, whatever happens to it, in milliseconds. */
const LONGEST = 60_000;

export type Job = {
  id: string;
  status: string;
  prediction_id: string | null;
  retry: { reason: string; at: string } | null;
  canceled_by: { name: string } | null;
  cost: { amount: string } | null;
  outputs: { url: string; content_type: string }[];
  error: { class: string; message: string } | null;
  config_source: string | null;
  warnings: { code: string; message: string }[];
};

/** An installation with workers in processes of their own, and the double of the provider that they call. */
export class Workshop {
  readonly workers: WorkerProcess[] = [];
  /** Apart from the product's connections: to look, and to hold locks. */
  readonly sql: postgres.Sql;
  #orders = 0;

  private constructor(
    readonly installation: Installation,
    readonly double: ReplicateDouble,
    private readonly folder: string,
  ) {
    this.sql = installation.postgres.connect();
  }

  /** @param hasInsideWorker the product takes jobs, too; else only the test's own workers do */
  static async open({ hasInsideWorker = false } = {}): Promise<Workshop> {
    const double = await startReplicateDouble({ longestSide: 64 });
    const folder = await mkdtemp(join(tmpdir(), 'modelboard-workshop-'));
    const installation = await Installation.open(1, (url) => ({
      MODELBOARD_DATA_DIR: folder,
      MODELBOARD_PUBLIC_URL: url,
      MODELBOARD_COPY_IMAGES: 'off',
      MODELBOARD_INSIDE_WORKER: hasInsideWorker ? 'on' : 'off',
      REPLICATE_BASE_URL: `${double.url}/v1`,
      REPLICATE_API_TOKEN: double.token,
    }));
    return new Workshop(installation, double, folder);
  }

  /** One more worker, on the same queue and the same folder of pictures. */
  async hire(variables: Record<string, string> = {}): Promise<WorkerProcess> {
    const worker = await WorkerProcess.start({
      ...this.installation.variables,
      MODELBOARD_URL: this.installation.url,
      MODELBOARD_TOKEN: this.installation.token,
      REPLICATE_BASE_URL: `${this.double.url}/v1`,
      REPLICATE_API_TOKEN: this.double.token,
      ...variables,
    });
    this.workers.push(worker);
    return worker;
  }

  /** Kills every worker that is left. */
  async dismiss(): Promise<void> {
    await Promise.all(this.workers.splice(0).map((worker) => worker.kill()));
  }

  /** Asks for a picture, under a prompt that no other job has. Its id. */
  async order(request: object = {}): Promise<string> {
    this.#orders += 1;
    const prompt = `order ${this.#orders}`;
    const body = { image: 'https://example.com/room.png', prompt, ...request };
    return String((await this.installation.change('POST', '/api/v1/jobs', body)).id);
  }

  async job(id: string): Promise<Job> {
    return (await this.installation.change('GET', `/api/v1/jobs/${id}`)) as unknown as Job;
  }

  /** The job when it has come so far. */
  async reach(id: string, ...statuses: string[]): Promise<Job> {
    await expect
      .poll(async () => (await this.job(id)).status, { timeout: LONGEST, interval: 50 })
      .toBeOneOf(statuses);
    return this.job(id);
  }

  /** The job has its picture: the one that the double drew for its one and only prediction, told once in the runs. */
  async expectDone(id: string): Promise<Job> {
    const job = await this.reach(id, 'succeeded', 'failed', 'canceled');
    expect(job).toMatchObject({ status: 'succeeded', error: null });
    expect(await this.predictionsOf(id)).toEqual([job.prediction_id]);
    expect(job.outputs).toHaveLength(1);
    const picture = await fetch(new URL(job.outputs[0]?.url ?? '', this.installation.url), {
      headers: { authorization: `Bearer ${this.installation.token}` },
    });
    expect(picture.headers.get('content-type')).toBe(job.outputs[0]?.content_type);
    const made = await this.double.madeBy(Buffer.from(await picture.arrayBuffer()));
    expect(made?.prediction.id).toBe(job.prediction_id);
    const runs = await this.sql`select id from runs where job_id = ${id}`;
    expect(runs).toHaveLength(1);
    return job;
  }

  /** Ids of the predictions that the double made for a job. */
  async predictionsOf(id: string): Promise<string[]> {
    const [row] = await this.sql<{ prompt: string }[]>`
      select request ->> 'prompt' as prompt from jobs where id = ${id}`;
    return this.double.predictions
      .filter(({ asked }) => asked.prompt === row?.prompt)
      .map((prediction) => prediction.id);
  }

  /**
   * Keeps the row of a job from being written while the function runs. `blocked` resolves when a worker waits there. What
   * waits there in the end never happens.
   */
  async withRowHeld(id: string, work: (blocked: () => Promise<void>) => Promise<void>): Promise<void> {
    const held = this.installation.postgres.connect();
    await held.begin(async (transaction) => {
      await transaction`select from jobs where id = ${id} for update`;
      const [own] = await transaction<{ pid: number }[]>`select pg_backend_pid() as pid`;
      const waiting = () => this.sql<{ pid: number }[]>`
        select pid from pg_stat_activity where ${own?.pid ?? 0} = any(pg_blocking_pids(pid))`;
      await work(async () => {
        await expect.poll(async () => (await waiting()).length, { timeout: LONGEST }).toBeGreaterThan(0);
      });
      // PostgreSQL would not notice that nobody waits for the statement any more, and run it.
      for (const { pid } of await waiting()) await this.sql`select pg_terminate_backend(${pid})`;
      await expect.poll(async () => (await waiting()).length, { timeout: LONGEST }).toBe(0);
    });
    await held.end();
  }

  async close(): Promise<void> {
    await this.dismiss();
    await this.sql.end();
    await this.installation.close();
    await this.double.close();
    await rm(this.folder, { recursive: true });
  }
}
