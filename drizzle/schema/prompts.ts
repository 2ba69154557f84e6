import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, json, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { JsonObject } from '@/lib/config-schema/types';
import { actor, moment } from './columns';

/** The present overrides of the prompt library: only what differs or is pinned. No row before the first save. */
export const prompts = pgTable(
  'prompts',
  {
    /** There is one library: `default`. */
    id: text('id').primaryKey(),
    overrides: json('overrides').$type<JsonObject>().notNull(),
    revision: integer('revision').notNull(),
    note: text('note'),
    updatedAt: moment('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
    /** The snapshot number at which it last changed. */
    snapshot: bigint('snapshot', { mode: 'number' }).notNull().default(0),
  },
  (table) => [
    check('prompts_id', sql`${table.id} = 'default'`),
    check('prompts_overrides_object', sql`json_typeof(${table.overrides}) = 'object'`),
  ],
);

/** Every prompt library that was ever live. Append-only. */
export const promptRevisions = pgTable(
  'prompt_revisions',
  {
    id: text('id').notNull(),
    revision: integer('revision').notNull(),
    overrides: json('overrides').$type<JsonObject>().notNull(),
    /** The effective library: what workers got. */
    config: json('config').$type<JsonObject>().notNull(),
    schemaFingerprint: text('schema_fingerprint').notNull(),
    note: text('note'),
    ...actor(),
    createdAt: moment('created_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    primaryKey({ columns: [table.id, table.revision] }),
    index('prompt_revisions_by_time').on(table.id, table.createdAt),
    check('prompt_revisions_revision', sql`${table.revision} > 0`),
  ],
);
