import type { Context } from '@/lib/platform/context';
import { requireMatch } from '@/lib/platform/http/etag';
import { presentPrompts } from './read-prompts';

/** What stands before a 422 of a write to the library: 428, 412. */
export async function guardPrompts({
  ctx,
  ifMatch,
}: {
  ctx: Context;
  ifMatch: string | null;
}): Promise<void> {
  requireMatch(ifMatch, await presentPrompts(ctx));
}
