import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  check,
  foreignKey,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { JsonObject } from '@/lib/config-schema/types';
import { actor, moment } from './columns';
import { models } from './models';

export type VersionStatus = 'staging' | 'production' | 'archived';

/** What moved a version to its status. */
export type VersionAction = 'register' | 'activate' | 'undo' | 'archive';

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
    parametersSchema: json('parameters_schema').$type<JsonObject>().notNull(),
    schemaFingerprint: text('schema_fingerprint').notNull(),
    metadata: json('metadata').$type<JsonObject>().notNull().default({}),
    createdAt: moment('created_at').notNull().default(sql`clock_timestamp()`),
    createdBy: text('created_by').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.modelId, table.version] }),
    uniqueIndex('model_versions_one_production').on(table.modelId).where(sql`${table.status} = 'production'`),
    index('model_versions_by_status').on(table.status, table.modelId, table.version),
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
    action: text('action').$type<VersionAction>().notNull().default('register'),
    /** The status of this version before; null where the event registers it. */
    formerStatus: text('former_status').$type<VersionStatus>(),
    /** Where this version went to production: the one that it took over from, if any. These links make one chain. */
    formerVersion: integer('former_version'),
    /** The config revision that came with it. */
    configRevision: integer('config_revision'),
    /** The event that was taken back. */
    undoes: bigint('undoes', { mode: 'number' }),
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
    index('model_version_events_by_version').on(table.modelId, table.version, table.id),
    check('model_version_events_action', sql`${table.action} in ('register', 'activate', 'undo', 'archive')`),
  ],
);
