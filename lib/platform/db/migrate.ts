import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { migrateQueue } from '../queue/migrate-queue';
import { StartUpError } from '../start-up-error';
import { connect, type Database } from './client';

/** Any number; every instance takes the same lock. */
const MIGRATION_LOCK = 7_010_001;

const FOLDER = join(process.cwd(), 'drizzle/migrations');

/** In milliseconds. */
const A_DAY = 86_400_000;

/** Throws for a database that a newer release has migrated: this one does not know what it holds. */
async function refuseNewer(db: Database): Promise<void> {
  const table = sql`select to_regclass('drizzle.__drizzle_migrations') as name`;
  if ((await db.execute<{ name: string | null }>(table))[0]?.name == null) return;
  const [row] = await db.execute<{ last: string | null }>(
    sql`select max(created_at)::text as last from drizzle.__drizzle_migrations`,
  );
  const known = readMigrationFiles({ migrationsFolder: FOLDER }).map(({ folderMillis }) => folderMillis);
  if (Number(row?.last ?? 0) > Math.max(...known)) {
    throw new StartUpError(
      'the database belongs to a newer release of Modelboard. Start that release, or restore a backup from before the upgrade.',
    );
  }
}

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
    await refuseNewer(db);
    await migrate(db, { migrationsFolder: FOLDER });
    await migrateQueue(url);
  } finally {
    await close();
  }
}
