import { expect, test } from 'vitest';
import { without } from '../json';
import type { JsonObject, JsonValue } from '../types';
import { importSchema } from './index';

const lines = (it: JsonObject) =>
  importSchema({ type: 'object', properties: { it } }).report.map(({ path, level, message }) => {
    return `${level} ${path} ${message}`;
  });

/** What is kept of a property, its place and role apart. */
const schemaOf = (it: JsonObject) => {
  const kept = importSchema({ type: 'object', properties: { it } }).schema?.properties as { it: JsonObject };
  return without(kept.it, ['x-order', 'x-role']);
};

const NO_SCHEMA = 'is not a schema (an object, true or false)';
const TYPES = 'array, boolean, integer, null, number, object, string';

test.each<[string, JsonValue, string]>([
  ['maximum', 'much', 'is not a number: "much"'],
  ['maximum', '1e999', 'is not a number: "1e999"'],
  ['minLength', -1, 'is not a whole number from 0: -1'],
  ['minLength', 1.5, 'is not a whole number from 0: 1.5'],
  ['minLength', [], 'is not a whole number from 0: []'],
  ['multipleOf', 0, 'is not a number above 0: 0'],
  ['multipleOf', 'x', 'is not a number above 0: "x"'],
  ['enum', 'a', 'is not a list: "a"'],
  ['required', 5, 'is not a list of names: 5'],
  ['dependentRequired', ['a'], 'does not name lists of names: ["a"]'],
  ['pattern', 5, 'is not text: 5'],
  ['type', [], `is none of ${TYPES}: []`],
  ['type', 'colour', `is none of ${TYPES}: "colour"`],
  ['type', 5, `is none of ${TYPES}: 5`],
  ['const', 2 ** 60, 'is beyond ±(2^53−1): 1152921504606847000'],
  ['$ref', 5, 'is not text: 5'],
  ['$dynamicRef', 5, 'is not text: 5'],
  ['not', 'a', `${NO_SCHEMA}: "a"`],
  ['items', 'string', `${NO_SCHEMA}: "string"`],
])('%s: %j costs that keyword', (keyword, value, message) => {
  const it = { description: 'kept', [keyword]: value };
  expect(lines(it)).toEqual([`warning /properties/it/${keyword} it: ${keyword} ${message} is left out`]);
  expect(schemaOf(it)).toEqual({ description: 'kept' });
});

test.each<[string, JsonValue, JsonValue]>([
  ['maximum', ' 9 ', 9],
  ['exclusiveMaximum', '1e+09', 1e9],
  ['minLength', '2', 2],
  ['multipleOf', '.5', 0.5],
])('%s: the text %j is read as a number', (keyword, value, read) => {
  expect(lines({ [keyword]: value })).toEqual([
    `warning /properties/it/${keyword} it: ${keyword} is the text "${value}": read as a number`,
  ]);
  expect(schemaOf({ [keyword]: value })).toEqual({ [keyword]: read });
});

test.each<[string, JsonValue, string]>([
  ['required', ['toString'], 'names "toString", which is not allowed as a name'],
  [
    'dependentRequired',
    Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`p${index}`, ['a']])),
    'has more than 2000 names',
  ],
])('%s: %j cannot be kept, and nothing is stored', (keyword, value, message) => {
  expect(lines({ [keyword]: value })).toEqual([`error /properties/it/${keyword} it: ${keyword} ${message}`]);
});

test('of a number, what is beyond ±(2^53−1) is kept', () => {
  const it = { type: 'number', enum: [1, 2 ** 60], default: 2 ** 60, multipleOf: 2 ** 60, maximum: 1e300 };
  expect(lines(it)).toEqual([]);
  expect(schemaOf(it)).toEqual(it);
});

test('a list of names that is none is named at its place', () => {
  expect(lines({ dependentRequired: { a: ['b'], c: 5 } })).toEqual([
    'warning /properties/it/dependentRequired/c it: c is not a list of names: 5 is left out',
  ]);
});

test('a format that is not checked is reported, unless it has no rule', () => {
  expect(lines({ type: 'string', format: 'iban' })).toEqual([
    'info /properties/it/format it: format iban is not checked: any value of the type is allowed',
  ]);
  for (const format of ['ipv4', 'uint8', 'hostname', 'float']) {
    expect(lines({ type: ['string', 'number'], format, 'x-secret': false })).toEqual([]);
  }
  expect(lines({ format: 5 })).toEqual(['warning /properties/it/format it: format is not text: left out']);
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

test.each<[string, JsonObject, JsonObject, string[]]>([
  [
    'a name is a list of one',
    { required: 'a', dependentRequired: { b: 'c' } },
    { required: ['a'], dependentRequired: { b: ['c'] } },
    [
      'warning /properties/it/required it: required is read as a list of one name',
      'warning /properties/it/dependentRequired/b it: b is read as a list of one name',
    ],
  ],
  [
    'of a list, the names are kept',
    { required: ['a', 1] },
    { required: ['a'] },
    ['warning /properties/it/required it: required has entries that are not names: [1] is left out'],
  ],
  [
    'true may be a text',
    { uniqueItems: 'true' },
    { uniqueItems: true },
    ['warning /properties/it/uniqueItems it: uniqueItems is the text "true": read as true'],
  ],
  [
    'types stand in one text',
    { type: 'str | None' },
    { type: ['string', 'null'] },
    [
      'warning /properties/it/type it: type "str" is read as string',
      'warning /properties/it/type it: type "None" is read as null',
    ],
  ],
  [
    'an empty list stands for no names',
    { properties: [], additionalProperties: false },
    { properties: {}, additionalProperties: false },
    [],
  ],
])('%s', (_, it, kept, said) => {
  expect(schemaOf(it)).toEqual(kept);
  expect(lines(it)).toEqual(said);
});

test('null is no schema', () => {
  expect(importSchema({ type: 'object', properties: { it: null } }).report).toContainEqual({
    path: '/properties/it',
    level: 'warning',
    message: 'it: it is not a schema (an object, true or false): null is left out',
  });
});
