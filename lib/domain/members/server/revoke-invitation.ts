import { type Context, requirePermission } from '@/lib/platform/context';
import { inTransaction, recordChange } from '@/lib/platform/db/write';
import { ProblemError } from '@/lib/platform/errors';
import type { OpenInvitation } from '../contract';
import { endInvitation, type InvitationRow } from './repository';
import { toInvitation } from './to-invitation';

type Input = { invitationId: string };

/** Revokes an invitation: its link lets nobody join any more. Throws `not_found` for one that cannot be used anyway. */
export function revokeInvitation({ ctx, input }: { ctx: Context; input: Input }): Promise<OpenInvitation> {
  requirePermission(ctx.actor, 'admin');
  return inTransaction(ctx, async (tx) => {
    const row = await endInvitation(tx.db, input.invitationId);
    if (row === null)
      throw new ProblemError(
        'not_found',
        'There is no such invitation, or it was used, revoked or has expired.',
      );
    await recordRevoked(tx, row);
    return toInvitation(row);
  });
}

/** Leaves the audit row of an invitation that was ended; no address in it. */
export function recordRevoked(ctx: Context, { id, role, expiresAt }: InvitationRow): Promise<void> {
  return recordChange(ctx, {
    action: 'member.uninvite',
    subject: id,
    subjectName: `Invitation as ${role}`,
    delivers: 'nothing',
    before: { role, expires_at: expiresAt.toISOString() },
    after: null,
  });
}
