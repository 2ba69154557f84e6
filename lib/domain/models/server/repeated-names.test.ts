import { expect, it } from 'vitest';
import { repeatedNames } from './repeated-names';

it.each<[string, string[]]>([
  ['{"a": 1, "a": 2}', ['/a']],
  ['{"a": {"b": 1}, "c": {"b": 2}}', []],
  ['{"a": [{"b": 1}, {"b": {"c": 1, "d/e": [], "d/e": 2}}]}', ['/a/1/b/d~1e']],
  ['{"a": 1, "b": 2, "\\u0061": 3, "a": 4}', ['/a']],
  ['{"a\\"b": 1, "a\\"b": 2}', ['/a"b']],
  ['{"a": "a", "b": "a", "c": ["a", "a"]}', []],
  ['{"a": "{\\"b\\": 1, \\"b\\": 2}", "d": "}", "d": "]"}', ['/d']],
  ['{"__proto__": 1, "__proto__": 2}', ['/__proto__']],
  ['[]', []],
  ['"a"', []],
  ['12', []],
])('%s', (text, pointers) => {
  JSON.parse(text);
  expect(repeatedNames(text)).toEqual(pointers);
});

it('a text with nothing else is not looked at to its end', () => {
  const text = `{${'"a": {"b": 1, "b": 2}, '.repeat(2)}${Array.from({ length: 5000 }, (_, n) => `"k${n}": {"x": 1, "x": 2}`)}}`;
  expect(repeatedNames(text)).toHaveLength(1_000);
});
