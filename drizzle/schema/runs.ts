import { sql } from 'drizzle-orm';
import { check, doublePrecision, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { actor, moment } from './columns';
import { jobs } from './jobs';
import { stamps } from './stamps';

/** One call of a provider, with all that made it. It copies its job's stamps: what was sent stays readable by itself. */
export const runs = pgTable(
  'runs',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    jobId: uuid('job_id')
      .notNull()
      .references(() => jobs.id),
    ...stamps(),
    ...actor(),
    /** The provider's own word. */
    providerStatus: text('provider_status'),
    providerCreatedAt: moment('provider_created_at'),
    providerStartedAt: moment('provider_started_at'),
    providerCompletedAt: moment('provider_completed_at'),
    /** Seconds that the provider's model ran. */
    predictTime: doublePrecision('predict_time'),
  },
  (table) => [
    uniqueIndex('runs_prediction').on(table.predictionId),
    index('runs_by_job').on(table.jobId),
    index('runs_by_time').on(table.createdAt, table.id),
    index('runs_by_status').on(table.status, table.createdAt, table.id),
    index('runs_by_model').on(table.modelId, table.createdAt, table.id),
    index('runs_by_finish').on(table.finishedAt, table.id),
    index('runs_by_actor').on(table.actorKind, table.actorId, table.createdAt, table.id),
    check('runs_kind', sql`${table.kind} in ('job', 'trial')`),
    check('runs_status', sql`${table.status} in ('queued', 'running', 'succeeded', 'failed', 'canceled')`),
  ],
);
