import { expect, test } from 'vitest';
import { alignedNumbers } from './aligned-numbers';

test('points stand below each other, and no digit is made up', () => {
  expect(alignedNumbers([0.78, 30, 1.5, null])).toEqual(['0.78', '30\u2008\u2007\u2007', '1.5\u2007', null]);
});

test('whole numbers stay as they are', () => {
  expect(alignedNumbers([9, 30, -1])).toEqual(['9', '30', '-1']);
  expect(alignedNumbers([])).toEqual([]);
});
