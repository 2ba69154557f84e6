import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { moment } from './columns';

/** A model: built-in (described in code) or imported (described by a registered schema). */
export const models = pgTable(
  'models',
  {
    /** `owner/name` or a plain name; case kept, unique ignoring case. */
    id: text('id').primaryKey(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    provider: text('provider'),
    kind: text('kind').$type<'built_in' | 'imported'>().notNull(),
    createdAt: moment('created_at').notNull().default(sql`clock_timestamp()`),
    archivedAt: moment('archived_at'),
    /** The snapshot number at which what workers get of it last changed. */
    snapshot: bigint('snapshot', { mode: 'number' }).notNull().default(0),
  },
  (table) => [
    uniqueIndex('models_id_ignoring_case').on(sql`lower(${table.id})`),
    uniqueIndex('models_slug_ignoring_case').on(sql`lower(${table.slug})`),
    index('models_snapshot').on(table.snapshot),
    check(
      'models_id_parts',
      sql`${table.id} ~ '^[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)?$' and lower(${table.id}) <> 'import'`,
    ),
    check(
      'models_slug_part',
      sql`${table.slug} ~ '^[A-Za-z0-9][A-Za-z0-9._-]*$' and lower(${table.slug}) <> 'import'`,
    ),
    check('models_kind', sql`${table.kind} in ('built_in', 'imported')`),
  ],
);
