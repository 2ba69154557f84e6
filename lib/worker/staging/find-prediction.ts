import { canonical, type JsonObject } from '@/lib/config-schema';
import type { Prediction, ProviderClient, TakenJob } from '../ports';
import { timing } from '../timing';
import type { Parts } from './parts';
import { pause } from './pause';

type Search = {
  parts: Pick<Parts, 'store'>;
  provider: Pick<ProviderClient, 'listSince'>;
  job: Pick<TakenJob, 'id'>;
  input: JsonObject;
  /** When the call was announced. */
  at: Date;
  signal: AbortSignal;
};

/**
 * The prediction that an interrupted call has made, if any: one since then with exactly this input that no job has. Looks for
 * as long as such a call may take to show in the provider's list.
 */
export async function findPrediction(search: Search): Promise<Prediction | null> {
  for (;;) {
    const isSettled = Date.now() > search.at.getTime() + timing.settle;
    const found = await look(search);
    if (found !== null || isSettled) return found;
    await pause(timing.config, search.signal);
  }
}

async function look({ parts, provider, job, input, at, signal }: Search): Promise<Prediction | null> {
  const wanted = canonical(input);
  const since = new Date(at.getTime() - timing.clocks);
  for await (const prediction of provider.listSince(since, { signal })) {
    if (canonical(prediction.input) !== wanted) continue;
    if (await parts.store.keepPrediction(job.id, prediction)) return prediction;
  }
  return null;
}
