import type { Context } from '@/lib/platform/context';
import { requireMatch } from '@/lib/platform/http/etag';
import { readPreset } from './read-presets';

/** What stands before a 422 of a change to a preset: 404, 428, 412. */
export async function guardPreset({
  ctx,
  modelId,
  presetId,
  ifMatch,
}: {
  ctx: Context;
  modelId: string;
  presetId: string;
  ifMatch: string | null;
}): Promise<void> {
  requireMatch(ifMatch, await readPreset({ ctx, input: { modelId, presetId } }));
}
