import { toPointer } from '@/lib/config-schema';
import type { ErrorClass } from '../error-class';
import { ProviderError } from '../ports';
import type { Answer } from './exchange';
import { memberOf, textOf } from './members';
import { retryAfterOf } from './retry-after';

type Asked = {
  /** The model of a create. */
  modelId?: string | undefined;
  token: string;
  now: number;
};

/** Characters of the provider's words that are passed on. */
const MOST_WORDS = 500;

/** The error that an answer other than 2xx stands for, with what to do about it. */
export function refusalOf(answer: Answer, { modelId, token, now }: Asked): ProviderError {
  const { status, json } = answer;
  const refuse = (errorClass: ErrorClass, message: string, field: string | null = null) =>
    new ProviderError(errorClass, message, { field, retryAfterMs: retryAfterOf(answer, now) });
  const words = spoken(textOf(json, 'detail') ?? textOf(json, 'title') ?? '', token);

  if (status === 401 || status === 403)
    return refuse(
      'unauthorised',
      `Replicate refused the key (${status}). Set REPLICATE_API_TOKEN to a valid one and start again.`,
    );
  if (status === 402)
    return refuse(
      'no_credit',
      'The Replicate account has no credit left. Buy some at https://replicate.com/account/billing.',
    );
  if (status === 404 && modelId !== undefined)
    return refuse(
      'model_unavailable',
      `Replicate has no model "${modelId}" that this key may see and that runs without a version.`,
    );
  if (status === 413) return refuse('refused_input', `The request is too large for Replicate. ${words}`);
  if (status === 422 && /^Invalid version/i.test(textOf(json, 'title') ?? ''))
    return refuse('model_unavailable', `Replicate does not run this version of the model: ${words}`);
  if (status === 422) {
    const { field, message } = fault(json, words);
    return refuse('refused_input', `Replicate refused the input: ${spoken(message, token)}`, field);
  }
  if (status === 429) return rateLimited(refuse, retryAfterOf(answer, now));
  if (isTransient(status)) return refuse('provider_down', `Replicate answered ${status}. ${words || AGAIN}`);
  if (status >= 400) return refuse('failed', `Replicate refused the call (${status}). ${words}`.trim());
  return refuse(
    'not_configured',
    `Replicate answered ${status}${leadingTo(answer)}: its API lies elsewhere. Set REPLICATE_BASE_URL to that URL and start again.`,
  );
}

/** The place that a redirect names, without its query, which may hold secrets. */
function leadingTo({ headers }: Answer): string {
  const location = headers.get('location') ?? '';
  if (!URL.canParse(location)) return '';
  const { origin, pathname } = new URL(location);
  return `, a redirect to ${origin}${pathname}`;
}

/** Statuses of an answer that does not say what became of the request: errors of servers, 408 (timeout) and 425 (too early). */
export const isTransient = (status: number): boolean => status >= 500 || status === 408 || status === 425;

const AGAIN = 'Try again in a moment.';

function rateLimited(
  refuse: (errorClass: ErrorClass, message: string) => ProviderError,
  waitMs: number | null,
) {
  const when = waitMs === null ? 'in a moment' : `in ${Math.ceil(waitMs / 1000)} seconds`;
  return refuse('rate_limited', `Replicate was asked too often. Try again ${when}.`);
}

/** The first field that does not fit: from `invalid_fields`, else from the words `- input.seed: Must be …`. */
function fault(json: unknown, words: string): { field: string | null; message: string } {
  const fields = memberOf(json, 'invalid_fields');
  const [first] = Array.isArray(fields) ? fields : [];
  const named = textOf(first, 'field');
  if (named !== null) return { field: pointerOf(named), message: textOf(first, 'description') ?? words };
  const line = /^-?\s*(input(?:[.[][^:\s]*)?):\s*(.+)$/.exec(words);
  return line?.[1] && line[2]
    ? { field: pointerOf(line[1]), message: line[2] }
    : { field: null, message: words || 'it does not say why.' };
}

/** `input.images.0` or `input.images[0]` as a pointer into the input; null where it names no part of it. */
function pointerOf(field: string): string | null {
  const [root, ...path] = field.replace(/\[(\w+)\]/g, '.$1').split('.');
  return root === 'input' && path.length > 0 ? toPointer(path) : null;
}

/** The provider's words as one line, not too long, and without the key should they repeat it. */
function spoken(text: string, token: string): string {
  return text.replaceAll(token, '[key]').replace(/\s+/g, ' ').trim().slice(0, MOST_WORDS);
}
