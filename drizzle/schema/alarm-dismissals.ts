import { sql } from 'drizzle-orm';
import { bigint, pgTable, text } from 'drizzle-orm/pg-core';
import { actor, moment } from './columns';

/** Alarms that an admin dismissed: each is quiet until something new happens. */
export const alarmDismissals = pgTable('alarm_dismissals', {
  /** What the alarm is about. */
  key: text('key').primaryKey(),
  /** What was known then; an alarm with a higher number is a new one. */
  seen: bigint('seen', { mode: 'number' }).notNull(),
  ...actor(),
  dismissedAt: moment('dismissed_at').notNull().default(sql`clock_timestamp()`),
});
