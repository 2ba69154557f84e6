import { describe, expect, it } from 'vitest';
import { RequestError } from '@/lib/platform/client/call';
import { type ProblemEntry, ProblemError } from '@/lib/platform/errors';
import { splitProblem } from './split-problem';

const failure = (errors: ProblemEntry[]) =>
  new RequestError(
    422,
    new ProblemError('invalid', 'Some values are not valid.', { errors }).toProblem('r-1'),
  );
const short = {
  path: '/password',
  code: 'too_small',
  message: 'Use at least 12 characters',
  in: 'body' as const,
};
const token = { path: '/token', code: 'too_big', message: 'Too long', in: 'body' as const };

describe('splitProblem', () => {
  it('gives each entry to its field, and leaves nothing over', () => {
    expect(splitProblem(failure([short]), ['email', 'password'])).toEqual({
      fields: [{ name: 'password', message: 'Use at least 12 characters' }],
      rest: null,
    });
  });

  it('keeps the failure where an entry has no field', () => {
    const error = failure([short, token]);
    expect(splitProblem(error, ['password'])).toEqual({
      fields: [{ name: 'password', message: 'Use at least 12 characters' }],
      rest: error,
    });
  });

  it.each([new RequestError(0, null), new RequestError(409, null), new Error('fault')])(
    'keeps %s as it is',
    (error) => {
      expect(splitProblem(error, ['password'])).toEqual({ fields: [], rest: error });
    },
  );
});
