import { setMaxListeners } from 'node:events';
import { deleteUnusedImages, imageStore } from '@/lib/domain/images/server';
import { JOBS_CHANNEL, jobStore, requeueLost } from '@/lib/domain/jobs/server';
import { systemContext } from '@/lib/platform/context';
import { database } from '@/lib/platform/db/client';
import { env, outboundEnv, uploadEnv, workerEnv } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { outboundSettings } from '@/lib/platform/outbound';
import { addToQueue } from '@/lib/platform/queue/add-to-queue';
import { runQueue } from '@/lib/platform/queue/run-queue';
import { fetchInputImage, fetchOutput } from '@/lib/worker/images';
import type { ConfigSource } from '@/lib/worker/ports';
import { createReplicateClient } from '@/lib/worker/replicate';
import { createStagingService } from '@/lib/worker/staging-service';
import { timing } from '@/lib/worker/timing';
import { JobWakes } from '@/lib/worker/wakes';
import { webhookUrl } from './webhook-url';

/** How often images that nobody needs are deleted, in milliseconds. */
const CLEAN_EVERY = 60 * 60_000;

/** Jobs at once in a process. A job mostly waits for the provider, and holds neither a connection nor the processor. */
const CONCURRENCY = 20;

export type Worker = {
  /** Takes no more jobs; ends those that can end now, hands the others back, and resolves then. */
  stop(): Promise<void>;
};

/**
 * Works on jobs in this process until it is stopped. The database must be migrated; without a config source, jobs use the
 * defaults of the built-in models.
 */
export async function startWorker({ config }: { config: ConfigSource | null }): Promise<Worker> {
  const { DATABASE_URL: url, MODELBOARD_PUBLIC_URL: publicUrl } = env();
  const { baseUrl, token } = outboundSettings().replicate;
  // Not the provider's host, which may be this machine: whoever sends a job names these URLs.
  const allowedHosts = outboundEnv().MODELBOARD_ALLOWED_HOSTS ?? [];
  const stopping = new AbortController();
  // Every job listens, and no listener outlives its job.
  setMaxListeners(0, stopping.signal);
  const wakes = new JobWakes();
  const db = database();
  const images = imageStore();
  const service = createStagingService({
    store: jobStore(db),
    images,
    provider: token === null ? null : createReplicateClient({ token, baseUrl, repeatMs: timing.repeat }),
    fetchOutput: (reference, signal) => fetchOutput(reference, { baseUrl, token, signal }),
    fetchImage:
      workerEnv().MODELBOARD_COPY_IMAGES === 'off'
        ? null
        : (url, signal) => fetchInputImage(url, { signal, allowedHosts }),
    wakes,
    webhook: webhookUrl({ publicUrl, baseUrl }),
    onConfigError: workerEnv().MODELBOARD_ON_CONFIG_ERROR,
    ...(config && { config }),
    log,
  });
  async function cleanUp(): Promise<void> {
    try {
      await images.tidy();
      const days = uploadEnv().MODELBOARD_UPLOAD_DAYS;
      const deleted = await deleteUnusedImages({ ctx: systemContext(db), input: { days } });
      if (deleted > 0) log('info', 'uploads that no job used were deleted', { deleted, days });
    } catch (error) {
      log('warn', 'images that nobody needs were not deleted', { error });
    }
  }
  let cleaned = cleanUp();
  const cleaning = setInterval(() => {
    cleaned = cleaned.then(cleanUp);
  }, CLEAN_EVERY).unref();
  await requeueLost({ ctx: systemContext(db) });
  const queue = await runQueue({
    url,
    concurrency: CONCURRENCY,
    channel: JOBS_CHANNEL,
    onNews: (jobId) => wakes.wake(jobId),
    async process(jobId) {
      const isDone = await service.process(jobId, stopping.signal);
      if (!isDone) await addToQueue(db, jobId);
    },
  });
  return {
    async stop() {
      stopping.abort();
      clearInterval(cleaning);
      await queue.stop();
      await cleaned;
    },
  };
}
