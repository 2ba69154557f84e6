import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import * as schema from '@/drizzle/schema';
import { env } from '../env';
import { singleton } from '../singleton';
import { createDriver } from './driver';
import type { PoolOptions } from './pool';

export type Database = PostgresJsDatabase<typeof schema>;

/** Per process. Times are bounded, so that a database that hangs becomes an error and not a queue. */
const DEFAULTS: PoolOptions = { max: 10, patience: 10_000 };

/** Opens a pool. A connection that is lost is replaced when the next one is needed. */
export function connect(
  url: string,
  options: Partial<PoolOptions> = {},
): { db: Database; close: () => Promise<void> } {
  const { client, close } = createDriver(url, { ...DEFAULTS, ...options });
  return { db: drizzle(client, { schema }), close };
}

const pool = () => singleton('pool', () => connect(env().DATABASE_URL));

/** The database of this process. */
export const database = (): Database => pool().db;

/** Closes the pool; the server calls it when it stops. */
export const closeDatabase = (): Promise<void> => pool().close();
