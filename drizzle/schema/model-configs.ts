import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, json, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { JsonObject } from '@/lib/config-schema/types';
import { actor, moment } from './columns';
import { modelVersions } from './model-versions';
import { models } from './models';

/** The present overrides of a model: only what differs or is pinned. No row before the first save. */
export const modelConfigs = pgTable(
  'model_configs',
  {
    modelId: text('model_id')
      .primaryKey()
      .references(() => models.id),
    overrides: json('overrides').$type<JsonObject>().notNull(),
    revision: integer('revision').notNull(),
    note: text('note'),
    updatedAt: moment('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
  },
  (table) => [
    index('model_configs_overrides').using('gin', sql`(${table.overrides}::jsonb)`),
    check('model_configs_overrides_object', sql`json_typeof(${table.overrides}) = 'object'`),
  ],
);

/** Every config that was ever live, numbered per model. Append-only. */
export const configRevisions = pgTable(
  'config_revisions',
  {
    modelId: text('model_id').notNull(),
    revision: integer('revision').notNull(),
    overrides: json('overrides').$type<JsonObject>().notNull(),
    /** Effective config: what workers got. */
    config: json('config').$type<JsonObject>().notNull(),
    version: integer('version').notNull(),
    schemaFingerprint: text('schema_fingerprint').notNull(),
    note: text('note'),
    ...actor(),
    createdAt: moment('created_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    primaryKey({ columns: [table.modelId, table.revision] }),
    foreignKey({
      columns: [table.modelId, table.version],
      foreignColumns: [modelVersions.modelId, modelVersions.version],
    }),
    index('config_revisions_by_time').on(table.modelId, table.createdAt),
    check('config_revisions_revision', sql`${table.revision} > 0`),
  ],
);
