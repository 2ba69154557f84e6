import { randomUUID } from 'node:crypto';
import { type JsonObject, segmentsOf } from '@/lib/config-schema';
import { secretsIn } from '../inputs/secrets-in';
import { JobFailure, NotOurs } from '../job-failure';
import { type Prediction, type ProviderClient, ProviderError, type Stamp, type TakenJob } from '../ports';
import { isVersionHash } from '../replicate';
import { timing } from '../timing';
import { findPrediction } from './find-prediction';
import type { Parts } from './parts';
import { pause } from './pause';
import { sendPictures } from './pictures';
import { stampJob } from './stamp-job';

/** A job that was sent, with its prediction. */
export type Sent = { stamp: Stamp; prediction: Prediction };

/** A job that cannot be sent, with what it would have been sent with. */
export class NotSent extends Error {
  override name = 'NotSent';
  readonly stamp: Stamp;

  constructor(stamp: Stamp, cause: unknown) {
    super('the job was not sent', { cause });
    this.stamp = stamp;
  }
}

/**
 * The prediction of a job, asked for once: with its id the provider is asked how it is; where the id is not known but there
 * may be one, it is looked for; only then is one made.
 */
export async function sendJob(parts: Parts, job: TakenJob, signal: AbortSignal): Promise<Sent> {
  if (job.sent === null) return sendNew(parts, job, signal);
  const { stamp, predictionId, at } = job.sent;
  const provider = providerOf(parts);
  if (predictionId !== null) return { stamp, prediction: await provider.get(predictionId, { signal }) };
  if (job.unreadable !== null) throw new JobFailure('failed', job.unreadable);
  const version = await parts.store.version(stamp.modelId, stamp.version);
  const secrets = version === null ? {} : secretsIn(version.schema, job.inputs);
  const { sent } = await sendPictures({ images: parts.images, provider, signal }, stamp.input);
  const calling = {
    ...{ parts, provider, job, signal, at },
    reference: version?.providerRef ?? null,
    stamp,
    input: { ...sent, ...secrets },
    secrets,
  };
  return { stamp, prediction: await call(calling, true) };
}

async function sendNew(parts: Parts, job: TakenJob, signal: AbortSignal): Promise<Sent> {
  const { stamp: asked, secrets, version } = await stampJob(parts, job, signal);
  try {
    const provider = providerOf(parts);
    const { sent, kept } = await sendPictures({ images: parts.images, provider, signal }, asked.input);
    const stamp = { ...asked, input: kept };
    signal.throwIfAborted();
    if (!(await parts.store.mark(job.id, stamp, randomUUID()))) throw new NotOurs();
    const input = { ...sent, ...secrets };
    const at = new Date();
    const reference = version.providerRef;
    const calling = { parts, provider, job, signal, at, reference, stamp, input, secrets };
    return { stamp, prediction: await call(calling, false) };
  } catch (error) {
    throw error instanceof NotOurs || signal.aborted ? error : new NotSent(asked, error);
  }
}

function providerOf({ provider }: Parts): ProviderClient {
  if (provider !== null) return provider;
  throw new JobFailure(
    'not_configured',
    'The provider cannot be called: REPLICATE_API_TOKEN is not set where the worker runs.',
  );
}

type Calling = {
  parts: Parts;
  provider: ProviderClient;
  job: TakenJob;
  stamp: Stamp;
  /** Whole, as the provider gets it. */
  input: JsonObject;
  /** Members of it that are kept nowhere. */
  secrets: JsonObject;
  /** The provider's own name of the version. */
  reference: string | null;
  /** When the call was announced. */
  at: Date;
  signal: AbortSignal;
};

/** Makes the prediction, unless there may be one already and it is found. Keeps its id before anybody waits for it. */
async function call(calling: Calling, mayBeThere: boolean): Promise<Prediction> {
  const { parts, provider, job, stamp, input, reference, at, signal } = calling;
  const lastly = at.getTime() + timing.providerDown;
  const version = isVersionHash(reference) ? reference : null;
  const modelId = version === null ? stamp.modelId : null;
  for (let maybe = mayBeThere; ; ) {
    try {
      const found = maybe ? await findPrediction({ ...calling, modelId }) : null;
      if (found !== null) return found;
      signal.throwIfAborted();
      const prediction = await provider.create({
        modelId: stamp.modelId,
        ...(version !== null && { version }),
        input,
        ...(parts.webhook !== null && { webhook: parts.webhook }),
      });
      if (await parts.store.keepPrediction(job.id, prediction)) return prediction;
      // A job that asks for the same was interrupted and took it for its own: now its own is there for this one.
      maybe = true;
    } catch (error) {
      if (!isPassing(error) || Date.now() > lastly) throw blamed(error, job, stamp);
      maybe ||= error.maybeCreated;
      parts.log('warn', 'the provider is not there: the job is sent later', {
        job: job.id,
        reason: error.message,
      });
      await pause(error.retryAfterMs ?? timing.provider, signal);
      if (await parts.store.isCanceled(job.id))
        throw new JobFailure('canceled', 'Canceled before it was sent.');
    }
  }
}

/** The same error, of the class that says that the config is refused if it names a value of it. */
function blamed(error: unknown, { inputs }: TakenJob, { config }: Stamp): unknown {
  if (!(error instanceof ProviderError) || error.errorClass !== 'refused_input') return error;
  const { field, message } = error;
  const [name] = field === null ? [] : segmentsOf(field);
  if (name === undefined || !Object.hasOwn(config, name) || Object.hasOwn(inputs, name)) return error;
  return new ProviderError('refused_config', message, { field, cause: error });
}

/** Whether the same call may do better later. */
export function isPassing(error: unknown): error is ProviderError {
  if (!(error instanceof ProviderError)) return false;
  return error.maybeCreated || ['provider_down', 'rate_limited', 'timed_out'].includes(error.errorClass);
}
