import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { JsonObject } from '@/lib/config-schema/types';
import { actor, moment } from './columns';
import { stamps } from './stamps';

type RefusedEntry = { path: string; code: string; message: string; in?: 'body' | 'query' };

/** The `errors` of the problem that a job was refused with, at most 200, and the number of the rest. Alone in older rows. */
export type StoredRefusal = { errors: RefusedEntry[]; errors_omitted?: number } | RefusedEntry[];

/** What was asked of a model: from the API, or tried by an admin with values of their own. */
export const jobs = pgTable(
  'jobs',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ...stamps(),
    /** As asked, but for secrets. */
    request: json('request').$type<JsonObject>().notNull(),
    /** Secret inputs, encrypted; null once the job has ended. */
    secrets: text('secrets'),
    idempotencyKey: text('idempotency_key'),
    /** SHA-256 of the whole body, by which a repeated key is told from a reused one. */
    requestHash: text('request_hash').notNull(),
    ...actor(),
    /** Of a job that its config refused before it was queued: the errors of the response, and the second that it stands for. */
    refusal: jsonb('refusal').$type<StoredRefusal>(),
    refusedAt: moment('refused_at'),
    /** How many more requests were refused under the same config revision in that second. */
    repeats: integer('repeats').notNull().default(0),
    /** Set before the provider is called: from then on there may be a prediction, whether its id is known or not. */
    predictionRequestedAt: moment('prediction_requested_at'),
    /** The attempt that set it: its worker may repeat the statement, no other may. */
    sendId: uuid('send_id'),
    /** When the waits began that it is in: no wait may go on for ever. */
    waitingSince: moment('waiting_since'),
    cancelRequestedAt: moment('cancel_requested_at'),
  },
  (table) => [
    uniqueIndex('jobs_idempotency_key')
      .on(table.actorKind, table.actorId, table.idempotencyKey)
      .where(sql`${table.idempotencyKey} is not null`),
    uniqueIndex('jobs_prediction').on(table.predictionId),
    uniqueIndex('jobs_refusals')
      .on(table.modelId, table.version, table.configRevision, table.refusedAt)
      .where(sql`${table.refusedAt} is not null`),
    index('jobs_by_time').on(table.createdAt, table.id),
    index('jobs_by_status').on(table.status, table.createdAt, table.id),
    index('jobs_by_model').on(table.modelId, table.createdAt, table.id),
    index('jobs_by_revision').on(table.modelId, table.configRevision, table.status, table.repeats),
    index('jobs_by_end').on(table.modelId, table.configRevision, table.status, table.finishedAt),
    index('jobs_by_finish').on(table.finishedAt, table.id),
    index('jobs_by_actor').on(table.actorKind, table.actorId, table.createdAt, table.id),
    index('jobs_by_output').using('gin', table.outputs.op('jsonb_path_ops')),
    index('jobs_by_image').using('gin', table.images.op('jsonb_path_ops')),
    check('jobs_kind', sql`${table.kind} in ('job', 'trial')`),
    check('jobs_status', sql`${table.status} in ('queued', 'running', 'succeeded', 'failed', 'canceled')`),
  ],
);

/** Idempotency keys of requests that a config refused, each with its answer: one job stands for all of its second. */
export const refusedKeys = pgTable(
  'refused_keys',
  {
    ...actor(),
    idempotencyKey: text('idempotency_key').notNull(),
    requestHash: text('request_hash').notNull(),
    jobId: uuid('job_id')
      .notNull()
      .references(() => jobs.id, { onDelete: 'cascade' }),
    refusal: jsonb('refusal').$type<StoredRefusal>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.actorKind, table.actorId, table.idempotencyKey] })],
);
