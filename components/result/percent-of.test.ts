import { expect, it } from 'vitest';
import { percentOf } from './percent-of';

it.each([
  ['  0%|          | 0/30\n 45%|████▌     | 13/30', 45],
  ['done: 100 %', 100],
  ['', null],
  ['Loading weights', null],
  ['gained 400%', null],
])('%j is at %s', (logs, percent) => {
  expect(percentOf(logs)).toBe(percent);
});
