import { type Context, requirePermission } from '@/lib/platform/context';
import type { Installation } from '../contract';
import type { Retained } from './alarms-of';
import { findAlarms } from './find-alarms';

/** Which database this is, and what is wrong with it. `retained` as for {@link findAlarms}. */
export async function readInstallation({
  ctx,
  input,
}: {
  ctx: Context;
  input: { retained: Retained | null };
}): Promise<Installation> {
  requirePermission(ctx.actor, 'models:read');
  const { counted, alarms } = await findAlarms({ ctx, input });
  return { database_id: counted.databaseId, revision: counted.revision, alarms };
}
