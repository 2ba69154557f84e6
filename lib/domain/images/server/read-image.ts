import { type Context, requirePermission } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import { FileAnswer } from '@/lib/platform/http/schemas';
import { imageStore } from './image-store';

/** The picture of this id, with its type. Throws `not_found`. */
export async function readImage({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string };
}): Promise<FileAnswer> {
  requirePermission(ctx.actor, ['jobs:write', 'models:read']);
  const picture = await imageStore().get(input.id);
  if (picture === null) throw new ProblemError('not_found', 'There is no picture with this id.');
  return new FileAnswer({ ...picture, etag: `"${input.id}"` });
}
