import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { actor, moment } from './columns';

/** Who uploaded which image, and whether a job named it: who may read it, how much is stored, and what may be deleted. */
export const uploads = pgTable(
  'uploads',
  {
    /** SHA-256 of its bytes. */
    imageId: text('image_id').notNull(),
    ...actor(),
    /** Bytes. */
    size: integer('size').notNull(),
    /** When it was uploaded last. */
    uploadedAt: moment('uploaded_at').notNull().default(sql`clock_timestamp()`),
    /** When a job named it last; null: none did. */
    usedAt: moment('used_at'),
  },
  (table) => [
    primaryKey({ columns: [table.imageId, table.actorKind, table.actorId] }),
    index('uploads_unused').on(table.uploadedAt).where(sql`${table.usedAt} is null`),
  ],
);
