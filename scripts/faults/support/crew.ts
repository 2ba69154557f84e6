import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { BusyWorker, MODEL, stateOf } from './busy-worker';
import type { Installation } from './installation';

/** Everything is current again so soon after the end of a fault, in milliseconds. */
const SOON = 5000;

const CONFIG = `/api/v1/admin/models/${encodeURIComponent(MODEL)}/config`;

/** Twenty workers of one installation, each with a cache file of its own, and the truth to hold them against. */
export class Crew {
  workers: BusyWorker[] = [];
  /** Workers that have ended: what they read counts, too. */
  readonly #former: BusyWorker[] = [];
  /** Every state that the model's config ever had. */
  readonly #truth = new Set<string>();
  readonly #installation: Installation;
  readonly #folder: string;
  /** What the workers sign their requests with from now on. */
  token: string;

  private constructor(installation: Installation, folder: string) {
    this.#installation = installation;
    this.#folder = folder;
    this.token = installation.token;
  }

  static async hire(installation: Installation, size = 20): Promise<Crew> {
    const crew = new Crew(installation, await mkdtemp(join(tmpdir(), 'modelboard-crew-')));
    for (let index = 0; index < size; index += 1) await crew.start(`worker-${index}`);
    await crew.ready();
    return crew;
  }

  /** One worker more, or another in the place of one: it finds the cache file that the former one of its name left. */
  async start(name: string): Promise<BusyWorker> {
    const former = this.workers.filter((worker) => worker.name === name);
    this.workers = this.workers.filter((worker) => worker.name !== name);
    this.#former.push(...former);
    for (const worker of former) await worker.close();
    const cacheFile = join(this.#folder, `${name}.json`);
    const worker = new BusyWorker(this.#installation, { name, token: () => this.token, cacheFile });
    this.workers.push(worker);
    return worker;
  }

  /** Every worker has something to read. */
  async ready(): Promise<void> {
    await Promise.all(this.workers.map(({ client }) => client.ready()));
  }

  /** Every worker ends, and another of its name takes its place. */
  async startAgain(): Promise<void> {
    for (const { name } of [...this.workers]) await this.start(name);
    await this.ready();
  }

  /** Saves a seed that the config has not had. */
  async save(): Promise<void> {
    await this.#installation.change('PATCH', CONFIG, { set: { seed: Math.trunc(Math.random() * 2 ** 40) } });
  }

  /** The same after a fault: the first saves may meet a dead connection of the pool and fail; nothing hangs for ever. */
  async saveAtLast(): Promise<void> {
    const outcome = () =>
      this.save().then(
        () => 'saved',
        () => 'failed',
      );
    await expect.poll(outcome, { timeout: 60_000 }).toBe('saved');
  }

  /** The state of now is in the memory of every worker, soon. */
  async expectCurrent(): Promise<void> {
    await this.remember();
    const config = await this.#installation.change('GET', CONFIG);
    const active = await this.#installation.change('GET', '/api/v1/admin/settings/model');
    const wanted = `${active.model_id} ${stateOf('', Number(config.revision), config.config as object)}`;
    const have = () =>
      this.workers.map(({ client }) => {
        const { configRevision = -1, config: present = {} } = client.config(MODEL) ?? {};
        return `${client.current()?.modelId} ${stateOf('', configRevision, present)}`;
      });
    await expect.poll(have, { timeout: SOON, interval: 20 }).toEqual(this.workers.map(() => wanted));
  }

  /** Keeps in mind what the database has, before it is replaced. */
  async remember(): Promise<void> {
    const sql = this.#installation.postgres.connect();
    const [installation] = await sql<[{ id: string }]>`select database_id as id from installation`;
    const rows = await sql<{ revision: number; config: object }[]>`
      select revision, config from config_revisions where model_id = ${MODEL}`;
    await sql.end();
    const { defaults } = await this.#installation.change('GET', CONFIG);
    this.#truth.add(stateOf(installation.id, 0, defaults as object));
    for (const { revision, config } of rows) this.#truth.add(stateOf(installation.id, revision, config));
  }

  /** No read failed, none went back, and nothing was read that was never live. */
  expectNoFault(): void {
    const all = [...this.workers, ...this.#former];
    expect(all.flatMap(({ faults }) => faults)).toEqual([]);
    const invented = all.flatMap(({ read }) => [...read].filter((state) => !this.#truth.has(state)));
    expect(invented).toEqual([]);
    for (const { read } of this.workers) expect(read.size).toBeGreaterThan(0);
  }

  async dismiss(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    await rm(this.#folder, { recursive: true });
  }
}
