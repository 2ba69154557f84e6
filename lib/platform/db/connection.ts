import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import postgres from 'postgres';
import { connectionOptions } from './connection-options.mjs';
import { asDriverError } from './errors';

/** Rows as objects, or as arrays in the order of the columns; `command` is the tag that PostgreSQL ends a statement with. */
export type Rows = readonly unknown[] & { command?: string };

export type Statement = { text: string; parameters?: unknown[]; asArrays?: boolean };

export type ConnectionOptions = {
  url: string;
  /** What drizzle has set in the driver's options. */
  types: Pick<postgres.ParsedOptions, 'parsers' | 'serializers'>;
  /** How long a statement may take, in milliseconds. */
  patience: number;
  /** What PostgreSQL shows of it in `pg_stat_activity`. */
  name?: string | undefined;
  /** Called for what `listen` has asked for. */
  onNotify?: ((channel: string, payload: string) => void) | undefined;
  /** Called once when the connection has ended, in whatever way. */
  onEnd?: (() => void) | undefined;
};

/** Of the driver's options, where to connect to. */
type Address = { path: string | false; host: string[]; port: number[] };

/** A failure of the driver's own kind: {@link databaseProblem} reads the code. */
export function connectionError(code: string, message: string): Error {
  const error = Object.assign(new Error(message), { code });
  asDriverError(error);
  return error;
}

/** Limits on the server's side, in milliseconds: shorter than the pool's patience, so that the server says what is wrong. */
const SERVER_LIMITS = { statement_timeout: 9_000, lock_timeout: 8_000 };

/**
 * In characters. A prepared statement is parsed and planned once per connection and then takes one round trip in place of
 * two; a longer one inserts many rows, and each number of rows would stay prepared as a statement of its own.
 */
const LONGEST_PREPARED = 4_000;

/**
 * One connection to PostgreSQL: a client of postgres.js of its own, used by one caller at a time and thrown away once lost.
 * A client that lives on after a loss (3.4.9) writes to a socket that is gone, which ends the process, and keeps what it
 * had not sent for the next connection.
 */
export class Connection {
  readonly #sql: postgres.Sql;
  readonly #patience: number;
  #socket: Socket | null = null;
  #isLost = false;

  constructor({ url, types, patience, name, onNotify, onEnd }: ConnectionOptions) {
    this.#patience = patience;
    this.#sql = postgres(url, {
      ...connectionOptions(url),
      max: 1,
      // Nothing may end a connection between two statements of a transaction.
      idle_timeout: 0,
      max_lifetime: null,
      socket: (address: Address) => this.#dial(address),
      // Drizzle reads arrays itself, and a loss while the driver asked for types would be a rejection that nobody handles.
      fetch_types: false,
      onnotice: () => {},
      onnotify: onNotify,
      onclose: () => {
        this.#isLost = true;
        onEnd?.();
      },
      connection: { application_name: name ?? 'modelboard', ...SERVER_LIMITS },
    } as postgres.Options<Record<string, never>>);
    Object.assign(this.#sql.options.parsers, types.parsers);
    Object.assign(this.#sql.options.serializers, types.serializers);
  }

  /** True once the connection has ended in whatever way: every later statement is refused. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** Runs a statement. One that has not ended in time fails, and the connection with it. */
  async run({ text, parameters = [], asArrays = false }: Statement): Promise<Rows> {
    if (this.#isLost) throw connectionError('CONNECTION_CLOSED', 'the connection was lost');
    const query = this.#sql.unsafe(text, parameters as postgres.ParameterOrJSON<never>[], {
      prepare: text.length <= LONGEST_PREPARED,
    });
    try {
      return await inTime(asArrays ? query.values() : query, this.#patience);
    } catch (error) {
      // Any other error than the statement's own ends the connection, and may be known before its end is.
      const isOfStatement = error instanceof postgres.PostgresError && error.severity === 'ERROR';
      if (!isOfStatement) this.discard();
      throw asDriverError(error);
    }
  }

  /** Ends it at once; a statement under way fails. */
  discard(): void {
    this.#isLost = true;
    void this.#sql.end({ timeout: 0 });
    this.#socket?.destroy();
  }

  /** Ends it when the statement under way has ended, at the latest after 5 s. */
  async close(): Promise<void> {
    this.#isLost = true;
    await this.#sql.end({ timeout: 5 });
  }

  /** Connects once. By itself postgres.js would dial again and again while a server hangs up before it has said anything. */
  async #dial({ path, host: [host], port: [port] }: Address): Promise<Socket> {
    const hasHungUp = this.#socket !== null;
    this.#socket ??= connect(path ? { path } : { host, port: port ?? 5432 });
    try {
      if (hasHungUp) throw connectionError('CONNECTION_CLOSED', 'the server hung up');
      await once(this.#socket, 'connect');
    } catch (error) {
      this.#isLost = true;
      throw error;
    }
    // The name that TLS asks for.
    return Object.assign(this.#socket, { host });
  }
}

/** The same answer, or an error after `patience` milliseconds. */
function inTime(answer: Promise<Rows>, patience: number): Promise<Rows> {
  return new Promise((resolve, reject) => {
    const late = () => reject(connectionError('ETIMEDOUT', `no answer from PostgreSQL for ${patience} ms`));
    const timer = setTimeout(late, patience);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
