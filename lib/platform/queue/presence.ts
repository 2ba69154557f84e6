import { setTimeout as sleep } from 'node:timers/promises';
import { createDedicatedDriver } from '../db/driver';
import { log } from '../log';

/** Any number; the locks of all workers lie below it. */
const LOCKS = 7_010_003;

/** In milliseconds. */
const PATIENCE = 5000;
const RECONNECT = 250;

type Connection = ReturnType<typeof createDedicatedDriver>['connection'];

type Options = {
  url: string;
  channel: string;
  /** Called for each notification, and without a payload where some may have been missed. */
  onNews: (payload?: string) => void;
};

/**
 * Shows that the workers of this process live: one connection holds an advisory lock for each. PostgreSQL lets go of them
 * when the process is gone, however it ended, so that others can take up what it had.
 */
export class Presence {
  readonly #options: Options;
  readonly #workers = new Set<string>();
  #connection: Connection | null = null;
  #isClosed = false;
  #suspects = new Set<string>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Connects, and again whenever the connection is lost. Rejects where the first time fails. */
  async open(): Promise<void> {
    const { url, channel, onNews } = this.#options;
    const { connection } = createDedicatedDriver(url, {
      patience: PATIENCE,
      name: 'modelboard worker',
      onNotify: (_, payload) => onNews(payload),
      onEnd: () => this.#lose(),
    });
    try {
      await connection.run({ text: `listen ${channel}` });
      for (const worker of this.#workers) await hold(connection, worker);
    } catch (error) {
      connection.discard();
      throw error;
    }
    this.#connection = connection;
    this.#suspects.clear();
    onNews();
  }

  /** Shows a worker; it must not take a job before. */
  async add(worker: string): Promise<void> {
    this.#workers.add(worker);
    // Without a connection it is shown as soon as there is one; others wait so long before they believe it gone.
    if (this.#connection !== null) await hold(this.#connection, worker).catch(() => {});
  }

  async remove(worker: string): Promise<void> {
    this.#workers.delete(worker);
    await this.#connection
      ?.run({ text: 'select pg_advisory_unlock($1, hashtext($2))', parameters: [LOCKS, worker] })
      .catch(() => {});
  }

  /**
   * Gives back what workers had that are gone: those that were not there this time and the time before, so that one which has
   * just lost its connection can show itself again.
   */
  async sweep(): Promise<void> {
    const connection = this.#connection;
    if (connection === null) return;
    const rows = (await connection.run({ text: GONE, parameters: [LOCKS] })) as readonly { worker: string }[];
    const gone = rows.map(({ worker }) => worker).filter((worker) => this.#suspects.has(worker));
    this.#suspects = new Set(rows.map(({ worker }) => worker));
    if (gone.length === 0) return;
    await connection.run({ text: GIVE_BACK, parameters: [gone.join(',')] });
    log('warn', 'workers are gone: their jobs are taken up by others', { workers: gone });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#connection?.close();
  }

  #lose(): void {
    if (this.#connection === null) return;
    this.#connection = null;
    if (!this.#isClosed) void this.#reopen();
  }

  async #reopen(): Promise<void> {
    while (!this.#isClosed && this.#connection === null) {
      await this.open().catch(() => sleep(RECONNECT));
    }
  }
}

async function hold(connection: Connection, worker: string): Promise<void> {
  await connection.run({
    text: 'select pg_advisory_lock($1, hashtext($2))',
    parameters: [LOCKS, worker],
  });
}

/** Workers that have jobs and hold no lock. A lock with two keys shows them as `classid` and `objid`, both unsigned. */
const GONE = `
  select distinct locked_by as worker from graphile_worker.jobs
  where locked_by is not null and not exists (
    select from pg_locks
    where locktype = 'advisory' and objsubid = 2 and classid = $1::int::oid
      and database = (select oid from pg_database where datname = current_database())
      and objid = (hashtext(locked_by)::bigint & 4294967295)::oid)`;

const GIVE_BACK = `
  select graphile_worker.force_unlock_workers(string_to_array($1::text, ',')),
    pg_notify('jobs:insert', '{"count":1000}')`;
