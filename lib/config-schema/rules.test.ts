import { expect, test } from 'vitest';
import { deciderOf } from './rules';
import type { JsonObject } from './types';

const decider = (...branches: JsonObject[]) =>
  deciderOf(
    {},
    branches.map((properties) => ({ properties })),
    [],
  );

test('a union is decided by one constant in each branch, before options that differ', () => {
  const small = { enum: [1, 2] };
  const large = { enum: [3, 4] };
  const alpha = { const: 'alpha' };
  const beta = { const: 'beta' };
  expect(decider({ size: small, model: alpha }, { size: large, model: beta })?.on).toBe('model');
  expect(decider({ size: small, model: alpha }, { size: large, model: alpha })?.on).toBe('size');
  expect(decider({ size: small }, { size: { enum: [2, 3] } })?.on).toBe('size');
  expect(decider({ size: small }, { model: beta })).toBeNull();
});
