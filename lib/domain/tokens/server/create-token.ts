import { randomUUID } from 'node:crypto';
import type { Permission } from '@/lib/platform/auth/permissions';
import { createSecret, hashSecret } from '@/lib/platform/auth/secrets';
import { type Context, requirePermission } from '@/lib/platform/context';
import { inTransaction, recordChange } from '@/lib/platform/db/write';
import { ProblemError } from '@/lib/platform/errors';
import type { CreatedToken } from '../contract';
import { insertToken, isFuture } from './repository';
import { toToken } from './to-token';

type Input = { name: string; scopes: Permission[]; expires_at?: string | null | undefined };

/**
 * Makes a token of the organisation. Its secret is in this answer only; the database keeps a hash. Throws `invalid` if it
 * has expired, by the clock that decides so later: the database's.
 */
export function createToken({ ctx, input }: { ctx: Context; input: Input }): Promise<CreatedToken> {
  requirePermission(ctx.actor, 'admin');
  const secret = createSecret('mb_');
  return inTransaction(ctx, async (tx) => {
    const expiresAt = input.expires_at ? new Date(input.expires_at) : null;
    if (expiresAt !== null && !(await isFuture(tx.db, expiresAt))) throw expired();
    const row = await insertToken(tx.db, {
      id: randomUUID(),
      name: input.name,
      prefix: secret.slice(0, 8),
      tokenHash: hashSecret(secret),
      scopes: [...new Set(input.scopes)],
      createdBy: tx.actor.name,
      expiresAt,
    });
    const created = toToken(row);
    await recordChange(tx, {
      action: 'token.create',
      subject: row.id,
      subjectName: row.name,
      delivers: 'nothing',
      before: null,
      after: { name: row.name, scopes: row.scopes, expires_at: created.expires_at },
    });
    return { ...created, token: secret };
  });
}

const expired = () =>
  new ProblemError('invalid', 'The body does not follow the contract; see errors.', {
    errors: [{ path: '/expires_at', code: 'custom', message: 'Must be in the future', in: 'body' }],
  });
