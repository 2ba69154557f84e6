import { describe, expect, test } from 'vitest';
import { mergeSchemas } from './merge-schemas';
import type { JsonObject } from './types';

describe('one schema that allows what both allow', () => {
  test.each<[string, JsonObject, JsonObject, JsonObject]>([
    ['takes over what only one says', { minimum: 1 }, { maximum: 9 }, { minimum: 1, maximum: 9 }],
    [
      'has the words of the first',
      { title: 'A', 'x-unit': 's' },
      { title: 'B' },
      { title: 'A', 'x-unit': 's' },
    ],
    [
      'has the tighter limits',
      { minimum: 1, maximum: 9, minLength: 2, exclusiveMaximum: 5 },
      { minimum: 2, maximum: 8, minLength: 1, exclusiveMaximum: 6 },
      { minimum: 2, maximum: 8, minLength: 2, exclusiveMaximum: 5 },
    ],
    ['has the options of both', { enum: [1, 2, 3] }, { enum: [3, 1] }, { enum: [1, 3] }],
    [
      'requires what either does',
      { required: ['a', 'b'] },
      { required: ['c', 'a'] },
      { required: ['a', 'b', 'c'] },
    ],
    [
      'refuses repetition if either does',
      { uniqueItems: false },
      { uniqueItems: true },
      { uniqueItems: true },
    ],
    ['keeps repetition refused', { uniqueItems: true }, { uniqueItems: false }, { uniqueItems: true }],
    [
      'has the types of both',
      { type: ['string', 'null'] },
      { type: ['null', 'string', 'array'] },
      { type: ['string', 'null'] },
    ],
    ['knows that an integer is a number', { type: 'integer' }, { type: 'number' }, { type: 'integer' }],
    [
      'knows so the other way round',
      { type: ['number', 'string'] },
      { type: 'integer' },
      { type: 'integer' },
    ],
    [
      'has the parts of both that are left',
      { allOf: [{ pattern: 'a' }] },
      { allOf: [{ pattern: 'b' }] },
      { allOf: [{ pattern: 'a' }, { pattern: 'b' }] },
    ],
    [
      'has the properties of both, joined where they differ',
      { properties: { same: { type: 'string' }, other: { minimum: 1 } } },
      { properties: { same: { type: 'string' }, other: { maximum: 9 }, more: {} } },
      {
        properties: {
          same: { type: 'string' },
          other: { allOf: [{ minimum: 1 }, { maximum: 9 }] },
          more: {},
        },
      },
    ],
  ])('%s', (_, outer, inner, merged) => expect(mergeSchemas(outer, inner)).toEqual(merged));
});

describe('there is none', () => {
  test.each<[string, JsonObject, JsonObject]>([
    ['for two patterns', { pattern: 'a' }, { pattern: 'b' }],
    ['for two steps', { multipleOf: 2 }, { multipleOf: 3 }],
    ['for types that have nothing in common', { type: 'string' }, { type: ['integer', 'number'] }],
    ['for two unions', { anyOf: [{ minimum: 1 }] }, { anyOf: [{ minimum: 2 }] }],
    [
      'where a closed object meets other properties',
      { additionalProperties: false },
      { properties: { a: {} } },
    ],
    ['where properties are none', { properties: ['a'] }, { properties: { a: {} } }],
  ])('%s', (_, outer, inner) => expect(mergeSchemas(outer, inner)).toBeNull());
});
