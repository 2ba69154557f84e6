import { type Context, requirePermission } from '@/lib/platform/context';
import { byTime, decodeCursor, pageOf } from '@/lib/platform/http/paging';
import type { InvitationList } from '../contract';
import { selectOpenInvitations } from './repository';
import { toInvitation } from './to-invitation';

type Input = { limit?: number; cursor?: string | undefined };

/** The one-time links that can still be used, newest first; those made on the machine, too. */
export async function listInvitations({
  ctx,
  input,
}: {
  ctx: Context;
  input: Input;
}): Promise<InvitationList> {
  requirePermission(ctx.actor, 'admin');
  const limit = input.limit ?? 200;
  const rows = await selectOpenInvitations(ctx.db, decodeCursor(input.cursor, byTime), limit + 1);
  const { page, nextCursor } = pageOf(rows, limit, ({ createdAt, id }) => [createdAt.toISOString(), id]);
  return { invitations: page.map(toInvitation), next_cursor: nextCursor };
}
