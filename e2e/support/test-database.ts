import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { connect } from '@/lib/platform/db/client';
import { connectionOptions } from '@/lib/platform/db/connection-options.mjs';
import { dropDatabase, openedTestServer, withConnection, withDatabase } from './test-server';

/**
 * A migrated, empty database of its own, cloned from the template in some 50 ms.
 *
 * @returns its `url`, `db` as the product has it, `sql` of postgres.js to look at it from outside, and `drop`, which
 *   ends every connection to the database before it drops it
 */
export async function createTestDatabase() {
  const server = openedTestServer();
  const name = `${server.template}_${randomBytes(4).toString('hex')}`;
  await withConnection(
    server.url,
    (admin) => admin`create database ${admin(name)} template ${admin(server.template)}`,
  );
  const url = withDatabase(server.url, name);
  const { db, close } = connect(url);
  const sql = postgres(url, { ...connectionOptions(url), onnotice: () => {} });

  return {
    url,
    sql,
    db,
    async drop(): Promise<void> {
      await Promise.all([close(), sql.end({ timeout: 5 })]);
      await withConnection(server.url, (admin) => dropDatabase(admin, name));
    },
  };
}

export type TestDatabase = Awaited<ReturnType<typeof createTestDatabase>>;
