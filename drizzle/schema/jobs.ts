import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { JsonObject } from '@/lib/config-schema/types';
import { actor, moment } from './columns';
import { stamps } from './stamps';

/** What was asked of a model: from the API, or tried by an admin with values of their own. */
export const jobs = pgTable(
  'jobs',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ...stamps(),
    /** As asked, but for secrets. */
    request: jsonb('request').$type<JsonObject>().notNull(),
    /** Secret inputs, encrypted; null once the job has ended. */
    secrets: text('secrets'),
    idempotencyKey: text('idempotency_key'),
    /** SHA-256 of the whole body, by which a repeated key is told from a reused one. */
    requestHash: text('request_hash').notNull(),
    ...actor(),
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
    index('jobs_by_time').on(table.createdAt, table.id),
    index('jobs_by_status').on(table.status, table.createdAt, table.id),
    index('jobs_by_model').on(table.modelId, table.createdAt, table.id),
    check('jobs_kind', sql`${table.kind} in ('job', 'trial')`),
    check('jobs_status', sql`${table.status} in ('queued', 'running', 'succeeded', 'failed', 'canceled')`),
  ],
);
