import { JobFailure } from '../job-failure';
import type { JobNews, Prediction, ProviderClient, TakenJob } from '../ports';
import { timing } from '../timing';
import type { Parts } from './parts';
import { isPassing } from './send-job';

const ENDED = ['succeeded', 'failed', 'canceled', 'aborted'];

type Waiting = { parts: Parts; job: TakenJob; news: JobNews; prediction: Prediction; signal: AbortSignal };

/**
 * Waits until a prediction has ended: news of it wakes, asking finds out anyway, ever less often. Keeps how far it is, and
 * tells the provider where the job is canceled. Throws the signal's reason when it is aborted.
 */
export async function awaitPrediction({
  parts,
  job,
  news,
  prediction,
  signal,
}: Waiting): Promise<Prediction> {
  const provider = parts.provider as ProviderClient;
  const lastly = Date.now() + timing.prediction;
  let present = prediction;
  let isCanceled = job.isCanceled;
  let hasTold = false;
  let keptAt = 0;
  for (let wait = timing.firstPoll; !ENDED.includes(present.status); ) {
    if (isCanceled && !hasTold) {
      present = await asked(parts, present, () => provider.cancel(present.id, { signal }));
      hasTold = true;
      continue;
    }
    if (Date.now() > lastly) throw new JobFailure('timed_out', 'The prediction did not end in time.');
    const isNews = await news.wait(wait, signal);
    wait = isNews ? timing.firstPoll : Math.min(wait * 2, timing.mostPolling);
    if (isNews) isCanceled ||= await parts.store.isCanceled(job.id);
    present = await asked(parts, present, () => provider.get(present.id, { signal }));
    if (ENDED.includes(present.status) || Date.now() - keptAt < timing.progress) continue;
    keptAt = Date.now();
    isCanceled = (await parts.store.report(job.id, present)).isCanceled;
  }
  return present;
}

/** What the provider says now; what it said before, where it is not there. */
async function asked(parts: Parts, present: Prediction, ask: () => Promise<Prediction>): Promise<Prediction> {
  try {
    return await ask();
  } catch (error) {
    if (!isPassing(error)) throw error;
    parts.log('warn', 'the provider is not there: the prediction is asked for later', {
      prediction: present.id,
      reason: error.message,
    });
    return present;
  }
}
