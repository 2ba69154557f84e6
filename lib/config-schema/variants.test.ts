import { expect, test } from 'vitest';
import { parametersOf } from './parameters';
import type { JsonObject, JsonValue } from './types';
import { variantOf } from './variants';

function placeOf(union: JsonObject, value: JsonValue): number {
  const schema = { type: 'object', properties: { size: union } };
  const [parameter] = parametersOf(schema);
  if (parameter === undefined) throw new Error('the schema has no parameter');
  return variantOf(schema, parameter, value);
}

test('a value belongs to the branch that allows it', () => {
  const union = { anyOf: [{ type: 'integer', maximum: 9 }, { type: 'string' }, { type: 'integer' }] };
  expect([4, 'wide', 40].map((value) => placeOf(union, value))).toEqual([0, 1, 2]);
});

test('of branches that all allow it, it belongs to the one that names its members', () => {
  const open = (name: string) => ({ type: 'object', properties: { [name]: { type: 'string' } } });
  expect(placeOf({ anyOf: [open('width'), open('height')] }, { height: '9' })).toBe(1);
  expect(placeOf({ anyOf: [open('width'), open('height')] }, {})).toBe(0);
});

test('a value with a fault stays in the branch that it is most like', () => {
  const union = { oneOf: [{ type: 'string' }, { type: 'integer', maximum: 9 }] };
  expect(placeOf(union, 40)).toBe(1);
  expect(placeOf(union, true)).toBe(-1);
});
