import { describe, expect, test } from 'vitest';
import { parametersOf } from './parameters';
import type { JsonObject, JsonValue } from './types';
import { variantOf } from './variants';

/** The place of the branch that a value of a union belongs to. */
function placeOf(anyOf: JsonObject[], value: JsonValue, more: JsonObject = {}): number {
  const schema = { ...more, properties: { it: { anyOf } } };
  const [parameter] = parametersOf(schema);
  if (!parameter) throw new Error('the schema has no parameter');
  return variantOf(schema, parameter, value);
}

const circle = {
  type: 'object',
  properties: { kind: { const: 'circle' }, radius: { type: 'number', maximum: 9 } },
  required: ['kind'],
};
const box = { type: 'object', properties: { kind: { const: 'box' }, side: { type: 'number' } } };

describe('variantOf', () => {
  test('is the branch of the type', () => {
    const branches: JsonObject[] = [
      { type: 'integer' },
      { type: 'string' },
      { type: 'array', items: {} },
      { type: 'boolean' },
    ];
    expect([1, 'x', [], false, 1.5, {}, null].map((value) => placeOf(branches, value))).toEqual([
      0, 1, 2, 3, -1, -1, -1,
    ]);
  });

  test('is the first that allows the value, where several are like it', () => {
    const branches: JsonObject[] = [
      { type: 'string', format: 'uri' },
      { type: 'string', maxLength: 3 },
    ];
    expect(placeOf(branches, 'https://a.org')).toBe(0);
    expect(placeOf(branches, 'abc')).toBe(1);
    expect(placeOf(branches, 'neither of both')).toBe(0);
  });

  test('is the branch of the constant, also where the value has a fault', () => {
    expect(placeOf([circle, box], { kind: 'box', side: 'long' })).toBe(1);
    expect(placeOf([box, circle], { kind: 'circle', radius: 10 })).toBe(1);
    expect(placeOf([box, circle], { kind: 'other' })).toBe(0);
  });

  test('is the one with the same names, where open branches allow anything', () => {
    const open = ['foo', 'bar'].map((name) => ({
      type: 'object',
      properties: { [name]: { type: 'string' } },
    }));
    expect(placeOf(open, { bar: '12' })).toBe(1);
    expect(placeOf(open, {})).toBe(0);
  });

  test('is the one that has the value among its options', () => {
    const branches: JsonObject[] = [{ type: 'string' }, { enum: ['auto', 'off'], minLength: 1 }];
    expect(placeOf(branches, 'auto')).toBe(1);
    expect(placeOf(branches, 'other')).toBe(0);
  });

  test('is one of any type, or of numbers, where nothing is closer', () => {
    expect(placeOf([{ type: 'string' }, { minLength: 1 }], 5)).toBe(1);
    expect(placeOf([{ type: 'string' }, { type: 'number' }], 1.5)).toBe(1);
  });

  test('is the branch that leaves a choice of types, where the value has one of them', () => {
    const anyOf: JsonObject[] = [{ minLength: 3 }, { minimum: 3 }];
    const schema = { properties: { it: { type: ['string', 'integer'], anyOf } } };
    const [parameter] = parametersOf(schema);
    expect(parameter?.variants.map(({ variants }) => variants.map(({ type }) => type))).toEqual([
      ['string', 'int'],
      ['string', 'int'],
    ]);
    const place = (value: JsonValue) => parameter && variantOf(schema, parameter, value);
    expect([place('a'), place(1), place(true)]).toEqual([1, 0, -1]);
  });

  test('follows references', () => {
    const branches: JsonObject[] = [
      { type: 'array', items: { $ref: '#/$defs/small' } },
      { type: 'array', items: {} },
    ];
    const more = { $defs: { small: { type: 'integer', maximum: 1 } } };
    expect(placeOf(branches, [1], more)).toBe(0);
    expect(placeOf(branches, [2], more)).toBe(1);
  });
});
