import { type Context, requirePermission } from '@/lib/platform/context';
import { selectUsableSessions } from './repository';

/** Which of these sessions may not be used any more: signed out, expired, or of a person who is suspended or removed. */
export async function findEndedSessions({
  ctx,
  input: { ids },
}: {
  ctx: Context;
  input: { ids: string[] };
}): Promise<Set<string>> {
  requirePermission(ctx.actor, 'runtime:read');
  const usable = new Set(await selectUsableSessions(ctx.db, ids));
  return new Set(ids.filter((id) => !usable.has(id)));
}
