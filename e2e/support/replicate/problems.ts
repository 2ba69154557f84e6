import { type Answer, problem } from './answer';

/** One fault of an input: `type` is the rule, `field` where, `description` the sentence. */
export type InvalidField = { type: string; field: string; description: string };

export const unauthenticated = () =>
  problem(401, {
    title: 'Unauthenticated',
    detail: 'You did not pass a valid authentication token',
    status: 401,
  });

export const insufficientCredit = () =>
  problem(402, {
    title: 'Insufficient credit',
    detail:
      'You have insufficient credit to run this model. Go to https://replicate.com/account/billing#billing to purchase credit.',
    status: 402,
  });

export const notFound = (detail = 'The requested resource could not be found.') =>
  problem(404, { detail, status: 404 });

export const invalidInput = (faults: InvalidField[]) =>
  problem(422, {
    title: 'Input validation failed',
    detail: faults.map(({ field, description }) => `- ${field}: ${description}\n`).join(''),
    status: 422,
    invalid_fields: faults,
  });

export const invalidVersion = () =>
  problem(422, {
    title: 'Invalid version or not permitted',
    detail: 'The specified version does not exist (or perhaps you do not have permission to use it?)',
    status: 422,
  });

export const invalidRequest = (detail: string) =>
  problem(422, { title: 'Invalid request', detail, status: 422 });

export const tooLarge = () => problem(413, { detail: 'Files must be less than 100MB in size' });

type Throttling = {
  /** Until the limit resets. */
  seconds?: number;
  /** Where it says so beside the text: neither is sure to be there. */
  says?: 'retry-after' | 'ratelimit-reset' | 'nothing';
  /** The lower limit of an account that is nearly out of credit. */
  isCreditLow?: boolean;
};

export function throttled({
  seconds = 1,
  says = 'retry-after',
  isCreditLow = false,
}: Throttling = {}): Answer {
  const reason = isCreditLow
    ? 'Your rate limit for creating predictions is reduced to 6 requests per minute with a burst of 1 requests while you have less than $5.0 in credit.'
    : 'Request was throttled.';
  return problem(
    429,
    { detail: `${reason} Your rate limit resets in ~${seconds}s.` },
    says === 'nothing' ? {} : { [says]: String(seconds) },
  );
}

export const serverError = () => problem(500, { detail: 'Internal server error' });

/** What a proxy before the provider says: no JSON at all. */
export const badGateway = (status = 502): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=UTF-8' },
  body: '<!DOCTYPE html>\n<html><head><title>Bad gateway</title></head><body>Bad gateway</body></html>\n',
});
