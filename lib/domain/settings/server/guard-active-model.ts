import type { Context } from '@/lib/platform/context';
import { requireMatch } from '@/lib/platform/http/etag';
import { presentActiveModel } from './read-active-model';

/** What stands before a 422 of a write to the active model: 428, 412. */
export async function guardActiveModel({
  ctx,
  ifMatch,
}: {
  ctx: Context;
  ifMatch: string | null;
}): Promise<void> {
  requireMatch(ifMatch, await presentActiveModel(ctx));
}
