import type { Context } from '@/lib/platform/context';
import { selectAhead } from './repository';

/**
 * Workers that hold a snapshot number of this database which it never gave out: it was restored from a backup. The
 * number is read in the same statement, so that a worker that had a new one first is never among them.
 */
export function findAhead({ ctx }: { ctx: Context }): Promise<{ workers: number; seen: number | null }> {
  return selectAhead(ctx.db);
}
