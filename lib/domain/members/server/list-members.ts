import { type Context, requirePermission } from '@/lib/platform/context';
import { byName, decodeCursor, pageOf } from '@/lib/platform/http/paging';
import type { MemberList } from '../contract';
import { selectMembers } from './repository';
import { toMember } from './to-member';

type Input = { limit?: number; cursor?: string | undefined };

/** Who may sign in, and who is suspended. */
export async function listMembers({ ctx, input }: { ctx: Context; input: Input }): Promise<MemberList> {
  requirePermission(ctx.actor, 'admin');
  const limit = input.limit ?? 200;
  const rows = await selectMembers(ctx.db, decodeCursor(input.cursor, byName), limit + 1);
  const { page, nextCursor } = pageOf(rows, limit, (row) => [row.name, row.id]);
  return { members: page.map(toMember), next_cursor: nextCursor };
}
