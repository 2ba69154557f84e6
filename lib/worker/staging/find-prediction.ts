import type { JsonObject } from '@/lib/config-schema';
import { JobFailure } from '../job-failure';
import type { Prediction, ProviderClient, TakenJob } from '../ports';
import { timing } from '../timing';
import { likenessOf } from './likeness';
import type { Parts } from './parts';
import { pause } from './pause';

type Search = {
  parts: Pick<Parts, 'store'>;
  provider: Pick<ProviderClient, 'listSince'>;
  job: Pick<TakenJob, 'id'>;
  /** Null where the version was called. */
  modelId: string | null;
  input: JsonObject;
  /** Members of the input that are secrets. */
  secrets: JsonObject;
  /** When the call was announced, and how many milliseconds ago. */
  at: Date;
  agoMs: number;
  signal: AbortSignal;
};

/**
 * The prediction that an interrupted call has made, if any: one since then with exactly this input that no job has. Looks for
 * as long as such a call may take to show in the provider's list. Throws {@link JobFailure} `maybe_sent` where one that
 * nobody else has may be it, and cannot be told: a second one might be paid for, or another's picture taken.
 */
export async function findPrediction(search: Search): Promise<Prediction | null> {
  const begun = performance.now() - search.agoMs;
  for (;;) {
    const isSettled = performance.now() - begun > timing.settle;
    const { found, unclear } = await look(search);
    if (found !== null) return found;
    if (isSettled) {
      await refuseUnclear(search, unclear);
      return null;
    }
    await pause(timing.look, search.signal);
  }
}

type Seen = { found: Prediction | null; unclear: string[] };

async function look({ parts, provider, job, at, agoMs: _, signal, ...call }: Search): Promise<Seen> {
  const since = new Date(at.getTime() - timing.clocks);
  const unclear: string[] = [];
  for await (const prediction of provider.listSince(since, { signal })) {
    const likeness = likenessOf(prediction, call);
    if (likeness === 'unclear') unclear.push(prediction.id);
    if (likeness !== 'same') continue;
    if (await parts.store.keepPrediction(job.id, prediction)) return { found: prediction, unclear };
  }
  return { found: null, unclear };
}

async function refuseUnclear({ parts, signal }: Search, ids: string[]): Promise<void> {
  if ((await parts.store.unowned(ids)).length === 0) return;
  // A worker that has just made one keeps its id within this time.
  await pause(timing.settle, signal);
  const left = await parts.store.unowned(ids);
  if (left.length === 0) return;
  throw new JobFailure(
    'maybe_sent',
    `A worker was interrupted while it called the provider, which lists what may be the prediction of this job: ${left.join(', ')}.`,
  );
}
