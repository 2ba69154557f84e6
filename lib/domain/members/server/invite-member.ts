import { randomUUID } from 'node:crypto';
import type { Role } from '@/lib/platform/auth/permissions';
import { createSecret, hashSecret } from '@/lib/platform/auth/secrets';
import { actorColumns, type Context, requirePermission } from '@/lib/platform/context';
import { inTransaction, recordChange } from '@/lib/platform/db/write';
import { insertInvitation } from './repository';

/** Minutes that an invitation of an admin is good for: a week. */
export const INVITATION_LIFETIME = 7 * 24 * 60;

type Input = {
  role: Role;
  email?: string | undefined;
  /** Minutes. */
  lifetime: number;
};

/** A one-time link's token, in this answer only. */
export type OneTimeToken = { id: string; token: string; expires_at: string };

/** Lets a person join with a role, once, within the lifetime; only that address where one is named. */
export function inviteMember({ ctx, input }: { ctx: Context; input: Input }): Promise<OneTimeToken> {
  requirePermission(ctx.actor, 'admin');
  const token = createSecret('mbi_');
  return inTransaction(ctx, async (tx) => {
    const row = await insertInvitation(tx.db, {
      id: randomUUID(),
      tokenHash: hashSecret(token),
      role: input.role,
      email: input.email?.toLowerCase() ?? null,
      ...actorColumns(tx.actor),
      lifetime: input.lifetime,
    });
    const expires_at = row.expiresAt.toISOString();
    await recordChange(tx, {
      action: 'member.invite',
      subject: row.id,
      subjectName: `Invitation as ${row.role}`,
      delivers: 'nothing',
      before: null,
      after: { role: row.role, expires_at },
    });
    return { id: row.id, token, expires_at };
  });
}
