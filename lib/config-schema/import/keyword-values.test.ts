import { expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../types';
import { importSchema } from './index';
import { NEEDED } from './keyword-values';

const lines = (it: JsonObject) =>
  importSchema({ type: 'object', properties: { it } }).report.map(({ path, level, message }) => {
    return `${level} ${path} ${message}`;
  });

test.each<[string, JsonValue, string]>([
  ['maximum', '9', 'must be a number'],
  ['minLength', -1, 'must be a whole number from 0'],
  ['multipleOf', 0, 'must be a number above 0'],
  ['const', 2 ** 60, 'is beyond ±(2^53−1), so it cannot be sent exactly'],
  ['enum', 'a', 'must be a list'],
  ['required', 'a', 'must be a list of names'],
  ['required', ['a', 1], 'must be a list of names'],
  ['required', ['toString'], 'names "toString", which is not allowed as a name'],
  ['dependentRequired', ['a'], 'must name lists of names'],
  [
    'dependentRequired',
    Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`p${index}`, ['a']])),
    'has more than 2000 names',
  ],
  ['pattern', 5, 'must be text'],
  ['type', [], 'is empty: it must be one of array, boolean, integer, null, number, object, string'],
  [
    'type',
    'colour',
    '"colour" is not known: it must be one of array, boolean, integer, null, number, object, string',
  ],
])('%s: %j cannot be kept, and nothing is stored', (keyword, value, message) => {
  expect(lines({ [keyword]: value })).toEqual([`error /properties/it/${keyword} it: ${keyword} ${message}`]);
});

test('a list of names that is none is named at its place', () => {
  expect(lines({ dependentRequired: { a: ['b'], c: 'd' } })).toEqual([
    'error /properties/it/dependentRequired/c it: c must be a list of names',
  ]);
});

test.each<[string, JsonValue, string]>([
  ['title', 5, 'is not text'],
  ['uniqueItems', 'yes', 'is neither true nor false'],
  ['x-order', 'first', 'is not a number'],
  ['x-role', 'output', 'is neither config nor input'],
  ['examples', 'a', 'is not a list'],
])('%s: %j is left out', (keyword, value, message) => {
  expect(lines({ [keyword]: value })).toEqual([
    `warning /properties/it/${keyword} it: ${keyword} ${message}: left out`,
  ]);
});

test('what only describes may be null, which means that it is not there', () => {
  expect(lines({ title: null, uniqueItems: null, 'x-order': null, 'x-role': null, examples: null })).toEqual(
    [],
  );
});

test('a name that is a pattern is checked like one, and cannot be given up', () => {
  expect(lines({ patternProperties: { '^x-': { type: 'string' } } })).toEqual([]);
  expect(lines({ patternProperties: { '(': {} } })).toEqual([
    `error /properties/it/patternProperties/( it: Pattern is not a regular expression, ${NEEDED}`,
  ]);
});

test('a pattern that is given up where a definition is used is an error only where a rule needs that definition', () => {
  const source = (rule: string) => ({
    properties: { it: { $ref: '#/$defs/loose' }, other: { not: { $ref: `#/$defs/${rule}` } } },
    $defs: {
      loose: { type: 'string', pattern: '(' },
      exact: { type: 'integer' },
      through: { $ref: '#/$defs/loose' },
    },
  });
  const report = (rule: string) =>
    importSchema(source(rule)).report.flatMap(({ level, path, message }) =>
      level === 'info' ? [] : [`${level} ${path} ${message}`],
    );
  const given =
    'warning /$defs/loose/pattern loose: Pattern is not a regular expression: values are not checked against it here, so the provider may refuse some';
  expect(report('exact')).toEqual([given]);
  expect(report('through')).toEqual([
    `error /$defs/loose/pattern loose: Pattern cannot be used, ${NEEDED}`,
    given,
  ]);
});
