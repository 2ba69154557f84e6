import { findAhead } from '@/lib/domain/workers/server';
import type { Context } from '@/lib/platform/context';
import type { Alarm } from '../contract';
import { alarmsOf, type Counted, type Held } from './alarms-of';
import { findJobsAlarms } from './find-jobs-alarms';
import { selectCounted } from './repository';

/** What is wrong with the database now. `held`: what this process keeps of it, where it was restored; else null. */
export async function findAlarms({
  ctx,
  input: { held },
}: {
  ctx: Context;
  input: { held: Held | null };
}): Promise<{ counted: Counted; alarms: Alarm[] }> {
  // The counter is read last: what was given out before is in it.
  const ahead = await findAhead({ ctx });
  const counted = await selectCounted(ctx.db);
  return { counted, alarms: [...alarmsOf(counted, held, ahead), ...(await findJobsAlarms(ctx.db))] };
}
