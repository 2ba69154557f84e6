import { randomUUID } from 'node:crypto';
import { type JsonObject, segmentsOf } from '@/lib/config-schema';
import { secretsIn } from '../inputs/secrets-in';
import { JobFailure, NotOurs } from '../job-failure';
import { type Prediction, type ProviderClient, ProviderError, type Stamp, type TakenJob } from '../ports';
import { isVersionHash } from '../replicate';
import { findPrediction } from './find-prediction';
import { Later, orLater } from './later';
import type { Parts } from './parts';
import { sendPictures } from './pictures';
import { stampJob } from './stamp-job';
import type { Working } from './working';

type InFlight = NonNullable<TakenJob['sent']>;

/** A job that was sent, so many milliseconds ago; its prediction, if the provider has been asked just now. */
export type Sent = { stamp: Stamp; id: string; prediction: Prediction | null; agoMs: number };

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
 * The prediction of a job, asked for once: if its id is known, that is it; if there may be one, it is looked for; only then is
 * one made. Throws {@link Later} for what may pass.
 */
export async function sendJob(parts: Parts, working: Working): Promise<Sent> {
  const { job } = working;
  if (job.sent === null) return sendNew(parts, working);
  const { stamp, predictionId, agoMs } = job.sent;
  if (predictionId !== null) {
    if (parts.provider === null) throw orLater(notConfigured(), 'maybe');
    return { stamp, id: predictionId, prediction: null, agoMs };
  }
  const prediction = await call(await calledAgain(parts, working, job.sent), true);
  return { stamp, id: prediction.id, prediction, agoMs };
}

/** The call that may have been interrupted. */
async function calledAgain(parts: Parts, working: Working, sending: InFlight): Promise<Calling> {
  const { job, signal } = working;
  const { stamp } = sending;
  try {
    if (job.unreadable !== null) throw new JobFailure('failed', job.unreadable);
    const provider = providerOf(parts);
    const version = await parts.store.version(stamp.modelId, stamp.version);
    const secrets = version === null ? {} : secretsIn(version.schema, job.inputs);
    const { sent } = await sendPictures({ images: parts.images, provider, signal }, stamp.input);
    const reference = version?.providerRef ?? null;
    return { parts, provider, working, sending, reference, stamp, input: { ...sent, ...secrets }, secrets };
  } catch (error) {
    throw orLater(error, 'maybe');
  }
}

async function sendNew(parts: Parts, working: Working): Promise<Sent> {
  const { job, signal, interrupted } = working;
  const { stamp: asked, secrets, version } = await stampJob(parts, job);
  try {
    const provider = providerOf(parts);
    const { sent, kept } = await sendPictures(
      { images: parts.images, provider, signal: interrupted },
      asked.input,
    ).catch((error) => {
      throw orLater(error, 'never');
    });
    const stamp = { ...asked, input: kept };
    interrupted.throwIfAborted();
    const sending = { id: randomUUID(), at: new Date(), agoMs: 0 };
    const marked = await parts.store.mark(job.id, stamp, sending.id);
    if (marked === 'lost') throw new NotOurs();
    if (marked === 'canceled') throw canceledUnsent();
    const input = { ...sent, ...secrets };
    const reference = version.providerRef;
    const prediction = await call(
      { parts, provider, working, sending, reference, stamp, input, secrets },
      false,
    );
    return { stamp, id: prediction.id, prediction, agoMs: 0 };
  } catch (error) {
    if (error instanceof NotOurs || signal.aborted) throw error;
    throw error instanceof Later
      ? new Later(error.wait, new NotSent(asked, error.cause))
      : new NotSent(asked, error);
  }
}

const canceledUnsent = () => new JobFailure('canceled', 'Canceled before it was sent.');

function providerOf({ provider }: Parts): ProviderClient {
  if (provider === null) throw notConfigured();
  return provider;
}

const notConfigured = () =>
  new ProviderError(
    'not_configured',
    'The provider cannot be called: REPLICATE_API_TOKEN is not set where the worker runs.',
  );

type Calling = {
  parts: Parts;
  provider: ProviderClient;
  working: Working;
  stamp: Stamp;
  /** Whole, as the provider gets it. */
  input: JsonObject;
  /** Members of it that are kept nowhere. */
  secrets: JsonObject;
  /** The provider's own name of the version. */
  reference: string | null;
  /** Its id, when the call was announced, and how many milliseconds ago. */
  sending: { id: string; at: Date; agoMs: number };
};

/**
 * Makes the prediction, unless there may be one already and it is found. Each call that makes one looks first whether the job
 * is canceled. Stores its id before anybody waits for it.
 */
async function call(calling: Calling, mayBeThere: boolean): Promise<Prediction> {
  const { parts, provider, working, stamp, input, reference, sending } = calling;
  const { job, signal, canceled } = working;
  const version = isVersionHash(reference) ? reference : null;
  const modelId = version === null ? stamp.modelId : null;
  for (let maybe = mayBeThere; ; maybe = true) {
    const found = maybe ? await find({ ...calling, ...working, ...sending, modelId }) : null;
    if (found !== null) return found;
    signal.throwIfAborted();
    // The statement that announced the first call has looked.
    if (canceled.aborted || (maybe && (await parts.store.isCanceled(job.id)))) throw canceledUnsent();
    const prediction = await provider
      .create({
        modelId: stamp.modelId,
        ...(version !== null && { version }),
        input,
        ...(parts.webhook !== null && { webhook: parts.webhook }),
      })
      .catch((error: unknown) => {
        const mayBe = error instanceof ProviderError && error.maybeCreated;
        throw orLater(blamed(error, job, stamp), mayBe ? 'maybe' : { rejected: sending.id });
      });
    if (await parts.store.keepPrediction(job.id, prediction)) return prediction;
    // A job that asks for the same was interrupted and took it for its own: now its own is there for this one.
  }
}

const find = (search: Parameters<typeof findPrediction>[0]) =>
  findPrediction(search).catch((error: unknown) => {
    throw orLater(error, 'maybe');
  });

/** The same error, of the class that says that the config is refused if it names a value of it. */
function blamed(error: unknown, { inputs }: TakenJob, { config }: Stamp): unknown {
  if (!(error instanceof ProviderError) || error.errorClass !== 'refused_input') return error;
  const { field, message } = error;
  const [name] = field === null ? [] : segmentsOf(field);
  if (name === undefined || !Object.hasOwn(config, name) || Object.hasOwn(inputs, name)) return error;
  return new ProviderError('refused_config', message, { field, cause: error });
}
