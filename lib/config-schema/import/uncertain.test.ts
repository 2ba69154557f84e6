import { expect, test } from 'vitest';
import { linesOf, withIt } from '../testing/imported';
import type { JsonObject, JsonValue } from '../types';
import { validate } from '../validate';
import { importSchema } from '.';
import { normaliseDialect } from './normalise';

const SLOW = '^(a+)+$';
const warningsOf = (source: JsonObject) =>
  linesOf(source).flatMap(({ level, path, message }) => (level === 'warning' ? [`${path} ${message}`] : []));
const isAllowed = (source: JsonObject, it: JsonValue) =>
  validate(importSchema(source).schema ?? {}, { it }).length === 0;

test.each<[string, JsonObject, string, JsonValue[], JsonValue[]]>([
  ['not', { type: 'string', maxLength: 9, not: { pattern: SLOW } }, 'not', ['aaa'], ['aaaaaaaaaa']],
  ['not, of a malformed limit', { not: { maximum: 'much' } }, 'not', [5], []],
  ['if, with one part only', { if: { pattern: SLOW }, then: { maxLength: 2 } }, 'if', ['aaa'], []],
  ['maxContains', { contains: { pattern: SLOW }, maxContains: 1 }, 'contains', [['a', 'b']], [[]]],
])('a rule is left out if it depends on what was: %s', (_, it, keyword, allowed, refused) => {
  const said = warningsOf(withIt(it));
  expect(said).toHaveLength(2);
  const words = `${keyword.replace(/.*\//, '').replace('contains', 'maxContains')} is left out, since it depends on what was left out`;
  expect(said[1]).toBe(`/properties/it/${keyword} it: ${words}`);
  for (const value of allowed) expect(isAllowed(withIt(it), value)).toBe(true);
  for (const value of refused) expect(isAllowed(withIt(it), value)).toBe(false);
});

test('a rule around one that was left out is left out too', () => {
  const source = withIt({ not: { not: { pattern: SLOW }, minLength: 1 } });
  expect(
    warningsOf(source)
      .slice(1)
      .map((line) => line.split(' ')[0]),
  ).toEqual(['/properties/it/not/not', '/properties/it/not']);
  expect(isAllowed(source, 'aaa')).toBe(true);
});

test('of a condition that nobody can tell, one part holds', () => {
  const source = withIt({ if: { pattern: SLOW }, then: { maxLength: 2 }, else: { minLength: 5 } });
  expect(warningsOf(source)[1]).toBe(
    '/properties/it/if it: if is read as anyOf, since it depends on what was left out',
  );
  expect(['a', 'bbb', 'bbbbb'].map((value) => isAllowed(source, value))).toEqual([true, false, true]);
});

test('a oneOf allows a value that may fit two parts, since one of them says less than it did', () => {
  const source = withIt({ oneOf: [{ type: 'string', pattern: SLOW }, { type: 'string', minLength: 5 }, 5] });
  expect(warningsOf(source)).toContain(
    '/properties/it/oneOf it: oneOf is read as anyOf, since it depends on what was left out',
  );
  expect(isAllowed(source, 'bbbbb')).toBe(true);
});

test('a oneOf stays whose parts are apart', () => {
  const source = withIt({ oneOf: [{ type: 'string', pattern: SLOW }, { type: 'integer' }] });
  expect(warningsOf(source)).toHaveLength(1);
  expect(isAllowed(source, true)).toBe(false);
});

test('a rule stays unless the definition that it needs has lost something, in itself or further on', () => {
  const source = (rule: string): JsonObject => ({
    properties: { it: { not: { $ref: `#/$defs/${rule}` } }, other: { $ref: '#/$defs/loose' } },
    $defs: { through: { $ref: '#/$defs/loose' }, loose: { pattern: SLOW }, whole: { type: 'integer' } },
  });
  expect(isAllowed(source('whole'), 5)).toBe(false);
  expect(warningsOf(source('whole'))).toHaveLength(1);
  expect(isAllowed(source('through'), 'b')).toBe(true);
  expect(warningsOf(source('through'))[1]).toContain('not is left out');
});

test('others are not refused once a name is left out that a schema declares', () => {
  const source = withIt({ patternProperties: { '(': { type: 'string' } }, additionalProperties: false });
  expect(warningsOf(source)[1]).toBe(
    '/properties/it/additionalProperties it: additionalProperties is left out, since names beside it were',
  );
  expect(isAllowed(source, { b: 1 })).toBe(true);
  expect(warningsOf(withIt({ patternProperties: { '(': {} } }))).toHaveLength(1);
});

test('by the letter, nothing is left out', () => {
  expect(normaliseDialect({ pattern: SLOW }, '2020-12')).toBeNull();
});

test('a number that is too large for JSON costs its keyword', () => {
  const source = withIt({ type: 'number', maximum: Number.POSITIVE_INFINITY, minimum: 1 });
  expect(warningsOf(source)).toEqual(['/properties/it/maximum it: maximum is too large a number: left out']);
  expect(isAllowed(source, 0)).toBe(false);
});
