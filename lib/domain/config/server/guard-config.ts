import type { Context } from '@/lib/platform/context';
import { requireMatch } from '@/lib/platform/http/etag';
import { presentConfig } from './read-config';

/** What stands before a 422 of a write to a config: 404, 428, 412. */
export async function guardConfig({
  ctx,
  modelId,
  ifMatch,
}: {
  ctx: Context;
  modelId: string;
  ifMatch: string | null;
}): Promise<void> {
  requireMatch(ifMatch, await presentConfig(ctx, modelId));
}
