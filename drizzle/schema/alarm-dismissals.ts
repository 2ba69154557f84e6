import { sql } from 'drizzle-orm';
import { pgTable, text } from 'drizzle-orm/pg-core';
import { actor, moment } from './columns';

/** Alarms that an admin has dismissed, and who did. A later occurrence of an alarm has another id. */
export const alarmDismissals = pgTable('alarm_dismissals', {
  alarmId: text('alarm_id').primaryKey(),
  ...actor(),
  dismissedAt: moment('dismissed_at').notNull().default(sql`clock_timestamp()`),
});
