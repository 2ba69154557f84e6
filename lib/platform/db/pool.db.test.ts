import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { connect } from './client';
import { databaseProblem } from './errors';
import type { PoolOptions } from './pool';

let database: TestDatabase;
const opened: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  await database.sql`create table things (name text unique)`;
});
afterEach(async () => {
  for (const { close } of opened.splice(0)) await close();
  await database.sql`truncate things`;
});
afterAll(() => database.drop());

/** A pool of its own, closed after the test. */
function open(options?: Partial<PoolOptions>, url = database.url) {
  const pool = connect(url, options);
  opened.push(pool);
  return pool.db;
}

const add = (name: string) => sql`insert into things values (${name})`;
const names = async () => (await database.sql`select name from things order by name`).map((row) => row.name);
const failureOf = (work: PromiseLike<unknown>) =>
  Promise.resolve(work).then(
    () => null,
    (error: unknown) => error,
  );

/** Ends the connections of the pool, as a database does that stops. */
const endAll = () => database.sql`
  select pg_terminate_backend(pid, 5000) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;

it('keeps statements prepared, unless the URL says that a pooler cannot', async () => {
  const kept = sql`select statement from pg_prepared_statements where statement like '%from things%'`;
  for (const [url, count] of [
    [database.url, 1],
    [`${database.url}?prepare=false`, 0],
  ] as const) {
    const db = open({ max: 1 }, url);
    for (const name of ['one', 'other']) await db.execute(sql`select name from things where name = ${name}`);
    expect(await db.execute(kept)).toHaveLength(count);
  }
});

describe('a lost connection', () => {
  it('takes its transaction back and is replaced', async () => {
    const db = open();
    const failure = await failureOf(
      db.transaction(async (tx) => {
        await tx.execute(add('half'));
        await endAll();
        await tx.execute(add('other half'));
      }),
    );
    expect(databaseProblem(failure)?.code).toBe('unavailable');
    await db.execute(add('later'));
    expect(await names()).toEqual(['later']);
  });

  it('is not replaced inside of its transaction, whatever the work does', async () => {
    const db = open();
    const failure = await failureOf(
      db.transaction(async (tx) => {
        await endAll();
        await failureOf(tx.execute(add('first')));
        await failureOf(tx.execute(add('second')));
      }),
    );
    expect(databaseProblem(failure)?.code).toBe('unavailable');
    expect(await names()).toEqual([]);
  });

  it('costs one statement at most for each connection', async () => {
    const db = open({ max: 3 });
    const read = () => db.execute(sql`select 1 as one`);
    await Promise.all([read(), read(), read()]);
    await endAll();
    await failureOf(Promise.all([read(), read(), read()]));
    expect(await Promise.all([read(), read(), read()])).toMatchObject(Array(3).fill([{ one: 1 }]));
  });
});

describe('a transaction', () => {
  it('is taken back where a statement failed and the work went on', async () => {
    const failure = await failureOf(
      open().transaction(async (tx) => {
        await tx.execute(add('once'));
        await failureOf(tx.execute(add('once')));
      }),
    );
    expect(failure).toMatchObject({ message: 'the transaction was taken back: a statement had failed' });
    expect(await names()).toEqual([]);
  });

  it('refuses what comes after its end', async () => {
    let leaked: PromiseLike<unknown> | undefined;
    await open().transaction(async (tx) => {
      leaked = tx.execute(add('late'));
    });
    expect(await failureOf(leaked as PromiseLike<unknown>)).toMatchObject({
      cause: { message: 'a statement came after the end of its transaction' },
    });
    expect(await names()).toEqual([]);
  });

  it('inside of another one is taken back alone', async () => {
    await open().transaction(async (tx) => {
      await tx.execute(add('outer'));
      await failureOf(
        tx.transaction(async (inner) => {
          await inner.execute(add('inner'));
          throw new Error('enough');
        }),
      );
      await tx.transaction((inner) => inner.execute(add('another')));
    });
    expect(await names()).toEqual(['another', 'outer']);
  });
});

describe('nobody waits longer than the patience', () => {
  it('for a free connection', async () => {
    const db = open({ max: 1, patience: 400 });
    const slow = failureOf(db.execute(sql`select pg_sleep(2)`));
    const waited = await failureOf(db.execute(sql`select 1`));
    expect(databaseProblem(waited)?.code).toBe('unavailable');
    expect(databaseProblem(await slow)?.code).toBe('unavailable');
    expect(await db.execute(sql`select 1 as one`)).toMatchObject([{ one: 1 }]);
  });

  it.each([
    ['hangs up at once', (socket: Socket) => socket.destroy()],
    ['says nothing', () => {}],
  ])('for a server that %s', async (_, answer) => {
    const server = createServer(answer).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const db = open({ patience: 300 }, `postgres://somebody@127.0.0.1:${port}/something`);
    const failures = await Promise.all([1, 2, 3].map(() => failureOf(db.execute(sql`select 1`))));
    expect(failures.map((failure) => databaseProblem(failure)?.code)).toEqual(Array(3).fill('unavailable'));
    server.close();
  });

  it('for a server that is not there', async () => {
    const failure = await failureOf(
      open({}, 'postgres://somebody@127.0.0.1:9/something').execute(sql`select 1`),
    );
    expect(databaseProblem(failure)?.code).toBe('unavailable');
  });
});

it('a closed pool refuses', async () => {
  const { db, close } = connect(database.url);
  await db.execute(sql`select 1`);
  await close();
  expect(databaseProblem(await failureOf(db.execute(sql`select 1`)))?.code).toBe('unavailable');
});
