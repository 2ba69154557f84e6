import type { JsonObject } from '@/lib/config-schema';
import { type Prediction, ProviderError } from '../ports';
import { memberOf, textOf } from './members';

const STATUSES: readonly string[] = [
  'starting',
  'processing',
  'succeeded',
  'failed',
  'canceled',
  'aborted',
] satisfies Prediction['status'][];

/**
 * A prediction as the provider tells it in answers, lists and webhooks, in one shape. Everything but the id may be absent,
 * null or of another kind than the vendor's document says; what is not known is left out. Throws {@link ProviderError}
 * for what is no prediction.
 */
export function readPrediction(json: unknown): Prediction {
  const id = textOf(json, 'id');
  if (id === null || id === '')
    throw new ProviderError('provider_down', 'Replicate answered something that is no prediction.');
  const startedAt = timeOf(json, 'started_at');
  const completedAt = timeOf(json, 'completed_at');
  const error = memberOf(json, 'error') ?? null;
  const input = memberOf(json, 'input');
  const seconds = memberOf(memberOf(json, 'metrics'), 'predict_time');
  return {
    id,
    model: textOf(json, 'model'),
    status: statusOf(textOf(json, 'status'), completedAt),
    input: isObject(input) ? input : {},
    outputs: addressesIn(memberOf(json, 'output')),
    error: error === null || typeof error === 'string' ? error : JSON.stringify(error),
    logs: textOf(json, 'logs') ?? '',
    createdAt: timeOf(json, 'created_at') ?? startedAt ?? completedAt ?? new Date(0),
    startedAt,
    completedAt,
    predictTime: typeof seconds === 'number' && seconds >= 0 ? seconds : null,
    dataRemoved: memberOf(json, 'data_removed') === true,
  };
}

/** A status that is not known goes on, unless the prediction is over: nobody waits for ever for a word to change. */
function statusOf(text: string | null, completedAt: Date | null): Prediction['status'] {
  if (text !== null && STATUSES.includes(text)) return text as Prediction['status'];
  return completedAt === null ? 'processing' : 'failed';
}

/** The addresses of files in an output, in their order: alone, in a list that grows, or as members of an object. */
function addressesIn(output: unknown): string[] {
  if (typeof output === 'string') return /^(data:|https?:\/\/)/i.test(output) ? [output] : [];
  if (typeof output !== 'object' || output === null) return [];
  return Object.values(output).flatMap(addressesIn);
}

/** A time with any number of digits after the seconds. */
function timeOf(json: unknown, name: string): Date | null {
  const time = new Date(textOf(json, name) ?? Number.NaN);
  return Number.isNaN(time.getTime()) ? null : time;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
