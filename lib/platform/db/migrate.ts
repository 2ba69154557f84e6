import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { migrateQueue } from '../queue/migrate-queue';
import { StartUpError } from '../start-up-error';
import { connect } from './client';
import { isOfNewerRelease, newerRelease } from './newer-release.mjs';

/** Any number; every instance takes the same lock. */
const MIGRATION_LOCK = 7_010_001;

const FOLDER = join(process.cwd(), 'drizzle/migrations');

/** In milliseconds. */
const A_DAY = 86_400_000;

/** Brings a database to the present schema. Instances that start together wait for one another. */
export async function migrateDatabase(url: string): Promise<void> {
  // One connection, so that the lock is held by the session that migrates.
  const { db, close } = connect(url, { max: 1, patience: A_DAY });
  try {
    // A long migration is no fault: the pool's time limits do not hold here.
    await db.execute(
      sql`select set_config('lock_timeout', '0', false), set_config('statement_timeout', '0', false)`,
    );
    await db.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`);
    const ask = (statement: string) => db.execute(sql.raw(statement));
    if (await isOfNewerRelease(ask, FOLDER)) throw new StartUpError(newerRelease);
    await migrate(db, { migrationsFolder: FOLDER });
    await migrateQueue(url);
  } finally {
    await close();
  }
}
