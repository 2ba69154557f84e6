import { type Context, requirePermission } from '@/lib/platform/context';
import { inTransaction } from '@/lib/platform/db/write';
import { imageStore } from './image-store';
import { deleteUploads, hasJob, lockUnused, selectUnused, setUploadsUsed } from './repository';

/** How many images one call deletes at most. */
const AT_ONCE = 500;

/** Deletes uploads that are so many days old and that no job has ever used. Returns how many. */
export async function deleteUnusedImages({
  ctx,
  input: { days },
}: {
  ctx: Context;
  input: { days: number };
}): Promise<number> {
  requirePermission(ctx.actor, 'admin');
  let deleted = 0;
  for (const id of await selectUnused(ctx.db, days, AT_ONCE))
    if (await deleteUnused(ctx, id, days)) deleted += 1;
  return deleted;
}

/** The rows are held while the file is deleted: a job that names it meanwhile names an image that is gone. */
function deleteUnused(ctx: Context, id: string, days: number): Promise<boolean> {
  return inTransaction(ctx, async ({ db }) => {
    if (!(await lockUnused(db, id, days))) return false;
    // The same bytes may have come out of a job, or have been copied for one.
    if (await hasJob(db, id)) {
      await setUploadsUsed(db, [id]);
      return false;
    }
    if (!(await imageStore().remove(id))) return false;
    await deleteUploads(db, id);
    return true;
  });
}
