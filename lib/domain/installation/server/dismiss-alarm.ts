import { type Context, requirePermission } from '@/lib/platform/context';
import { inTransaction, recordChange } from '@/lib/platform/db/write';
import { ProblemError } from '@/lib/platform/errors';
import type { Installation } from '../contract';
import type { Retained } from './alarms-of';
import { findAlarms } from './find-alarms';
import { insertDismissal } from './repository';

type Input = { id: string; retained: Retained | null; note?: string | null | undefined };

/**
 * Dismisses an alarm, which health checks and pages then show only if it occurs again. `retained` as for {@link findAlarms}.
 * Throws `not_found` if no present alarm has the id. Dismissing it again changes nothing.
 */
export function dismissAlarm({ ctx, input }: { ctx: Context; input: Input }): Promise<Installation> {
  requirePermission(ctx.actor, 'admin');
  const { id, retained, note = null } = input;
  return inTransaction(ctx, async (tx) => {
    const { counted, alarms } = await findAlarms({ ctx: tx, input: { retained } });
    const alarm = alarms.find((each) => each.id === id);
    if (alarm === undefined) {
      throw new ProblemError(
        'not_found',
        'There is no such alarm now: it is over, or it has occurred again. Read the installation again.',
      );
    }
    if (await insertDismissal(tx.db, id, tx.actor)) {
      await recordChange(tx, {
        action: 'alarm.dismiss',
        subject: 'installation',
        subjectName: 'Alarm',
        delivers: 'nothing',
        before: { alarm: id, detail: alarm.detail },
        after: { alarm: id, dismissed: true },
        note,
      });
    }
    const others = alarms.map((each) => (each === alarm ? { ...each, dismissed: true } : each));
    return { database_id: counted.databaseId, revision: counted.revision, alarms: others };
  });
}
