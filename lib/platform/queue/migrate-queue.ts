import { Logger, runMigrations } from 'graphile-worker';
import { log } from '@/lib/platform/log';

/** Lines of the queue's library that are worth a line of ours. */
const queueLogger = new Logger(() => (level, message) => {
  if (level === 'error') log('error', message);
  if (level === 'warning') log('warn', message);
});

/** Brings the queue's own tables, in a schema of their own, to what its library needs. */
export function migrateQueue(url: string): Promise<void> {
  return runMigrations({ connectionString: url, logger: queueLogger });
}
