import type { Role } from '@/lib/platform/auth/permissions';
import { hashSecret } from '@/lib/platform/auth/secrets';
import type { Database } from '@/lib/platform/db/client';
import { database } from '@/lib/platform/db/client';
import { selectInvitation } from './repository';

/** What the page behind a one-time link shows; null where the link is unknown, used or expired. Needs no permission: the token is one. */
export async function readInvitation(
  { token }: { token: string },
  db: Database = database(),
): Promise<{ role: Role; email: string | null; expires_at: string } | null> {
  const row = await selectInvitation(db, hashSecret(token));
  return row === null ? null : { role: row.role, email: row.email, expires_at: row.expiresAt.toISOString() };
}
