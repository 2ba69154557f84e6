import { expect, test } from 'vitest';
import { inexactNumberIn } from './index';

test.each([
  '9007199254740993',
  '-9007199254740993',
  '9007199254740993.0',
  '900719925474099.3e1',
  '100000000000000000001',
  '18446744073709551615',
  '1e-400',
  '-0.0001e-400',
])('%s would be read as another number', (number) => {
  expect(inexactNumberIn(`{"a":["\\"${number}",1.5,{"b":${number}}]}`)).toBe(number);
});

test.each([
  '0',
  '0.0e10',
  '9007199254740991',
  '9007199254740992',
  '100000000000000000000',
  '1152921504606846976',
  '1152921504606847000',
  '1.50e3',
  '1e300',
  '1.7976931348623157e308',
  '5e-324',
  '0.1000000000000000055511151231257827',
  '18446744073709551616',
])('%s is exact, or as near as can be', (number) => {
  expect(inexactNumberIn(number)).toBeUndefined();
});

test('what stands in a text is no number', () => {
  expect(inexactNumberIn('{"9007199254740993":"1e-400 \\\\"}')).toBeUndefined();
  expect(inexactNumberIn('"9007199254740993')).toBeUndefined();
});
