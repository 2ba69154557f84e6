import { describe, expect, it } from 'vitest';
import { RequestError } from '@/lib/platform/client/call';
import { ProblemError } from '@/lib/platform/errors';
import { describeError } from './describe-error';

describe('describeError', () => {
  it("gives a problem's own sentence and its request id", () => {
    const problem = new ProblemError('unavailable', 'The database is away.').toProblem('r-1');
    expect(describeError(new RequestError(503, problem))).toEqual({
      detail: 'The database is away.',
      requestId: 'r-1',
      isFault: true,
      signedOut: false,
    });
  });

  it('says that nobody is signed in any more', () => {
    expect(describeError(new RequestError(401, null))).toEqual({
      detail: 'You are no longer signed in.',
      requestId: null,
      isFault: false,
      signedOut: true,
    });
  });

  it('says that the server cannot be reached', () => {
    expect(describeError(new RequestError(0, null)).detail).toBe(
      'The server cannot be reached. Check your connection.',
    );
  });

  it('keeps the words of a fault of ours to itself', () => {
    expect(describeError(new TypeError('x is not a function')).detail).toBe(
      'Something went wrong on this page.',
    );
  });
});
