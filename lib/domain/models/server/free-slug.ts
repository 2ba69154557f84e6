import type { Context } from '@/lib/platform/context';
import { isNameTaken } from './repository';

/** Reserved: it would hide `/models/import`. */
const RESERVED = 'import';

/**
 * A slug that no other model has: the one asked for, else owner-name, else with a number. The caller holds the
 * lock of names.
 */
export async function freeSlug(ctx: Context, id: string, wanted: string): Promise<string> {
  const long = id.replace('/', '-');
  for (let number = 0; ; number += 1) {
    const candidate = number === 0 ? wanted : number === 1 ? long : `${long}-${number}`;
    if (candidate.toLowerCase() === RESERVED) continue;
    if (!(await isNameTaken(ctx.db, candidate, id))) return candidate;
  }
}
