import { sql } from 'drizzle-orm';
import { check, foreignKey, integer, json, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { JsonObject } from '@/lib/config-schema/types';
import { moment } from './columns';
import { modelVersions } from './model-versions';

/** Named sets of overrides of a model, to be put into its form. No worker gets them. */
export const presets = pgTable(
  'presets',
  {
    id: text('id').primaryKey(),
    modelId: text('model_id').notNull(),
    name: text('name').notNull(),
    overrides: json('overrides').$type<JsonObject>().notNull(),
    /** The production version whose schema the overrides were checked against. */
    version: integer('version').notNull(),
    /** Counts the changes, from 1. */
    revision: integer('revision').notNull().default(1),
    createdAt: moment('created_at').notNull().default(sql`clock_timestamp()`),
    createdBy: text('created_by').notNull(),
    updatedAt: moment('updated_at').notNull().default(sql`clock_timestamp()`),
    updatedBy: text('updated_by').notNull(),
  },
  (table) => [
    foreignKey({
      columns: [table.modelId, table.version],
      foreignColumns: [modelVersions.modelId, modelVersions.version],
    }),
    uniqueIndex('presets_name_ignoring_case').on(table.modelId, sql`lower(${table.name})`),
    check('presets_overrides_object', sql`json_typeof(${table.overrides}) = 'object'`),
  ],
);
