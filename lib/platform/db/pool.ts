import { type Connection, connectionError } from './connection';
import { databaseCode } from './errors';

type Waiting = { give: (connection: Connection | null) => void };

export type PoolOptions = {
  /** Connections at most. */
  max: number;
  /** How long a statement may take, in milliseconds; whoever waits for a connection waits three times as long. */
  patience: number;
};

/** Connections for many callers. A lost connection is never used again; the next caller gets a fresh one at once. */
export class Pool {
  readonly #open: () => Connection;
  readonly #options: PoolOptions;
  readonly #connections = new Set<Connection>();
  #idle: Connection[] = [];
  #waiting: Waiting[] = [];
  #isClosed = false;

  constructor(open: () => Connection, options: PoolOptions) {
    this.#open = open;
    this.#options = options;
  }

  /** Lends a connection. */
  async use<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = this.#take() ?? (await this.#wait());
    try {
      return await work(connection);
    } catch (error) {
      // A database that hangs would let those who wait hang too, one round after the other.
      if (databaseCode(error) === 'ETIMEDOUT') this.#refuseWaiting();
      throw error;
    } finally {
      this.#giveBack(connection);
    }
  }

  /** Ends all connections when their statements under way have ended; whoever waits or comes later is refused. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#refuseWaiting();
    await Promise.all([...this.#connections].map((connection) => connection.close()));
  }

  /** One that is idle, or a new one; null where all are lent. */
  #take(): Connection | null {
    if (this.#isClosed) throw connectionError('CONNECTION_ENDED', 'the pool is closed');
    const idle = this.#idle.filter(
      (connection) => !connection.isLost || !this.#connections.delete(connection),
    );
    const connection = idle.pop() ?? null;
    this.#idle = idle;
    if (connection !== null || this.#connections.size >= this.#options.max) return connection;
    const fresh = this.#open();
    this.#connections.add(fresh);
    return fresh;
  }

  #wait(): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        give: (connection) => {
          clearTimeout(timer);
          if (connection) resolve(connection);
          else reject(connectionError('CONNECT_TIMEOUT', 'no connection became free'));
        },
      };
      const giveUp = () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
        waiting.give(null);
      };
      const timer = setTimeout(giveUp, 3 * this.#options.patience);
      this.#waiting.push(waiting);
    });
  }

  #refuseWaiting(): void {
    for (const { give } of this.#waiting.splice(0)) give(null);
  }

  #giveBack(connection: Connection): void {
    if (connection.isLost) this.#connections.delete(connection);
    else this.#idle.push(connection);
    if (this.#waiting.length === 0 || this.#isClosed) return;
    const next = this.#take();
    if (next !== null) this.#waiting.shift()?.give(next);
  }
}
