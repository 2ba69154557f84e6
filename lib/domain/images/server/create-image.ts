import { createHash } from 'node:crypto';
import { fillPath } from '@/lib/platform/client/path';
import { type Context, requirePermission } from '@/lib/platform/context';
import { inTransaction } from '@/lib/platform/db/write';
import { uploadEnv } from '@/lib/platform/env';
import { ProblemError } from '@/lib/platform/errors';
import { UnusableImageError } from '@/lib/worker/images';
import type { Image } from '../contract';
import { imagePath } from '../paths';
import { imageStore } from './image-store';
import { deleteUpload, insertUpload, lockUploads, renewUpload, selectUploadedBytes } from './repository';

const GB = 1_000_000_000;

/**
 * Stores an image, and who uploaded it. Throws `invalid` for bytes that are none, and `storage_full` if uploads have
 * reached their limit.
 */
export async function createImage({
  ctx,
  input,
}: {
  ctx: Context;
  input: { bytes: Uint8Array };
}): Promise<Image> {
  requirePermission(ctx.actor, 'jobs:write');
  const upload = { id: createHash('sha256').update(input.bytes).digest('hex'), size: input.bytes.length };
  const isNew = await recordUpload(ctx, upload);
  try {
    const { id, contentType, size } = await imageStore().put(input.bytes);
    return { id, url: fillPath(imagePath, { id }), content_type: contentType, size };
  } catch (error) {
    if (isNew) await deleteUpload(ctx.db, upload.id, ctx.actor);
    return explain(error);
  }
}

/** Counts an upload before it is stored, so that many at once stay below the limit. False if it is counted already. */
function recordUpload(ctx: Context, upload: { id: string; size: number }): Promise<boolean> {
  const { MODELBOARD_UPLOAD_LIMIT_GB: limit, MODELBOARD_UPLOAD_DAYS: days } = uploadEnv();
  return inTransaction(ctx, async ({ db, actor }) => {
    await lockUploads(db);
    if (await renewUpload(db, upload.id, actor)) return false;
    if ((await selectUploadedBytes(db)) + upload.size > limit * GB)
      throw new ProblemError(
        'storage_full',
        `Uploads have reached their limit of ${limit} GB. Send the https URL of an image instead, or have an operator raise MODELBOARD_UPLOAD_LIMIT_GB. Uploads that no job uses are deleted after ${days} days.`,
      );
    await insertUpload(db, upload, actor);
    return true;
  });
}

function explain(error: unknown): never {
  if (!(error instanceof UnusableImageError)) throw error;
  const { message } = error;
  throw new ProblemError('invalid', message, {
    errors: [{ path: '', code: 'picture', message, in: 'body' }],
    cause: error,
  });
}
