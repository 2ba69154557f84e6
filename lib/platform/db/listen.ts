import { drizzle } from 'drizzle-orm/postgres-js';
import * as schema from '@/drizzle/schema';
import type { Database } from './client';
import { createDedicatedDriver } from './driver';
import { CHANGES_CHANNEL } from './write';

/** What PostgreSQL shows of such a connection in `pg_stat_activity`. */
export const LISTENER_NAME = 'modelboard listener';

type Options = {
  /** How long a statement may take, in milliseconds: so long a connection that was cut silently goes unnoticed. */
  patience: number;
  /** Called with the snapshot number of each change, when it is visible. */
  onChange: (number: number) => void;
  /** Called once when the connection has ended, in whatever way. */
  onEnd: () => void;
};

/** A connection that hears of every change. */
export type ListeningConnection = {
  /** For one caller that runs one thing after another. Throws where the connection is lost: it is not replaced. */
  db: Database;
  /** Ends it at once. */
  discard: () => void;
};

/**
 * Opens a connection and listens for changes; what was changed before is not told. A pooler between may swallow
 * notifications, and an end may go unheard: whoever listens asks now and then, too.
 */
export async function listenForChanges(url: string, options: Options): Promise<ListeningConnection> {
  const { client, connection } = createDedicatedDriver(url, {
    patience: options.patience,
    name: LISTENER_NAME,
    // Whoever may connect may notify anything.
    onNotify: (_, payload) => /^\d{1,15}$/.test(payload) && options.onChange(Number(payload)),
    onEnd: options.onEnd,
  });
  const discard = () => connection.discard();
  try {
    await connection.run({ text: `listen ${CHANGES_CHANNEL}` });
  } catch (error) {
    discard();
    throw error;
  }
  return { db: drizzle(client, { schema }), discard };
}
