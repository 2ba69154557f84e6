import { expect, test } from 'vitest';
import { createPatternCheck } from './patterns';

test.each([
  '^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$',
  '^[a-z0-9]+(-[a-z0-9]+)*$',
  '^[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\\.[a-zA-Z]{2,}$',
  '^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z.-]+)?$',
  '^data:image/(png|jpeg);base64,[A-Za-z0-9+/=]+$',
  '^\\d+x\\d+$',
  'f.*o',
  '^[\\w-.]+$',
  '^[\\w-.]+!$',
  '\\.png$',
])('%s is used', (pattern) => {
  expect(createPatternCheck()(pattern)).toBeNull();
});

test.each(['^(a+)+$', '^(a|aa)+$', '(x+x+)+y', '^a*a*a*$', '^(.*,)*$', '(?:a?){30}a{30}'])(
  '%s can take very long',
  (pattern) => {
    expect(createPatternCheck()(pattern)).toBe('Pattern can take very long on some texts');
  },
);

test.each([
  ['(', 'Pattern is not a regular expression'],
  [`${'a'.repeat(500)}*`, 'Pattern longer than 500 characters'],
  ['a'.repeat(10_001), 'Pattern longer than 10000 characters'],
  ['(?<n>a+)\\k<n>+', 'Pattern is not understood'],
])('a pattern that cannot be used: %#', (pattern, fault) => {
  expect(createPatternCheck()(pattern)).toBe(fault);
});

test('plain patterns are used, and end on the longest text that is tried', () => {
  const faultOf = createPatternCheck();
  const linear = ['^[a-z]+$', '^[a-z]+-\\d+$', '^\\d{4}-\\d{2}$', '^[a-z0-9]*@[a-z]*!$'];
  const text = `${'a'.repeat(9_999)}!`;
  for (const pattern of linear) {
    expect(faultOf(pattern)).toBeNull();
    expect(new RegExp(pattern, 'u').test(text)).toBe(false);
  }
});

test('what cannot be slow is used, however many there are', () => {
  const faultOf = createPatternCheck();
  const long = `^(${Array.from({ length: 300 }, (_, index) => `option-${index}`).join('|')})$`;
  const patterns = Array.from(
    { length: 30 },
    (_, index) => `^(auto|(?:[0-9]{1,4}x\\d{1,4}){1}|b?c${index})$`,
  );
  const bounded = Array.from({ length: 30 }, (_, index) => `^(auto|[0-9]{1,4}x\\d{1,4}|b?c${index})$`);
  expect([long, ...bounded].map(faultOf)).toEqual(Array(31).fill(null));
  expect(patterns.map(faultOf).slice(-1)).toEqual(['Pattern is one of too many to look at']);
});

test('a pattern that is there again has the same answer, and does not count again', () => {
  const faultOf = createPatternCheck();
  const again = Array.from({ length: 20 }, () => faultOf('^(a+)+$'));
  expect(new Set(again)).toEqual(new Set(['Pattern can take very long on some texts']));
  expect(faultOf('^(b|c)+$')).toBeNull();
});

test('of those that take quadratic time one is used, and slow ones are given up early', () => {
  const faultOf = createPatternCheck();
  const faults = ['a', 'b', 'c', 'd', 'e'].map((letter) => faultOf(`${letter}*0?${letter}!`));
  expect(faults[0]).toBeNull();
  expect(faults.slice(1, 4)).not.toContain(null);
  expect(faults[4]).toBe('Pattern is one of too many to look at');
});
