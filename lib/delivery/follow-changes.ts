import type { Database } from '@/lib/platform/db/client';
import { type ListeningConnection, listenForChanges } from '@/lib/platform/db/listen';

/** In milliseconds. A token that was revoked is refused within a second even where the notification was lost. */
const POLL = 750;

/** How long PostgreSQL may take to answer, in milliseconds: so long a connection that was cut silently goes unnoticed. */
const PATIENCE = 2_000;

/** Between attempts to connect, in milliseconds: the first comes at once, the pause doubles up to the last. */
const PAUSES = { first: 50, last: 1_000 };

type Work = {
  /** A new connection listens from now on: what was missed meanwhile must be read. */
  onConnect: (db: Database) => Promise<void>;
  /** Asked every {@link POLL} ms, and at once when a change is heard of: `heard` is the highest number so far. */
  onTick: (db: Database, heard: number) => Promise<void>;
  /** The database cannot be reached, or what was read cannot be used. It is tried again until `stop`. */
  onFailure: (error: unknown) => void;
};

/** Follows the database on one connection of its own, which is replaced when it is lost, until it is stopped. */
export class ChangesFollower {
  readonly #url: string;
  readonly #work: Work;
  #isStopped = false;
  #heard = 0;
  #connection: ListeningConnection | null = null;
  #wake: () => void = () => {};
  /** Who waits for a look at the database that begins after they asked. */
  #waiting: (() => void)[] = [];

  constructor(url: string, work: Work) {
    this.#url = url;
    this.#work = work;
  }

  /** Resolves when it was stopped. */
  async run(): Promise<void> {
    let pause = PAUSES.first;
    while (!this.#isStopped) {
      try {
        await this.#followOne(() => {
          pause = PAUSES.first;
        });
      } catch (error) {
        if (!this.#isStopped) this.#work.onFailure(error);
      }
      this.#connection?.discard();
      await this.#sleep(pause);
      pause = Math.min(2 * pause, PAUSES.last);
    }
  }

  /** Asks the database at once; resolves when the answer was taken in, or has failed to come. */
  look(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#wake();
    });
  }

  /** Ends the connection, and with it a statement under way. */
  stop(): void {
    this.#isStopped = true;
    this.#connection?.discard();
    this.#wake();
  }

  /** Follows on one connection until it fails. */
  async #followOne(onConnected: () => void): Promise<void> {
    // Of another database, perhaps.
    this.#heard = 0;
    const connection = await listenForChanges(this.#url, {
      patience: PATIENCE,
      onChange: (number) => {
        this.#heard = Math.max(this.#heard, number);
        this.#wake();
      },
      onEnd: () => this.#wake(),
    });
    this.#connection = connection;
    let read = this.#heard;
    await this.#work.onConnect(connection.db);
    onConnected();
    while (!this.#isStopped) {
      if (this.#heard === read && this.#waiting.length === 0) await this.#sleep(POLL);
      if (this.#isStopped) return;
      read = this.#heard;
      await this.#serve(() => this.#work.onTick(connection.db, read));
    }
  }

  async #serve(tick: () => Promise<void>): Promise<void> {
    const waiting = this.#waiting.splice(0);
    try {
      await tick();
    } finally {
      for (const resolve of waiting) resolve();
    }
  }

  #sleep(duration: number): Promise<void> {
    if (this.#isStopped) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, duration);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
