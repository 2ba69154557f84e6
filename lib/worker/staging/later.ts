import type { ErrorClass, RetryReason } from '../error-class';
import { ProviderError, type Wait } from '../ports';

/** The job returns to the queue. `cause`: what it ends with if it has waited as long as it may. */
export class Later extends Error {
  override name = 'Later';
  readonly wait: Pick<Wait, 'reason' | 'delayMs' | 'sent'>;

  constructor(wait: Later['wait'], cause: unknown) {
    super('the job is tried again later', { cause });
    this.wait = wait;
  }
}

const PASSING: Partial<Record<ErrorClass, RetryReason>> = {
  rate_limited: 'rate_limited',
  provider_down: 'provider_down',
  timed_out: 'provider_down',
};

/** What an operator mends ends no job that may have been paid for. */
const MENDED: typeof PASSING = {
  unauthorised: 'unauthorised',
  no_credit: 'no_credit',
  not_configured: 'not_configured',
};

/**
 * The same error, or {@link Later} if the same call may do better later. While there may be a prediction, no error of a call
 * ends the job, not even a 404: only the prediction's result, its outputs that are gone, or the deadline do.
 */
export function orLater(error: unknown, sent: Wait['sent']): unknown {
  if (!(error instanceof ProviderError)) return error;
  const reason = reasonOf(error, sent);
  if (reason === undefined) return error;
  // A little more than the provider asks for, never the same for two jobs.
  const delayMs = error.retryAfterMs === null ? null : error.retryAfterMs * (1 + 0.1 * Math.random());
  return new Later({ reason, delayMs, sent }, error);
}

function reasonOf({ errorClass, maybeCreated }: ProviderError, sent: Wait['sent']): RetryReason | undefined {
  if (maybeCreated) return 'provider_down';
  if (sent !== 'maybe' || errorClass === 'output_unusable') return PASSING[errorClass];
  return PASSING[errorClass] ?? MENDED[errorClass] ?? 'provider_down';
}
