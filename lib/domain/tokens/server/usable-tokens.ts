import type { Permission } from '@/lib/platform/auth/permissions';
import { type Context, requirePermission } from '@/lib/platform/context';
import { selectUsableTokens, setTokensUsed } from './repository';

/** What a token is recognised by and what it may do. */
export type UsableToken = {
  id: string;
  name: string;
  /** SHA-256 in hex. */
  tokenHash: string;
  scopes: readonly Permission[];
  expiresAt: Date | null;
  /** Milliseconds from when it was read, on the database's clock. */
  expiresInMs: number | null;
};

/** The tokens that are neither revoked nor expired. */
export function readUsableTokens({ ctx }: { ctx: Context }): Promise<UsableToken[]> {
  requirePermission(ctx.actor, 'runtime:read');
  return selectUsableTokens(ctx.db);
}

/** Notes that tokens were used. It is no change that anybody made: it leaves no audit row. */
export async function noteTokensUsed({
  ctx,
  input,
}: {
  ctx: Context;
  input: { tokenIds: string[] };
}): Promise<void> {
  requirePermission(ctx.actor, 'runtime:read');
  if (input.tokenIds.length > 0) await setTokensUsed(ctx.db, input.tokenIds);
}
