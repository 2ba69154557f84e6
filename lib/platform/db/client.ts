import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from '@/drizzle/schema';
import { env } from '../env';
import { singleton } from '../singleton';
import { connectionOptions } from './connection-options.mjs';

export type Database = PostgresJsDatabase<typeof schema>;

/** Connections per process. */
const POOL_SIZE = 10;

/** Opens a pool. Times are bounded, so that a database that hangs becomes an error and not a queue. */
export function connect(
  url: string,
  max = POOL_SIZE,
): { sql: postgres.Sql; db: Database; close: () => Promise<void> } {
  const sql = postgres(url, {
    ...connectionOptions(url),
    max,
    connect_timeout: 15,
    idle_timeout: 60,
    onnotice: () => {},
    // Reconnect at once: the default grows to many seconds, and the database would be back long before us.
    backoff: () => 0.2,
    connection: { application_name: 'modelboard', statement_timeout: 15_000, lock_timeout: 10_000 },
  });
  return { sql, db: drizzle(sql, { schema }), close: () => sql.end({ timeout: 5 }) };
}

const pool = () => singleton('pool', () => connect(env().DATABASE_URL));

/** The database of this process. */
export const database = (): Database => pool().db;

/** Closes the pool; the server calls it when it stops. */
export const closeDatabase = (): Promise<void> => pool().close();
