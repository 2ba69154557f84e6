import { type Context, requirePermission } from '@/lib/platform/context';
import { byName, decodeCursor, pageOf } from '@/lib/platform/http/paging';
import type { TokenList } from '../contract';
import { selectTokens } from './repository';
import { toToken } from './to-token';

type Input = { limit?: number; cursor?: string | undefined };

/** The tokens that are not revoked. */
export async function listTokens({ ctx, input }: { ctx: Context; input: Input }): Promise<TokenList> {
  requirePermission(ctx.actor, 'admin');
  const limit = input.limit ?? 200;
  const rows = await selectTokens(ctx.db, decodeCursor(input.cursor, byName), limit + 1);
  const { page, nextCursor } = pageOf(rows, limit, (row) => [row.name, row.id]);
  return { tokens: page.map(toToken), next_cursor: nextCursor };
}
