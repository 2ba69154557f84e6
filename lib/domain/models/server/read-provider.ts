import { ProblemError } from '@/lib/platform/errors';
import { OutboundError, outboundSettings } from '@/lib/platform/outbound';
import { fetchJson, type JsonAnswer } from './fetch-json';
import { replicateModelUrl } from './provider-address';

/** In seconds, where Replicate does not say. */
const RETRY_AFTER = '30';

/**
 * A model as Replicate describes it today. Throws `conflict` where the key or the model is refused, `too_many_requests`
 * with Retry-After, and `provider_failed` for anything else than an answer.
 */
export async function readReplicateModel(modelId: string): Promise<unknown> {
  const url = replicateModelUrl(outboundSettings().replicate.baseUrl, modelId);
  const answer = await fetchJson(url).catch((error: unknown) => {
    throw error instanceof OutboundError ? failed(error.message, error) : error;
  });
  if (answer.status !== 200) throw refusal(modelId, answer);
  if ('fault' in answer.reading) throw failed(`What Replicate answered ${answer.reading.fault}.`);
  return answer.reading.value;
}

function refusal(modelId: string, { status, retryAfter }: JsonAnswer): ProblemError {
  if (status === 401 || status === 403) {
    return new ProblemError(
      'conflict',
      `Replicate refused the key (${status}). Set REPLICATE_API_TOKEN to a valid one and start Modelboard again.`,
    );
  }
  if (status === 404) {
    return new ProblemError(
      'conflict',
      `Replicate has no model "${modelId}" that this key may see. It may have been renamed, made private or removed.`,
    );
  }
  if (status === 429) {
    const wait = /^\d+$/.test(retryAfter ?? '') ? `${retryAfter}` : RETRY_AFTER;
    return new ProblemError(
      'too_many_requests',
      `Replicate was asked too often. Try again in ${wait} seconds.`,
      { headers: { 'retry-after': wait } },
    );
  }
  return failed(`Replicate answered ${status}.`);
}

const failed = (reason: string, cause?: unknown) =>
  new ProblemError('provider_failed', `${reason} Nothing was stored. Try again in a moment.`, { cause });
