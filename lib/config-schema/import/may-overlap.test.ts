import { expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../types';
import { validate } from '../validate';
import { importSchema } from '.';
import { mayOverlap } from './may-overlap';

/** An object that must hold `kind`. */
const marked = (kind: JsonValue, type: JsonValue = 'object'): JsonObject => ({
  type,
  required: ['kind'],
  properties: { kind },
});

test.each<[string, JsonValue, boolean]>([
  ['no list', {}, false],
  ['a single schema', [{}], false],
  ['types of their own', [{ type: 'string' }, { type: ['integer', 'number'] }, { type: 'null' }], false],
  ['a type that both have', [{ type: ['string', 'null'] }, { type: 'string' }], true],
  ['whole numbers and numbers', [{ type: 'integer' }, { type: 'number' }], true],
  ['a schema that names no type', [{ type: 'string' }, { minimum: 1 }], true],
  ['a schema of any value', [{ type: 'string' }, true], true],
  ['marks that differ', [marked({ const: 'a' }), marked({ enum: ['b'] })], false],
  ['marks that are the same', [marked({ const: { a: 1 } }), marked({ const: { a: 1 } })], true],
  ['a mark and several values', [marked({ const: 'a' }), marked({ enum: ['b', 'c'] })], true],
  ['a mark and any value', [marked({ const: 'a' }), marked({ type: 'string' })], true],
  [
    'a mark that may be left out',
    [marked({ const: 'a' }), { ...marked({ const: 'b' }), required: [] }],
    true,
  ],
  ['a mark that may be null', [marked({ const: 'a' }), marked({ enum: ['b'], nullable: true })], true],
  ['a mark of any value', [marked({ const: 'a' }), marked(true)], true],
  [
    'marks, and texts besides',
    [marked({ const: 'a' }, ['object', 'string']), marked({ const: 'b' }, 'string')],
    true,
  ],
  ['marks without a type', [marked({ const: 'a' }, []), marked({ const: 'b' }, [])], true],
  ['more schemas than are compared', Array.from({ length: 201 }, (_, n) => marked({ const: n })), true],
])('whether one value may fit two: %s', (_, schemas, expected) => {
  expect(mayOverlap(schemas)).toBe(expected);
});

test('a pattern that is left out of a branch that a fixed value tells apart refuses nothing', () => {
  const branch = (kind: string, text: JsonValue) => ({
    type: 'object',
    required: ['kind'],
    properties: { kind: { const: kind }, text },
  });
  const explodes = branch('a', { type: 'string', pattern: '^(a+)+$' });
  const { schema, report } = importSchema({
    properties: { it: { oneOf: [explodes, branch('b', { type: 'string' })] } },
  });
  expect(report.map(({ level }) => level)).toEqual(['warning']);
  for (const it of [
    { kind: 'a', text: 'aaa' },
    { kind: 'a', text: 'b' },
    { kind: 'b', text: 'aaa' },
  ])
    expect(validate(schema ?? {}, { it })).toEqual([]);
  expect(validate(schema ?? {}, { it: { kind: 'c' } })).not.toEqual([]);
});
