import type { Context } from '@/lib/platform/context';
import { retried } from '@/lib/platform/db/retry';
import { steadyNow } from '@/lib/platform/steady-clock';
import { NAMES_PER_OWNER } from '../contract';
import { deleteBeyond, deleteLongGone, upsertSightings } from './repository';
import type { Sighting } from './sighting';

/** How many workers one statement writes. */
const BATCH = 500;

/** How many workers that are gone for long are forgotten at a time. */
const FORGOTTEN_AT_ONCE = 200;

/**
 * Writes what was seen of workers, at most one sighting of each. An observation, no change: no audit row, no snapshot
 * number. Times go over as ages, since the database's clock is the one that all instances share.
 */
export async function recordSightings({
  ctx,
  input: { sightings },
}: {
  ctx: Context;
  input: { sightings: Sighting[] };
}): Promise<void> {
  for (let start = 0; start < sightings.length; start += BATCH) {
    const batch = sightings.slice(start, start + BATCH);
    await retried(() => {
      const now = steadyNow();
      const aged = batch.map(({ at, ...seen }) => ({ ...seen, age: Math.max(0, now - at) }));
      return upsertSightings(ctx.db, aged);
    });
    const owners = [...new Set(batch.map(({ ownerId }) => ownerId))];
    await deleteBeyond(ctx.db, owners, NAMES_PER_OWNER);
  }
  await deleteLongGone(ctx.db, FORGOTTEN_AT_ONCE);
}
