import type { Context } from '@/lib/platform/context';
import { selectJobOfPrediction, tellWorkers } from './repository';

/**
 * Says that there is news of a prediction: the worker that waits for it asks the provider now. Harmless when repeated, and
 * where nobody waits for it.
 */
export async function wakeJob({
  ctx,
  input,
}: {
  ctx: Pick<Context, 'db'>;
  input: { predictionId: string };
}): Promise<void> {
  const job = await selectJobOfPrediction(ctx.db, input.predictionId);
  if (job !== null) await tellWorkers(ctx.db, job);
}
