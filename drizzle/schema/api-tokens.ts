import { sql } from 'drizzle-orm';
import { pgTable, text } from 'drizzle-orm/pg-core';
import type { Permission } from '@/lib/platform/auth/permissions';
import { moment } from './columns';

/** API tokens of the organisation. The secret itself is not kept, only its SHA-256. */
export const apiTokens = pgTable('api_tokens', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  prefix: text('prefix').notNull(),
  tokenHash: text('token_hash').notNull().unique(),
  scopes: text('scopes').array().$type<Permission[]>().notNull(),
  createdAt: moment('created_at').notNull().default(sql`clock_timestamp()`),
  createdBy: text('created_by').notNull(),
  expiresAt: moment('expires_at'),
  lastUsedAt: moment('last_used_at'),
  revokedAt: moment('revoked_at'),
});
