import { costOf } from '@/lib/providers/prices';
import { UnusableImageError } from '../images';
import { JobFailure } from '../job-failure';
import { type JobEnd, type Prediction, ProviderError, type Stamp, type StoredImage } from '../ports';
import { failureOf } from '../replicate';
import { Later, orLater } from './later';
import type { Parts } from './parts';
import { NotSent } from './send-job';

/** How a job ends whose prediction has ended: its pictures are fetched and kept, or it says why there are none. */
export async function endOf(
  parts: Parts,
  stamp: Stamp,
  prediction: Prediction,
  signal: AbortSignal,
): Promise<JobEnd> {
  const failure = failureOf(prediction);
  const cost = costOf({
    ...{ modelId: stamp.modelId, version: stamp.version, predictTime: prediction.predictTime },
    outputs: failure === null ? prediction.outputs.length : 0,
    at: prediction.createdAt,
  });
  if (failure !== null) return { ...failed(failure), cost, prediction };
  try {
    const outputs = await keepOutputs(parts, prediction, signal);
    return { status: 'succeeded', outputs, error: null, cost, prediction };
  } catch (error) {
    const said = orLater(error, 'maybe');
    if (signal.aborted || !isSaid(said)) throw said;
    return { ...failed(said), cost, prediction };
  }
}

async function keepOutputs({ images, fetchOutput }: Parts, prediction: Prediction, signal: AbortSignal) {
  if (prediction.outputs.length === 0) {
    const why = prediction.dataRemoved ? 'the provider has removed them' : 'there are none';
    throw new JobFailure(
      'output_unusable',
      `The prediction succeeded, but its pictures cannot be had: ${why}.`,
    );
  }
  return Promise.all(
    prediction.outputs.map(async (reference) => {
      const { id, contentType } = await store(images, await fetchOutput(reference, signal));
      return { id, contentType };
    }),
  );
}

/** What cannot be stored now is fetched again later: it is paid for. */
async function store(images: Parts['images'], bytes: Uint8Array): Promise<StoredImage> {
  try {
    return await images.put(bytes);
  } catch (error) {
    if (error instanceof UnusableImageError) throw error;
    const failure = new JobFailure('failed', 'The image could not be stored; the log says why.');
    throw new Later({ reason: 'storage_unavailable', delayMs: null, sent: 'maybe' }, failure);
  }
}

/** How a job ends that came to nothing; null for what is no reason but a fault of ours. */
export function endOfFailure(error: unknown): JobEnd | null {
  if (error instanceof NotSent) {
    const end = endOfFailure(error.cause);
    return end && { ...end, stamp: error.stamp };
  }
  return isSaid(error) ? failedWith(error) : null;
}

/** How a job ends for which nobody was asked. */
export function failedWith(error: Said): JobEnd {
  return { ...failed(error), cost: null, prediction: null };
}

type Said = ProviderError | JobFailure | UnusableImageError;

const isSaid = (error: unknown): error is Said =>
  [ProviderError, JobFailure, UnusableImageError].some((each) => error instanceof each);

function failed(error: Said): Pick<JobEnd, 'status' | 'outputs' | 'error'> {
  const isOutput = error instanceof UnusableImageError;
  const { errorClass, field } = isOutput ? ({ errorClass: 'output_unusable', field: null } as const) : error;
  return {
    status: errorClass === 'canceled' ? 'canceled' : 'failed',
    outputs: [],
    error: { class: errorClass, message: error.message, field },
  };
}
