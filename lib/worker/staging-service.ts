import { registry } from '@/lib/providers/registry';
import { createModelboard } from '@/lib/sdk';
import { configSourceOf } from './config-source';
import { JobFailure, NotOurs } from './job-failure';
import type { JobStore, StoredVersion } from './ports';
import { awaitPrediction } from './staging/await-prediction';
import { copyImages } from './staging/copy-images';
import { type Ending, endOf, endOfFailure, failedWith } from './staging/end-job';
import { Later, orLater } from './staging/later';
import type { Parts } from './staging/parts';
import { persistentStore } from './staging/persistent-store';
import { NotSent, sendJob } from './staging/send-job';
import { type Working, watched } from './staging/working';
import { timing } from './timing';

type Needed = Pick<Parts, 'store' | 'images' | 'provider' | 'fetchOutput' | 'wakes' | 'log'>;
type Optional = Pick<Parts, 'config' | 'onConfigError' | 'modelId' | 'webhook' | 'registry' | 'fetchImage'>;

export type StagingServiceOptions = Needed & Partial<Optional>;

export type StagingService = {
  /**
   * Brings a job to its end, from wherever it is, or to its place in the queue if it must wait for longer: any worker may go on
   * where another one stopped. False if it was handed back, since the signal was aborted: then it is to be taken up again.
   */
  process(jobId: string, signal: AbortSignal): Promise<boolean>;
};

/**
 * What makes pictures of jobs: takes a job, resolves its model and config, builds its prompt and input, calls the provider
 * once, keeps what comes out, and records the run. Without a config source it works with the defaults of the built-in models,
 * and says so.
 *
 * @throws where `modelId`, the model of jobs that name none, is not known
 */
export function createStagingService(options: StagingServiceOptions): StagingService {
  const { modelId = null } = options;
  if (modelId !== null && !registry.exists(modelId)) {
    const known = registry.list().map(({ id }) => id);
    throw new Error(`There is no model "${modelId}". Known: ${known.join(', ')}.`);
  }
  const defaults = configSourceOf(createModelboard({ logger: null }));
  if (!options.config)
    options.log('warn', 'no Modelboard is configured: jobs use the defaults of the built-in models', {
      source: 'defaults',
    });
  const parts: Parts = {
    ...options,
    config: options.config ?? defaults,
    defaults,
    onConfigError: options.onConfigError ?? 'wait',
    modelId,
    webhook: options.webhook ?? null,
    fetchImage: options.fetchImage ?? null,
    registry: options.registry ?? registry,
    store: remembering(options.store),
  };
  return { process: (jobId, signal) => processJob(parts, jobId, signal) };
}

async function processJob(parts: Parts, jobId: string, signal: AbortSignal): Promise<boolean> {
  const own = { ...parts, store: persistentStore(parts.store, signal, parts.log) };
  // From before it is read: what happens to it later is news.
  const news = parts.wakes.follow(jobId);
  try {
    const job = await own.store.take(jobId);
    if (job === null) return true;
    return await watched(parts, { job, news, signal }, async (working) => {
      // While the provider works: neither waits for the other before the end, nor a job that returns to the queue.
      const copying = copyImages(own, job, working.interrupted);
      const ending = await endOfJob(own, working);
      if (ending === null) return true;
      const { endedAt, ...end } = ending;
      const warnings = [...end.warnings, ...(await copying)];
      const sinceProviderEndMs = endedAt === null ? null : performance.now() - endedAt;
      await own.store.finish(jobId, { ...end, sinceProviderEndMs, warnings });
      return true;
    });
  } catch (error) {
    if (error instanceof NotOurs) return true;
    if (signal.aborted) return false;
    throw error;
  } finally {
    news.close();
  }
}

/** How the job ends; null if it has returned to the queue. */
async function endOfJob(parts: Parts, working: Working): Promise<Ending | null> {
  const { job, signal } = working;
  try {
    if (job.isCanceled && job.sent === null) throw new JobFailure('canceled', 'Canceled before it was sent.');
    const { stamp, ...sent } = await sendJob(parts, working);
    const ended = await awaitPrediction(parts, working, sent).catch((error: unknown) => {
      throw orLater(error, 'maybe');
    });
    return await endOf(parts, stamp, ended, signal);
  } catch (error) {
    if (signal.aborted || error instanceof NotOurs) throw error;
    if (error instanceof Later && (await putBack(parts, working, error))) return null;
    const end = endOfFailure(error instanceof Later ? error.cause : error);
    if (end !== null) return end;
    parts.log('error', 'a job failed for no reason of its own', { job: job.id, error });
    const message = 'Something went wrong in the worker; its log says what.';
    return failedWith(new JobFailure('failed', message));
  }
}

async function putBack(
  { store, log }: Parts,
  { job, canceled }: Working,
  { wait, cause }: Later,
): Promise<boolean> {
  const isWaiting = await store.putBack(job.id, {
    ...wait,
    isCancelKnown: canceled.aborted,
    limitMs: wait.sent === 'maybe' ? timing.prediction : timing.waiting,
    ...{ leastMs: timing.leastRetry, mostMs: timing.mostRetry },
  });
  const fields = { job: job.id, reason: wait.reason, error: messageOf(cause) };
  if (isWaiting) log('warn', 'a job returns to the queue and is tried again later', fields);
  return isWaiting;
}

const messageOf = (error: unknown): unknown =>
  error instanceof NotSent ? messageOf(error.cause) : error instanceof Error ? error.message : error;

/** A version never changes, so each is asked for once. */
function remembering(store: JobStore): JobStore {
  const versions = new Map<string, StoredVersion>();
  return {
    ...store,
    async version(modelId, version) {
      const key = `${modelId}@${version}`;
      const found = versions.get(key) ?? (await store.version(modelId, version));
      if (found !== null) versions.set(key, found);
      return found;
    },
  };
}
