import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { Connection, type ConnectionOptions, type Rows, type Statement } from './connection';
import { Pool, type PoolOptions } from './pool';

type Run = (statement: Statement) => Promise<Rows>;
type Work = (client: Client) => Promise<unknown>;

/** As much of postgres.js as drizzle uses inside and outside of transactions (drizzle-orm/postgres-js/session.js). */
type Client = {
  unsafe(text: string, parameters?: unknown[]): PromiseLike<Rows> & { values(): Promise<Rows> };
  savepoint(work: Work): Promise<unknown>;
};

/** What drizzle writes its parsers into, and from where each new connection takes them. */
type Types = Pick<postgres.ParsedOptions, 'parsers' | 'serializers'>;

/** Lends a connection for some statements that nobody else's come between. */
type Lend = <T>(work: (connection: Connection) => Promise<T>) => Promise<T>;

/**
 * A driver for drizzle in the place of postgres.js's own pool, which does not survive the loss of a connection.
 * Statements run on any connection, a transaction on one that is its own until it ends.
 */
export function createDriver(url: string, options: PoolOptions) {
  const types: Types = { parsers: {}, serializers: {} };
  const pool = new Pool(() => new Connection({ url, types, patience: options.patience }), options);
  return { client: driverOver((work) => pool.use(work), types), close: () => pool.close() };
}

/** The same over one connection, for one caller that runs one thing after another. */
export function createDedicatedDriver(url: string, options: Omit<ConnectionOptions, 'url' | 'types'>) {
  const types: Types = { parsers: {}, serializers: {} };
  const connection = new Connection({ url, types, ...options });
  return { client: driverOver((work) => work(connection), types), connection };
}

function driverOver(lend: Lend, types: Types): postgres.Sql {
  const anywhere: Run = (statement) => lend((connection) => connection.run(statement));
  const begin = (work: Work) =>
    lend(async (connection) => {
      const run: Run = (statement) => connection.run(statement);
      await run({ text: 'begin' });
      try {
        return await untilOver(run, work, async () => {
          const { command } = await run({ text: 'commit' });
          // PostgreSQL answers so where a statement had failed and `work` went on.
          if (command === 'ROLLBACK')
            throw new Error('the transaction was taken back: a statement had failed');
        });
      } catch (error) {
        await run({ text: 'rollback' }).catch(() => connection.discard());
        throw error;
      }
    });

  return { ...clientOf(anywhere), begin, options: types } as unknown as postgres.Sql;
}

/** Gives `work` a client that refuses statements once the work is over: the connection is then somebody else's. */
async function untilOver(run: Run, work: Work, keep: () => Promise<unknown>): Promise<unknown> {
  let isOver = false;
  const inside: Run = async (statement) => {
    if (isOver) throw new Error('a statement came after the end of its transaction');
    return run(statement);
  };
  try {
    const result = await work(clientOf(inside));
    isOver = true;
    await keep();
    return result;
  } finally {
    isOver = true;
  }
}

/** A statement runs when it is awaited, as the driver's own do, or as arrays by `values()`. */
function clientOf(run: Run): Client {
  return {
    unsafe: (text, parameters) => ({
      then: (done, failed) => run({ text, parameters }).then(done, failed),
      values: () => run({ text, parameters, asArrays: true }),
    }),
    async savepoint(work) {
      const name = `s${randomUUID().replaceAll('-', '')}`;
      await run({ text: `savepoint ${name}` });
      try {
        return await untilOver(run, work, () => run({ text: `release savepoint ${name}` }));
      } catch (error) {
        await run({ text: `rollback to savepoint ${name}` });
        throw error;
      }
    },
  };
}
