import { randomBytes } from 'node:crypto';
import { connect } from '@/lib/platform/db/client';
import { openedTestServer, withConnection, withDatabase } from './test-server';

/**
 * A migrated, empty database of its own, cloned from the template in some 50 ms.
 *
 * @returns its `url`, one pool as the product's (`sql` of postgres.js, `db` of Drizzle), and `drop`, which ends that
 *   pool and every other connection to the database before it drops it
 */
export async function createTestDatabase() {
  const server = openedTestServer();
  const name = `${server.template}_${randomBytes(4).toString('hex')}`;
  await withConnection(
    server.url,
    (admin) => admin`create database ${admin(name)} template ${admin(server.template)}`,
  );
  const url = withDatabase(server.url, name);
  const { sql, db, close } = connect(url);

  return {
    url,
    sql,
    db,
    async drop(): Promise<void> {
      await close();
      await withConnection(server.url, (admin) => admin`drop database ${admin(name)} with (force)`);
    },
  };
}

export type TestDatabase = Awaited<ReturnType<typeof createTestDatabase>>;
