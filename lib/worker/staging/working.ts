import { JobFailure } from '../job-failure';
import type { JobNews, TakenJob } from '../ports';
import { timing } from '../timing';
import type { Parts } from './parts';

/** A job in the hands of this worker. */
export type Working = {
  job: TakenJob;
  news: JobNews;
  /** Aborted when the worker ends: the job is handed back. */
  signal: AbortSignal;
  /** Aborted, with a {@link JobFailure}, when the job is canceled. */
  canceled: AbortSignal;
  /** Either of them. */
  interrupted: AbortSignal;
};

/** Calls the work with a job that is watched: if it is canceled, every wait of it hears of that at most a second later. */
export async function watched<T>(
  { wakes, store }: Pick<Parts, 'wakes' | 'store'>,
  { job, news, signal }: Pick<Working, 'job' | 'news' | 'signal'>,
  work: (working: Working) => Promise<T>,
): Promise<T> {
  const canceling = new AbortController();
  const ending = new AbortController();
  const cancel = () => canceling.abort(new JobFailure('canceled', 'Canceled before it was sent.'));
  if (job.isCanceled) cancel();
  const own = wakes.follow(job.id);
  const watch = async () => {
    while (!canceling.signal.aborted) {
      await own.wait(timing.cancel, ending.signal);
      // What is wrong with the store, the work finds out.
      if (await store.isCanceled(job.id).catch(() => false)) cancel();
    }
  };
  void watch().catch(() => {});
  try {
    const interrupted = AbortSignal.any([signal, canceling.signal]);
    return await work({ job, news, signal, canceled: canceling.signal, interrupted });
  } finally {
    ending.abort();
    own.close();
  }
}
