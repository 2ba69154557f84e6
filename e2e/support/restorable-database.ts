import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { connectionOptions } from '@/lib/platform/db/connection-options.mjs';
import type { ServerDatabase } from './product-server';
import { dropDatabase, openedTestServer, withConnection, withDatabase } from './test-server';

/** A database that can be copied and put back to that copy while the product runs, as an operator does with a backup. */
export type RestorableDatabase = ServerDatabase & {
  /** Copies the database as it is now. */
  backUp: () => Promise<void>;
  /** Puts the copy in its place. Every connection ends; what came after the copy is gone. */
  restore: () => Promise<void>;
};

/** A migrated, empty database that can be restored. */
export async function createRestorableDatabase(): Promise<RestorableDatabase> {
  const server = openedTestServer();
  const name = `${server.template}_${randomBytes(4).toString('hex')}`;
  const backup = `${name}_backup`;
  const asOperator = (work: (sql: postgres.Sql) => Promise<unknown>) => withConnection(server.url, work);
  await asOperator((sql) => sql`create database ${sql(name)} template ${sql(server.template)}`);
  const url = withDatabase(server.url, name);
  const sql = postgres(url, { ...connectionOptions(url), max: 1, onnotice: () => {} });

  return {
    url,
    sql,
    async backUp() {
      await asOperator(async (operator) => {
        // A template must have no connection; the product's would be back at once.
        await operator`alter database ${operator(name)} allow_connections false`;
        await operator`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = ${name}`;
        await operator`drop database if exists ${operator(backup)}`;
        await operator`create database ${operator(backup)} template ${operator(name)}`;
        await operator`alter database ${operator(name)} allow_connections true`;
      });
    },
    async restore() {
      await asOperator(async (operator) => {
        await dropDatabase(operator, name);
        await operator`create database ${operator(name)} template ${operator(backup)}`;
        await operator`alter database ${operator(name)} allow_connections true`;
      });
    },
    async drop() {
      await sql.end({ timeout: 5 });
      await asOperator(async (operator) => {
        await dropDatabase(operator, name);
        await dropDatabase(operator, backup);
      });
    },
  };
}
