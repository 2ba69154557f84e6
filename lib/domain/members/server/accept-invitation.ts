import { randomUUID } from 'node:crypto';
import { hashSecret } from '@/lib/platform/auth/secrets';
import { signIn } from '@/lib/platform/auth/sign-in';
import type { Context } from '@/lib/platform/context';
import { inTransaction, recordChange } from '@/lib/platform/db/write';
import { ProblemError } from '@/lib/platform/errors';
import type { AcceptInvitation, Member } from '../contract';
import {
  deleteSessions,
  type InvitationRow,
  insertUser,
  selectInvitation,
  selectUserByEmail,
  storePassword,
  updateUser,
  useInvitation,
} from './repository';
import { auditedMember, toMember } from './to-member';

/**
 * Uses a one-time link: makes the person, or, for an admin link made on the machine, gives a known person a new password
 * and the role. Throws `conflict` for a link that is unknown, used or expired, and for an address that is taken.
 */
export async function acceptInvitation({
  ctx,
  input,
}: {
  ctx: Context;
  input: AcceptInvitation;
}): Promise<Member> {
  const tokenHash = hashSecret(input.token);
  // Nobody is signed in here, and hashing is slow by intention: not for a link that was never given out.
  if ((await selectInvitation(ctx.db, tokenHash)) === null) throw unusable();
  // Before the transaction, so that it holds no lock.
  const password = await (await signIn().$context).password.hash(input.password);
  return inTransaction(ctx, async (tx) => {
    const invitation = await useInvitation(tx.db, tokenHash);
    if (invitation === null) throw unusable();
    return join(tx, invitation, input, password);
  });
}

async function join(
  ctx: Context,
  invitation: InvitationRow,
  input: AcceptInvitation,
  password: string,
): Promise<Member> {
  const email = input.email.toLowerCase();
  if (invitation.email !== null && invitation.email !== email)
    throw taken('/email', 'This link is for another address');
  const known = await selectUserByEmail(ctx.db, email);
  const isKnown = taken('/email', 'This address has an account already: sign in');
  if (known !== null && invitation.actorKind !== 'system') throw isKnown;
  const values = { name: input.name, role: invitation.role, suspended: false };
  const user = known
    ? await updateUser(ctx.db, known.id, values)
    : await insertUser(ctx.db, { id: randomUUID(), email, emailVerified: false, ...values });
  if (user === null) throw isKnown;
  await storePassword(ctx.db, randomUUID(), user.id, password);
  await deleteSessions(ctx.db, user.id);
  await recordChange(
    { ...ctx, actor: { kind: 'user', id: user.id, name: user.name, email, role: user.role } },
    {
      action: 'member.join',
      subject: user.id,
      subjectName: user.name,
      delivers: 'nothing',
      before: known && auditedMember(known),
      after: auditedMember(user),
    },
  );
  return toMember(user);
}

const unusable = () =>
  new ProblemError(
    'conflict',
    'This link was used already, has expired, or was never given out. Ask for a new one.',
  );

const taken = (path: string, message: string) =>
  new ProblemError('conflict', `${message}.`, { errors: [{ path, code: 'conflict', message, in: 'body' }] });
