import { type Context, requirePermission } from '@/lib/platform/context';
import { inTransaction, recordChange } from '@/lib/platform/db/write';
import { ProblemError } from '@/lib/platform/errors';
import type { Token } from '../contract';
import { revokeTokenRow } from './repository';
import { toToken } from './to-token';

/** Revokes a token: it is refused from the next request on. Throws `not_found` for an unknown or revoked one. */
export function revokeToken({ ctx, input }: { ctx: Context; input: { tokenId: string } }): Promise<Token> {
  requirePermission(ctx.actor, 'admin');
  return inTransaction(ctx, async (tx) => {
    const row = await revokeTokenRow(tx.db, input.tokenId);
    if (row === null)
      throw new ProblemError('not_found', 'There is no such token, or it is revoked already.');
    await recordChange(tx, {
      action: 'token.revoke',
      subject: row.id,
      subjectName: row.name,
      delivers: 'nothing',
      before: { name: row.name, scopes: row.scopes },
      after: null,
    });
    return toToken(row);
  });
}
