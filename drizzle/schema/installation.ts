import { sql } from 'drizzle-orm';
import { bigint, boolean, check, pgTable, uuid } from 'drizzle-orm/pg-core';

const onlyRow = () => boolean('only_row').primaryKey().default(true);

/** One row: which database this is. The id changes when an admin adopts a restored backup. */
export const installation = pgTable(
  'installation',
  { onlyRow: onlyRow(), databaseId: uuid('database_id').notNull().defaultRandom() },
  (table) => [check('installation_only_row', sql`${table.onlyRow}`)],
);

/** One row: the snapshot number, raised inside every transaction that changes what is live. It only grows. */
export const snapshotCounter = pgTable(
  'snapshot_counter',
  { onlyRow: onlyRow(), value: bigint('value', { mode: 'number' }).notNull().default(0) },
  (table) => [check('snapshot_counter_only_row', sql`${table.onlyRow}`)],
);
