import { expect, it } from 'vitest';
import { z } from 'zod';
import { ProblemError } from '@/lib/platform/errors';
import { parseContract, parseQuery, refuseHugeObjects } from './contract-errors';

const contract = z.strictObject({
  name: z.string().min(2),
  'a/b~c': z.number().optional(),
  parts: z.array(z.strictObject({ count: z.int() })).default([]),
});

function refusal(value: unknown, where: 'body' | 'query') {
  try {
    parseContract(contract, value, where);
  } catch (error) {
    if (error instanceof ProblemError) return error.toProblem('some-request');
    throw error;
  }
  return null;
}

it('gives the value with its defaults', () => {
  expect(parseContract(contract, { name: 'ab' }, 'body')).toEqual({ name: 'ab', parts: [] });
});

it('names every place in a body once, unknown properties at their own path', () => {
  const value = { name: 1, 'a/b~c': 'x', parts: [{ count: 1 }, { count: 0.5, more: true }], extra: 1 };
  expect(refusal(value, 'body')).toMatchObject({
    status: 422,
    detail: 'The body does not follow the contract; see errors.',
    request_id: 'some-request',
  });
  expect(refusal(value, 'body')?.errors.map(({ path, code, in: where }) => [path, code, where])).toEqual([
    ['/name', 'invalid_type', 'body'],
    ['/a~1b~0c', 'invalid_type', 'body'],
    ['/parts/1/count', 'invalid_type', 'body'],
    ['/parts/1/more', 'unknown', 'body'],
    ['/extra', 'unknown', 'body'],
  ]);
});

it('names 200 places at most, and how many more there are', () => {
  const keys = Array.from({ length: 90_000 }, (_, number) => [`unknown_${number}`, 1]);
  const found = refusal({ name: 'ab', ...Object.fromEntries(keys) }, 'body');
  expect(found?.errors).toHaveLength(200);
  expect(found?.errors_omitted).toBe(89_800);
});

it('refuses an object of more than 2,000 properties, anywhere in a body, and names 200 of them', () => {
  const object = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, number) => [`unknown_${number}`, 1]));
  expect(() =>
    refuseHugeObjects({ config: object(2_000), list: Array(5_000).fill(1), none: null }),
  ).not.toThrow();
  let thrown: unknown;
  try {
    refuseHugeObjects({ list: [{ config: object(90_000) }] });
  } catch (error) {
    thrown = error;
  }
  const { errors, errors_omitted } = (thrown as ProblemError).toProblem('x');
  expect([errors.length, errors[0]?.path, errors_omitted]).toEqual([200, '/list/0/config/unknown_0', 89_800]);
});

it('is a 400 for a query', () => {
  expect(refusal({ name: 'a' }, 'query')).toEqual({
    type: 'about:blank',
    title: 'The request is malformed',
    status: 400,
    detail: 'The query is malformed; see errors.',
    code: 'bad_request',
    request_id: 'some-request',
    errors: [
      {
        path: '/name',
        code: 'too_small',
        message: 'Too small: expected string to have >=2 characters',
        in: 'query',
      },
    ],
  });
});

it('names the root where the value as a whole is wrong', () => {
  expect(refusal([], 'body')?.errors).toMatchObject([{ path: '', code: 'invalid_type', in: 'body' }]);
});

it('reads a query by its contract, refuses a NUL, and leaves one without a contract alone', () => {
  const query = z.object({ q: z.string().optional() });
  expect(parseQuery(query, '?q=flux+a&other=1')).toEqual({ q: 'flux a' });
  expect(parseQuery(undefined, '?q=%00')).toEqual({});
  expect(() => parseQuery(query, '?q=%00')).toThrow(
    expect.objectContaining({
      code: 'bad_request',
      errors: [{ path: '/q', code: 'character', message: 'Must not contain a NUL', in: 'query' }],
    }),
  );
});
