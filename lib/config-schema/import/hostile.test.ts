import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../types';
import { importSchema } from './index';

const many = <Item>(count: number, item: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => item(index));
const named = (count: number, item: (index: number) => unknown): JsonObject =>
  Object.fromEntries(many(count, (index) => [`p${index}`, item(index)])) as JsonObject;
const object = (properties: unknown, rest: JsonObject = {}) => ({ type: 'object', properties, ...rest });
const text = { type: 'string' };
const nested = (open: string, close: string, levels: number) =>
  JSON.parse(`${open.repeat(levels)}{}${close.repeat(levels)}`);

/** References that lead to each other, each to two of the next. */
const doubling = named(30, (index) => ({
  properties: { a: { $ref: `#/$defs/p${index + 1}` }, b: { $ref: `#/$defs/p${index + 1}` } },
}));
const web = named(12, () => object(named(12, (index) => ({ $ref: `#/$defs/p${index}` }))));

// Each takes well under a second; one whose cost grows with what it expands to would not end in time.
describe('an answer, however much a document expands to', { timeout: 20_000 }, () => {
  test.each<[string, () => unknown, string | null]>([
    ['50,000 levels', () => nested('{"properties":{"a":', '}}', 50_000), 'Nested too deeply'],
    [
      'levels below the limit of a document',
      () => object({ a: nested('{"items":', '}', 90) }),
      'Nested deeper than',
    ],
    ['100,000 parameters', () => object(named(100_000, () => text)), 'More than 1500 schemas'],
    ['as many as may be', () => object(named(1_499, () => ({ type: 'integer', default: 'x' }))), null],
    ['100,000 options', () => object({ a: { enum: many(100_000, String) } }), 'has 100000 options'],
    [
      'many lists of options',
      () => object(named(300, () => ({ enum: many(1_500, String) }))),
      'Larger than 1 MB',
    ],
    [
      '100 patterns that explode',
      () => object(named(100, (n) => ({ ...text, pattern: `(a|a${n})*(b+)+$` }))),
      null,
    ],
    [
      'references that double',
      () => object({ it: { $ref: '#/$defs/p0' } }, { $defs: { ...doubling, p30: {} } }),
      'More than 3000',
    ],
    ['a web of references', () => object({ it: { $ref: '#/$defs/p0' } }, { $defs: web }), 'More than 3000'],
    [
      'references that lead in a circle',
      () =>
        object(
          { it: { $ref: '#/$defs/a' } },
          { $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } },
        ),
      'Refers to itself without going into a value',
    ],
    ['parts that lead in a circle', () => object({}, { allOf: [{ $ref: '#' }] }), 'Refers to itself'],
    [
      '700 forms',
      () => object({}, { oneOf: many(700, (n) => ({ properties: { k: { minimum: n } } })) }),
      'has 700 parts',
    ],
    ['50,000 keywords', () => object({ a: named(50_000, () => 1) }), 'more than 500 keywords'],
    [
      '300,000 required names',
      () => object({ a: {} }, { required: many(300_000, String) }),
      'more than 2000 names',
    ],
    ['900,000 lists', () => object({ a: { default: many(900_000, () => []) } }), 'Too large'],
    ['a text of 5 MiB', () => object({ a: { description: 'x'.repeat(5 << 20) } }), 'Larger than 1 MB'],
    [
      '10,000 definitions that nothing uses',
      () => object({ a: {} }, { $defs: named(10_000, () => object({ a: text })) }),
      null,
    ],
    [
      '5,000 ids',
      () => object({ a: { $ref: 'p7' } }, { $defs: named(5_000, (n) => ({ $id: `p${n}`, ...text })) }),
      null,
    ],
    [
      '5,000 operations',
      () => ({
        openapi: '3.0.0',
        paths: named(5_000, () => ({
          post: { requestBody: { content: { 'application/json': { schema: {} } } } },
        })),
      }),
      'This document has 5000 request bodies',
    ],
    [
      '20,000 names that are not allowed',
      () => ({ ...object({}), a: many(20_000, () => JSON.parse('{"__proto__":1}')) }),
      'This name is not allowed',
    ],
    [
      'texts on which patterns are slow',
      () => object(named(30, (n) => ({ ...text, pattern: `a*b?c${n}`, default: 'a'.repeat(10_000) }))),
      null,
    ],
  ])('%s', (_, make, fault) => {
    const { schema, report } = importSchema(make());
    const errors = report.filter(({ level }) => level === 'error');
    if (fault === null) expect(schema).not.toBeNull();
    else expect(errors[0]?.message).toContain(fault);
  });
});

describe('no throw for what is no JSON', () => {
  const circle: { type: string; self?: unknown } = { type: 'object' };
  circle.self = circle;
  test.each<[string, unknown]>([
    ['undefined', undefined],
    ['a function', () => 1],
    ['a big integer', object({ a: { default: 1n } })],
    ['a date', object({ a: { default: new Date(0) } })],
    ['a circle', circle],
    [
      'a getter that throws',
      {
        get type() {
          throw new Error('no');
        },
      },
    ],
  ])('%s', (_, source) => {
    const { schema, report } = importSchema(source);
    expect(schema).toBeNull();
    expect(report.some(({ level }) => level === 'error')).toBe(true);
  });
});

test('a name that is not allowed is no matter in a part of the document that is not used', () => {
  const source = JSON.parse(
    '{"openapi":"3.1.0","info":{"title":"Cog"},"components":{"schemas":{"Input":{"properties":{"a":{}}},"Other":{"properties":{"constructor":{}}}}}}',
  );
  expect(importSchema(source).schema).not.toBeNull();
});
