import { sql } from 'drizzle-orm';
import { check, pgTable, text } from 'drizzle-orm/pg-core';
import type { Role } from '@/lib/platform/auth/permissions';
import { actor, moment } from './columns';

/** One-time links: invitations, and admin links made on the machine itself. Only the hash of the token is kept. */
export const invitations = pgTable(
  'invitations',
  {
    id: text('id').primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    role: text('role').$type<Role>().notNull(),
    /** Who may use it; null: whoever has the link. */
    email: text('email'),
    ...actor(),
    createdAt: moment('created_at').notNull().default(sql`clock_timestamp()`),
    expiresAt: moment('expires_at').notNull(),
    acceptedAt: moment('accepted_at'),
  },
  (table) => [check('invitations_role', sql`${table.role} in ('viewer', 'editor', 'admin')`)],
);
