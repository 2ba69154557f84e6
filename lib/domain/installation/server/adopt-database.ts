import { randomUUID } from 'node:crypto';
import { type Context, requirePermission } from '@/lib/platform/context';
import { retried } from '@/lib/platform/db/retry';
import { inTransaction, recordChange } from '@/lib/platform/db/write';
import { ProblemError } from '@/lib/platform/errors';
import type { Installation } from '../contract';
import { lockDatabaseId, lockDelivered, selectCounted, stampDelivered, updateDatabaseId } from './repository';

type Input = { databaseId: string; note?: string | null | undefined };

/**
 * Gives the database a new id, so that instances and workers take what it holds although its numbers are lower than
 * those they have. Throws `conflict` where the id is not the one that the caller has seen.
 */
export function adoptDatabase({ ctx, input }: { ctx: Context; input: Input }): Promise<Installation> {
  requirePermission(ctx.actor, 'admin');
  return retried(() =>
    inTransaction(ctx, async (tx) => {
      const before = await lockDatabaseId(tx.db);
      if (before !== input.databaseId.toLowerCase()) {
        throw new ProblemError(
          'conflict',
          `The database was adopted meanwhile: its id is ${before}. Read it again before you adopt it.`,
        );
      }
      const after = randomUUID();
      await lockDelivered(tx.db);
      await updateDatabaseId(tx.db, after);
      await recordChange(tx, {
        action: 'installation.adopt',
        subject: 'installation',
        subjectName: 'Database',
        delivers: 'nothing',
        before: { database_id: before },
        after: { database_id: after },
        note: input.note ?? null,
      });
      await stampDelivered(tx.db);
      const { databaseId, revision } = await selectCounted(tx.db);
      return { database_id: databaseId, revision, alarms: [] };
    }),
  );
}
