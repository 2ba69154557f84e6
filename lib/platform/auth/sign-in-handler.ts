import { randomUUID } from 'node:crypto';
import { ProblemError } from '@/lib/platform/errors';
import { problemResponse } from '../http/problem-response';
import { signIn } from './sign-in';

/**
 * The sign-in library's own routes, with its bodies. Two things it lacks: the standard `Retry-After` of a 429
 * (RFC 6585 §4), and a 503 where it reports a database that is away as a fault of its own.
 */
export async function signInHandler(request: Request): Promise<Response> {
  const requestId = randomUUID();
  try {
    const answer = await signIn().handler(request);
    if (answer.status >= 500)
      throw new ProblemError('unavailable', 'Sign-in does not work at the moment. Try again.', {
        headers: { 'retry-after': '2' },
      });
    const response = new Response(answer.body, answer);
    const wait = answer.headers.get('x-retry-after');
    if (wait !== null) response.headers.set('retry-after', wait);
    response.headers.set('cache-control', 'no-store');
    response.headers.set('x-request-id', requestId);
    return response;
  } catch (error) {
    return problemResponse(error, requestId);
  }
}
