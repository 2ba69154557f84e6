import { sql } from 'drizzle-orm';
import { bigint, boolean, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './columns';

/** Workers as they name themselves, with the snapshot number that each had when it was last seen. */
export const workerInstances = pgTable(
  'worker_instances',
  {
    name: text('name').notNull(),
    instance: text('instance').notNull(),
    /** Null: it has no snapshot yet. */
    revision: bigint('revision', { mode: 'number' }),
    /** Which database the revision is of, where the worker said so. */
    databaseId: uuid('database_id'),
    /** Whether it showed that the revision was issued: by an ETag of ours that names it. */
    isProven: boolean('is_proven').notNull().default(false),
    /** Id of the token, or of the person, that it reads with; null: not seen since that is stored. */
    ownerId: text('owner_id'),
    firstSeenAt: moment('first_seen_at').notNull().default(sql`clock_timestamp()`),
    lastSeenAt: moment('last_seen_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    primaryKey({ columns: [table.name, table.instance] }),
    index('worker_instances_last_seen').on(table.lastSeenAt),
    index('worker_instances_by_owner').on(table.ownerId, table.lastSeenAt),
  ],
);
