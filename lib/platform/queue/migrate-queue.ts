import { Logger, runMigrations } from 'graphile-worker';
import { log } from '@/lib/platform/log';

/** Of the lines of the queue's library, its errors: it gets over them, so they are warnings. */
export const queueLogger = new Logger(() => (level, message) => {
  if (level === 'error') log('warn', message);
});

/** Brings the queue's own tables, in a schema of their own, to what its library needs. */
export function migrateQueue(url: string): Promise<void> {
  return runMigrations({ connectionString: url, logger: queueLogger });
}
