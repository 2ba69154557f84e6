import { expect, it } from 'vitest';
import { percentOf, seedOf } from './read-logs';

const logging = (logs: string) => ({
  input: { prompt: 'Seed 7 tomatoes' },
  progress: { status: 'succeeded', logs, predict_time: null },
});

it('is the seed that was sent, also where the logs name another', () => {
  expect(seedOf({ ...logging('Using seed: 4242'), input: { seed: 0 } })).toBe(0);
});

it.each([
  ['Using seed: 4242', 4242],
  ['Random seed set to 17\n100%', 17],
  ['seed=99 steps=50', 99],
  ['Seed: 1\nUsing seed: 2', 1],
])('is read from the logs where the model chose it: %j', (logs, seed) => {
  expect(seedOf(logging(logs))).toBe(seed);
});

it.each(['', 'Loading weights 42%', 'Seeding the garden, 12 beds', 'seed is random'])(
  'is not known where nobody names it: %j',
  (logs) => {
    expect(seedOf(logging(logs))).toBeNull();
    expect(seedOf({ input: null, progress: null })).toBeNull();
  },
);

it.each([
  ['  0%|          | 0/30\n 45%|████▌     | 13/30', 45],
  ['done: 100 %', 100],
  ['', null],
  ['Loading weights', null],
  ['gained 400%', null],
])('%j is at %s', (logs, percent) => {
  expect(percentOf(logs)).toBe(percent);
});
