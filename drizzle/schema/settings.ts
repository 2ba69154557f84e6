import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { JsonValue } from '@/lib/config-schema/types';
import { actor, moment } from './columns';

/** Settings of the installation by key; the active model is `active_model`. */
export const settings = pgTable('settings', {
  key: text('key').primaryKey(),
  value: jsonb('value').$type<JsonValue>().notNull(),
  description: text('description').notNull(),
  revision: integer('revision').notNull(),
  note: text('note'),
  updatedAt: moment('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
  /** The snapshot number at which it last changed. */
  snapshot: bigint('snapshot', { mode: 'number' }).notNull().default(0),
});

/** Every value that a setting ever had. Append-only. */
export const settingRevisions = pgTable(
  'setting_revisions',
  {
    key: text('key')
      .notNull()
      .references(() => settings.key),
    revision: integer('revision').notNull(),
    value: jsonb('value').$type<JsonValue>().notNull(),
    note: text('note'),
    ...actor(),
    createdAt: moment('created_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    primaryKey({ columns: [table.key, table.revision] }),
    index('setting_revisions_by_time').on(table.key, table.createdAt),
  ],
);
