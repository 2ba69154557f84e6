import { JobFailure } from '../job-failure';
import { type Prediction, type ProviderClient, ProviderError } from '../ports';
import { timing } from '../timing';
import type { Parts } from './parts';
import type { Working } from './working';

const ENDED = ['succeeded', 'failed', 'canceled', 'aborted'];

type Awaited = {
  id: string;
  /** As it was just now; null if the provider has not been asked yet. */
  prediction: Prediction | null;
  /** Milliseconds since the call that made it. */
  agoMs: number;
};

/**
 * Waits until a prediction has ended: news of it wakes, asking finds out anyway, ever less often. Stores how far it is. If the
 * job is canceled, tells the provider until that accepts it; whatever it says, the prediction decides. Throws the signal's
 * reason when it is aborted, and what the provider's answer to a question is no prediction.
 */
export async function awaitPrediction(
  parts: Parts,
  working: Working,
  { id, prediction, agoMs }: Awaited,
): Promise<Prediction> {
  const provider = parts.provider as ProviderClient;
  const { job, news, signal, canceled, interrupted } = working;
  const begun = performance.now() - agoMs;
  let present = prediction;
  let isAccepted = false;
  let storedAt = Number.NEGATIVE_INFINITY;
  for (let wait = timing.firstPoll; present === null || !ENDED.includes(present.status); ) {
    if (performance.now() - begun > timing.prediction)
      throw new JobFailure('timed_out', 'The prediction did not end in time.');
    if (canceled.aborted && !isAccepted) {
      const told = await cancel(parts, provider, id, signal);
      isAccepted = told !== null;
      present = told ?? (await provider.get(id, { signal }));
      if (isAccepted || ENDED.includes(present.status)) continue;
    }
    const hears = canceled.aborted ? signal : interrupted;
    try {
      const isNews = present !== null && (await news.wait(wait, hears));
      wait = isNews ? timing.firstPoll : Math.min(wait * 2, timing.mostPolling);
      present = await provider.get(id, { signal: hears });
    } catch (error) {
      if (hears === signal || signal.aborted || !canceled.aborted) throw error;
      continue;
    }
    if (ENDED.includes(present.status) || performance.now() - storedAt < timing.progress) continue;
    storedAt = performance.now();
    await parts.store.report(job.id, present);
  }
  return present;
}

/** The prediction as it is once the provider has accepted to cancel it; null if it has not. */
async function cancel(
  { log }: Parts,
  provider: ProviderClient,
  id: string,
  signal: AbortSignal,
): Promise<Prediction | null> {
  try {
    return await provider.cancel(id, { signal });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    log('warn', 'the provider did not cancel a prediction', { prediction: id, reason: error.message });
    return null;
  }
}
