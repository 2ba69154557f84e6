import { type Issue, toPointer } from '@/lib/config-schema';
import { costOf } from '@/lib/providers/prices';
import { UnusableImageError } from '../images';
import { JobFailure } from '../job-failure';
import { type JobEnd, type Prediction, ProviderError, type Stamp, type StoredImage } from '../ports';
import { failureOf } from '../replicate';
import { Later, orLater } from './later';
import type { Parts } from './parts';
import { NotSent } from './send-job';

/** How a job ends, before the copies of its input images are there. */
export type Ending = Omit<JobEnd, 'sinceProviderEndMs'> & {
  /** When its prediction was seen to have ended, by `performance.now()`. */
  endedAt: number | null;
};

/** How a job ends whose prediction has ended: its pictures are fetched and kept, or it says why there are none. */
export async function endOf(
  parts: Parts,
  stamp: Stamp,
  prediction: Prediction,
  signal: AbortSignal,
): Promise<Ending> {
  const endedAt = performance.now();
  const failure = failureOf(prediction);
  const cost = costOf({
    ...{ modelId: stamp.modelId, version: stamp.version, predictTime: prediction.predictTime },
    ended: failure === null ? 'succeeded' : endingOf(prediction),
    outputs: failure === null ? prediction.outputs.length : 0,
    at: prediction.createdAt,
  });
  const known = { cost, prediction, endedAt };
  if (failure !== null) return { ...failed(failure), ...known };
  try {
    const { outputs, warnings } = await keepOutputs(parts, prediction, signal);
    const fewer = fewerThanRequested(stamp, outputs.length);
    return { status: 'succeeded', outputs, error: null, ...known, warnings: [...warnings, ...fewer] };
  } catch (error) {
    const said = orLater(error, 'maybe');
    if (signal.aborted || !isSaid(said)) throw said;
    return { ...failed(said), ...known };
  }
}

/** Names under which models take how many images to make. */
const COUNTS = ['num_outputs', 'num_images', 'number_of_images', 'num_samples'];

/** A request for more images than came out is a success with a warning. */
function fewerThanRequested({ config, input }: Stamp, made: number): Issue[] {
  const values = { ...config, ...input };
  const name = COUNTS.find((each) => Number.isInteger(values[each]));
  const requested = name === undefined ? made : Number(values[name]);
  if (name === undefined || requested <= made) return [];
  const message = `The model made ${made} of the ${requested} images that ${name} asks for`;
  return [{ path: toPointer([name]), code: 'fewer_outputs', message }];
}

/** Of a prediction that has not succeeded. */
function endingOf({ status }: Prediction): 'failed' | 'canceled' | 'aborted' {
  return status === 'canceled' || status === 'aborted' ? status : 'failed';
}

async function keepOutputs({ images, fetchOutput }: Parts, prediction: Prediction, signal: AbortSignal) {
  if (prediction.outputs.length === 0) {
    const why = prediction.dataRemoved ? 'the provider has removed them' : 'there are none';
    throw new JobFailure(
      'output_unusable',
      `The prediction succeeded, but its pictures cannot be had: ${why}.`,
    );
  }
  const fetched = await Promise.allSettled(
    prediction.outputs.map(async (reference) => {
      const { id, contentType } = await store(images, await fetchOutput(reference, signal));
      return { id, contentType };
    }),
  );
  const outputs = fetched.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const reasons = fetched.flatMap((each) =>
    each.status === 'rejected' ? [orLater(each.reason, 'maybe')] : [],
  );
  const unexpected = reasons.find((reason) => !isSaid(reason));
  // What was paid for is kept: one image that is lost does not lose the others.
  if (outputs.length === 0 || unexpected !== undefined) throw unexpected ?? reasons[0];
  return { outputs, warnings: reasons.filter(isSaid).map(lost) };
}

const lost = ({ message }: Said): Issue => ({ path: '', code: 'output_unusable', message });
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
export function endOfFailure(error: unknown): Ending | null {
  if (error instanceof NotSent) {
    const end = endOfFailure(error.cause);
    return end && { ...end, stamp: error.stamp };
  }
  return isSaid(error) ? failedWith(error) : null;
}

/** How a job ends for which nobody was asked. */
export function failedWith(error: Said): Ending {
  return { ...failed(error), cost: null, prediction: null, endedAt: null };
}

type Said = ProviderError | JobFailure | UnusableImageError;

const isSaid = (error: unknown): error is Said =>
  [ProviderError, JobFailure, UnusableImageError].some((each) => error instanceof each);

function failed(error: Said): Pick<Ending, 'status' | 'outputs' | 'error' | 'warnings'> {
  const isOutput = error instanceof UnusableImageError;
  const { errorClass, field } = isOutput ? ({ errorClass: 'output_unusable', field: null } as const) : error;
  return {
    status: errorClass === 'canceled' ? 'canceled' : 'failed',
    outputs: [],
    warnings: [],
    error: { class: errorClass, message: error.message, field },
  };
}
