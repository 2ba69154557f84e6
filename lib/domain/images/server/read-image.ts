import { type Context, onlyOwnOf, requirePermission } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import { FileAnswer } from '@/lib/platform/http/schemas';
import { imageStore } from './image-store';
import { isOwnImage } from './repository';

/** The image of this id that the actor may read, with its type. Throws `not_found`. */
export async function readImage({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string };
}): Promise<FileAnswer> {
  requirePermission(ctx.actor, ['jobs:write', 'models:read']);
  const owner = onlyOwnOf(ctx.actor);
  const mayRead = owner === null || (await isOwnImage(ctx.db, input.id, owner));
  const picture = mayRead ? await imageStore().get(input.id) : null;
  if (picture === null) throw new ProblemError('not_found', 'There is no picture with this id.');
  return new FileAnswer({ ...picture, etag: `"${input.id}"` });
}
