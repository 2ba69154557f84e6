import type { Role } from '@/lib/platform/auth/permissions';
import { type Context, requirePermission } from '@/lib/platform/context';
import { inTransaction, recordChange } from '@/lib/platform/db/write';
import { ProblemError } from '@/lib/platform/errors';
import type { Member } from '../contract';
import { findMember } from './find-member';
import {
  deleteSessions,
  endInvitation,
  hasOtherAdmin,
  lockAdmins,
  selectInvitationsOf,
  updateUser,
} from './repository';
import { recordRevoked } from './revoke-invitation';
import { auditedMember, toMember } from './to-member';

type Input = { memberId: string; role?: Role | undefined; suspended?: boolean | undefined };

/**
 * Changes a role, suspends or brings back a member. Suspending ends their sessions; who is no admin any more loses the
 * invitations that nobody has used yet. Throws `conflict` for the last admin.
 */
export function updateMember({ ctx, input }: { ctx: Context; input: Input }): Promise<Member> {
  requirePermission(ctx.actor, 'admin');
  return inTransaction(ctx, async (tx) => {
    await lockAdmins(tx.db);
    const before = await findMember(tx, input.memberId);
    const after = { role: input.role ?? before.role, suspended: input.suspended ?? before.suspended };
    if (after.role === before.role && after.suspended === before.suspended) return toMember(before);
    const remainsAdmin = after.role === 'admin' && !after.suspended;
    if (before.role === 'admin' && !remainsAdmin && !(await hasOtherAdmin(tx.db, before.id))) {
      throw new ProblemError(
        'conflict',
        `${before.name} is the last admin. Make somebody else an admin first.`,
      );
    }
    const user = await updateUser(tx.db, before.id, after);
    if (user.suspended) await deleteSessions(tx.db, user.id);
    await recordChange(tx, {
      action: 'member.update',
      subject: user.id,
      subjectName: user.name,
      delivers: 'nothing',
      before: auditedMember(before),
      after: auditedMember(user),
    });
    if (!remainsAdmin) await revokeInvitationsOf(tx, user.id);
    return toMember(user);
  });
}

async function revokeInvitationsOf(ctx: Context, memberId: string): Promise<void> {
  for (const id of await selectInvitationsOf(ctx.db, memberId)) {
    const ended = await endInvitation(ctx.db, id);
    if (ended !== null) await recordRevoked(ctx, ended);
  }
}
