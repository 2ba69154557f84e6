import { ProviderError } from '../ports';
import { type Answer, type Asking, exchange, LostError } from './exchange';
import type { Settings } from './options';
import { isTransient, refusalOf } from './refusal';

export type Sending = Asking & {
  /** Whether asking twice does no more than asking once. */
  isRepeatable: boolean;
  /** The model of a create. */
  modelId?: string;
  /** Time that the provider takes on purpose. */
  holdMs?: number;
};

/** Milliseconds before the second try, doubled for each further one. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;

type Failure = { error: ProviderError; mayRepeat: boolean };

/**
 * Asks the provider, again and again if that helps, until the deadline. What creates something is never repeated here: who
 * wants it must look first whether it is still wanted. Throws {@link ProviderError}, `maybeCreated` if the answer to a create
 * was lost; or the reason of the caller's signal.
 */
export async function send(settings: Settings, sending: Sending): Promise<Answer> {
  const { clock, token } = settings;
  if (token === null) throw notConfigured();
  const begun = clock.elapsed();
  const deadline = begun + settings.deadlineMs + (sending.holdMs ?? 0);
  for (let failures = 1; ; failures += 1) {
    const left = Math.max(deadline - clock.elapsed(), 1);
    const tried = await attempt(settings, sending, token, left);
    if ('status' in tried) return tried;
    const wait = waitOf(tried.error, failures, clock.random());
    const next = clock.elapsed() + wait;
    if (!tried.mayRepeat || next >= deadline || next > begun + settings.repeatMs) throw tried.error;
    await clock.sleep(wait, sending.signal);
  }
}

const notConfigured = () =>
  new ProviderError(
    'not_configured',
    'REPLICATE_API_TOKEN is not set. Set it to a key from https://replicate.com/account/api-tokens and start again.',
  );

async function attempt(
  settings: Settings,
  sending: Sending,
  token: string,
  left: number,
): Promise<Answer | Failure> {
  const timeoutMs = Math.min(left, settings.attemptMs + (sending.holdMs ?? 0));
  try {
    const answer = await exchange(settings, sending, timeoutMs);
    const isGood = answer.status >= 200 && answer.status < 300;
    if (isGood && answer.json !== undefined) return answer;
    if (isGood) return failure(sending, 'provider_down', 'answered something that is no JSON', true);
    const error = refusalOf(answer, { modelId: sending.modelId, token, now: settings.clock.now() });
    return refused(sending, answer.status, error);
  } catch (error) {
    if (!(error instanceof LostError)) throw error;
    const errorClass = error.reason === 'timeout' ? 'timed_out' : 'provider_down';
    const lost = failure(sending, errorClass, error.message, error.wasSent, error);
    return error.reason === 'too_large' ? { ...lost, mayRepeat: false } : lost;
  }
}

function refused({ isRepeatable }: Sending, status: number, error: ProviderError): Failure {
  if (!isTransient(status)) return { error, mayRepeat: isRepeatable && status === 429 };
  if (isRepeatable) return { error, mayRepeat: true };
  const { errorClass, message, retryAfterMs } = error;
  const unsure = new ProviderError(errorClass, message, { retryAfterMs, maybeCreated: true });
  return { error: unsure, mayRepeat: false };
}

function failure(
  { isRepeatable }: Sending,
  errorClass: 'provider_down' | 'timed_out',
  what: string,
  wasSent: boolean,
  cause?: unknown,
): Failure {
  const maybeCreated = wasSent && !isRepeatable;
  const message = `Replicate ${what}. Try again later; where it stays so, check the network and REPLICATE_BASE_URL.`;
  const error = new ProviderError(errorClass, message, { maybeCreated, cause });
  return { error, mayRepeat: isRepeatable };
}

/** What the provider asks for and a little more, else longer each time; never the same for two workers. */
function waitOf({ retryAfterMs }: ProviderError, failures: number, random: number): number {
  if (retryAfterMs !== null) return retryAfterMs * (1 + 0.1 * random) + 50 * random;
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1)) * (0.75 + 0.25 * random);
}
