import { expect, test } from 'vitest';
import { rulesOf } from './rules-of';

test('rules are what is said of several parameters, not of one', () => {
  const allOf = [{ if: { required: ['image'] }, [String('then')]: { required: ['size'] } }];
  const schema = { type: 'object', title: 'T', properties: { size: {} }, required: ['size'], allOf };
  expect(rulesOf(schema)).toEqual({ allOf });
  expect(rulesOf({ type: 'object', properties: {}, additionalProperties: false })).toEqual({});
});
