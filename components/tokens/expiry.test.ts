import { expect, it } from 'vitest';
import { createTokenBody } from '@/lib/domain/tokens/contract';
import { expiryOf, lifetimes } from './expiry';

it.each([
  ['30', '2026-01-31T12:00:00.000Z'],
  ['365', '2027-01-01T12:00:00.000Z'],
  ['never', null],
] as const)('a token of %s days made at new year ends %s', (lifetime, expiry) => {
  expect(expiryOf(lifetime, Date.UTC(2026, 0, 1, 12))).toBe(expiry);
});

it.each(lifetimes)('the API takes a token of "$label"', ({ value }) => {
  const body = { name: 'worker', scopes: ['runtime:read'], expires_at: expiryOf(value, Date.now()) };
  expect(createTokenBody.safeParse(body).success).toBe(true);
});
