import type { Context } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import { lockUser, type UserRow } from './repository';

/** A member by id, locked until the transaction ends. Throws `not_found`. */
export async function findMember(ctx: Context, memberId: string): Promise<UserRow> {
  const user = await lockUser(ctx.db, memberId);
  if (user === null) throw new ProblemError('not_found', 'There is no such member.');
  return user;
}
