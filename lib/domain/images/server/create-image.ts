import { fillPath } from '@/lib/platform/client/path';
import { type Context, requirePermission } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import { UnusableImageError } from '@/lib/worker/images';
import type { Image } from '../contract';
import { imagePath } from '../paths';
import { imageStore } from './image-store';

/** Keeps a picture. Throws `invalid` for bytes that are none. */
export async function createImage({
  ctx,
  input,
}: {
  ctx: Context;
  input: { bytes: Uint8Array };
}): Promise<Image> {
  requirePermission(ctx.actor, 'jobs:write');
  const { id, contentType, size } = await imageStore().put(input.bytes).catch(explain);
  return { id, url: fillPath(imagePath, { id }), content_type: contentType, size };
}

function explain(error: unknown): never {
  if (!(error instanceof UnusableImageError)) throw error;
  const { message } = error;
  throw new ProblemError('invalid', message, {
    errors: [{ path: '', code: 'picture', message, in: 'body' }],
    cause: error,
  });
}
