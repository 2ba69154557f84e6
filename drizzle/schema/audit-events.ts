import { sql } from 'drizzle-orm';
import { bigserial, index, integer, json, pgTable, text } from 'drizzle-orm/pg-core';
import type { JsonValue } from '@/lib/config-schema/types';
import { actor, moment } from './columns';

/** Everything that was changed: who, what, before, after, why. Append-only, written in the transaction of the change. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    ...actor(),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    subjectName: text('subject_name').notNull(),
    /** The revision that this change made, of a config or a setting. */
    revision: integer('revision'),
    before: json('before').$type<JsonValue>(),
    after: json('after').$type<JsonValue>(),
    note: text('note'),
    requestId: text('request_id').notNull(),
    createdAt: moment('created_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    index('audit_events_subject').on(table.subject, table.id),
    index('audit_events_actor').on(table.actorId, table.id),
    index('audit_events_actor_name').on(table.actorName, table.id),
    index('audit_events_action').on(table.action, table.id),
    index('audit_events_time').on(table.createdAt),
  ],
);
