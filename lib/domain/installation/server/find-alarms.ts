import { findAhead } from '@/lib/domain/workers/server';
import type { Context } from '@/lib/platform/context';
import { fullDiskSince } from '@/lib/platform/full-disk';
import type { Alarm, StorageAlarm } from '../contract';
import { alarmsOf, type Counted, type Raised, type Retained } from './alarms-of';
import { findJobsAlarms } from './find-jobs-alarms';
import { selectCounted, selectDismissed } from './repository';

/**
 * All present alarms, dismissed ones included. `retained`: the snapshot that this process keeps serving although its database
 * was restored to an earlier one; else null.
 */
export async function findAlarms({
  ctx,
  input: { retained },
}: {
  ctx: Context;
  input: { retained: Retained | null };
}): Promise<{ counted: Counted; alarms: Alarm[] }> {
  // The counter is read last: what was given out before is in it.
  const ahead = await findAhead({ ctx });
  const counted = await selectCounted(ctx.db);
  const raised = [
    ...alarmsOf(counted, retained, ahead),
    ...storageAlarms(),
    ...(await findJobsAlarms(ctx.db)),
  ];
  const dismissed = await selectDismissed(
    ctx.db,
    raised.map(({ id }) => id),
  );
  return { counted, alarms: raised.map((alarm) => ({ ...alarm, dismissed: dismissed.has(alarm.id) })) };
}

function storageAlarms(): Raised<StorageAlarm>[] {
  const since = fullDiskSince();
  if (since === null) return [];
  const detail =
    'A disk is full: changes, uploads and new jobs fail. What workers read is not affected. Free space where the database and the images are stored.';
  return [{ id: `storage_full ${Math.round(since)}`, code: 'storage_full', source: 'storage', detail }];
}
