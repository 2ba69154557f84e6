import { sql } from 'drizzle-orm';
import {
  bigserial,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { JsonObject } from '@/lib/config-schema/types';
import { actor, moment } from './columns';
import { models } from './models';

export type VersionStatus = 'staging' | 'production' | 'archived';

/** A version of a model. Its parameter schema is an immutable snapshot; its status moves. */
export const modelVersions = pgTable(
  'model_versions',
  {
    modelId: text('model_id')
      .notNull()
      .references(() => models.id),
    version: integer('version').notNull(),
    status: text('status').$type<VersionStatus>().notNull(),
    /** Where a self-hosted artefact lies. */
    path: text('path'),
    /** The provider's own name of this version. */
    providerRef: text('provider_ref'),
    parametersSchema: jsonb('parameters_schema').$type<JsonObject>().notNull(),
    schemaFingerprint: text('schema_fingerprint').notNull(),
    metadata: jsonb('metadata').$type<JsonObject>().notNull().default({}),
    createdAt: moment('created_at').notNull().default(sql`clock_timestamp()`),
    createdBy: text('created_by').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.modelId, table.version] }),
    uniqueIndex('model_versions_one_production').on(table.modelId).where(sql`${table.status} = 'production'`),
    check('model_versions_status', sql`${table.status} in ('staging', 'production', 'archived')`),
    check('model_versions_version', sql`${table.version} > 0`),
  ],
);

/** Who set which version to which status, when and why. Append-only: what was production on a day is read from here. */
export const modelVersionEvents = pgTable(
  'model_version_events',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    modelId: text('model_id').notNull(),
    version: integer('version').notNull(),
    status: text('status').$type<VersionStatus>().notNull(),
    note: text('note'),
    ...actor(),
    createdAt: moment('created_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    foreignKey({
      columns: [table.modelId, table.version],
      foreignColumns: [modelVersions.modelId, modelVersions.version],
    }),
    index('model_version_events_by_time').on(table.modelId, table.createdAt, table.id),
  ],
);
