import type { Context } from '@/lib/platform/context';
import { notifyOfPrediction } from './repository';

/**
 * Says that there is news of a prediction: the worker that waits for it asks the provider now. Harmless when repeated, and
 * where nobody waits for it.
 */
export function wakeJob({
  ctx,
  input,
}: {
  ctx: Pick<Context, 'db'>;
  input: { predictionId: string };
}): Promise<void> {
  return notifyOfPrediction(ctx.db, input.predictionId);
}
