import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backoff, jittered, retryAfterMs } from './backoff';

it('doubles from the first pause to the longest, less a quarter at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), (failures) => {
      const full = Math.min(30_000, 1000 * 2 ** (failures - 1));
      const pause = backoff(failures, 1000, 30_000);
      return pause >= full * 0.75 && pause <= full;
    }),
  );
});

it('spreads many workers', () => {
  expect(new Set(Array.from({ length: 50 }, () => jittered(1000))).size).toBeGreaterThan(10);
});

it.each([
  [undefined, 0],
  ['2', 2000],
  [' 2 ', 2000],
  ['Thu, 01 Jan 2026 00:00:03 GMT', 3000],
  ['Wed, 31 Dec 2025 23:59:00 GMT', 0],
  ['soon', 0],
  ['-5', 0],
  ['86400', 60_000],
])('reads Retry-After %j as %j ms', (header, ms) => {
  expect(retryAfterMs(header, Date.parse('2026-01-01T00:00:00Z'))).toBe(ms);
});
