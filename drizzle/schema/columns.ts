import { customType, text } from 'drizzle-orm/pg-core';

/**
 * `timestamptz(3)`: milliseconds, so that a time read from an answer and sent back as `at` names the same moment.
 * Values are filled by `clock_timestamp()`, not `now()`: a transaction that waited for a lock is stamped after the wait.
 */
export const moment = customType<{ data: Date; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  fromDriver: (value) => new Date(value),
  toDriver: (value) => value.toISOString(),
});

/** Who did it, copied: the row keeps the name when the person is gone. No foreign key. */
export const actor = () => ({
  actorKind: text('actor_kind').$type<'user' | 'token' | 'system'>().notNull(),
  actorId: text('actor_id').notNull(),
  actorName: text('actor_name').notNull(),
});
