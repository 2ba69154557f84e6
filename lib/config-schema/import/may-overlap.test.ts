import { expect, test } from 'vitest';
import type { JsonValue } from '../types';
import { importSchema } from '.';
import { mayOverlap } from './may-overlap';

test.each<[string, JsonValue, boolean]>([
  ['no list', {}, false],
  ['a single schema', [{}], false],
  ['types of their own', [{ type: 'string' }, { type: ['integer', 'number'] }, { type: 'null' }], false],
  ['a type that both have', [{ type: ['string', 'null'] }, { type: 'string' }], true],
  ['whole numbers and numbers', [{ type: 'integer' }, { type: 'number' }], true],
  ['a schema that names no type', [{ type: 'string' }, { minimum: 1 }], true],
  ['a schema of any value', [{ type: 'string' }, true], true],
])('whether one value may fit two: %s', (_, schemas, expected) => {
  expect(mayOverlap(schemas)).toBe(expected);
});

test('a pattern that cannot be used is an error in a oneOf where more then fits two branches', () => {
  const loose = { type: 'string', pattern: '^(a+)+$' };
  const report = (other: object) =>
    importSchema({ properties: { it: { oneOf: [loose, other] } } }).report.map(
      ({ level, path, message }) => `${level} ${path} ${message}`,
    );
  const words = '/properties/it/oneOf/0/pattern it: Pattern can take very long on some texts';
  expect(report({ type: 'string', minLength: 100 })).toContain(`error ${words}, and a rule depends on it`);
  expect(report({ type: 'integer' })).toContain(`warning ${words}: values are not checked against it`);
});
