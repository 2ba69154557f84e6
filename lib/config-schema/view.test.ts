import { expect, test } from 'vitest';
import { type JsonObject, parametersOf } from './index';
import { only } from './testing/only';

test('null is told apart: nullable, and never among the options', () => {
  expect(only({ enum: ['a', null] })).toMatchObject({ nullable: true, options: ['a'], type: 'string' });
  expect(only({ anyOf: [{ type: 'string', minLength: 2 }, { type: 'null' }] })).toMatchObject({
    nullable: true,
    minLength: 2,
    variants: [],
  });
  expect(only({ type: ['string', 'null'], enum: ['a'] }).nullable).toBe(false);
  expect(only({ type: 'string' }).nullable).toBe(false);
});

test('a choice of constants is a list of options, other unions have variants', () => {
  expect(only({ oneOf: [{ const: 1, title: 'One' }, { const: 2 }, { type: 'null' }] })).toMatchObject({
    options: [1, 2],
    optionTitles: ['One', null],
    nullable: true,
  });
  const union = only({ anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'integer' } }] });
  expect(union.variants.map(({ type, path }) => [type, path])).toEqual([
    ['string', '/it'],
    ['array', '/it'],
  ]);
  expect(union.variants[1]?.item).toMatchObject({ name: '', path: '/it/-', type: 'int' });
});

test('options keep their titles through a choice in a choice; options that come together have none', () => {
  const inner: JsonObject = { oneOf: [{ const: 'a', title: 'First' }, { const: 'b' }] };
  expect(only({ anyOf: [inner, { enum: ['c', 'd'], title: 'More' }] })).toMatchObject({
    options: ['a', 'b', 'c', 'd'],
    optionTitles: ['First', null, null, null],
  });
  expect(only({ oneOf: [{ type: 'null' }] })).toMatchObject({
    options: null,
    nullable: true,
    variants: [],
  });
});

test('null beside what a union says otherwise is null', () => {
  const list = only({ items: { type: 'string' }, anyOf: [{ type: 'null' }, { minItems: 2 }] });
  expect(list).toMatchObject({ nullable: true, type: 'array', minItems: 2 });
});

test('a limit that cannot be put into a branch is left to the check of the whole', () => {
  const alone = only({ pattern: '^a', anyOf: [{ type: 'string', pattern: 'b$' }, { type: 'null' }] });
  expect(alone.variants.map(({ type, pattern }) => [type, pattern])).toEqual([['string', 'b$']]);
  const several = only({ pattern: '^a', anyOf: [{ type: 'string', pattern: 'b$' }, { type: 'integer' }] });
  expect(several.variants.map(({ type, pattern }) => [type, pattern])).toEqual([
    ['string', 'b$'],
    ['int', '^a'],
  ]);
});

test('several types are a union, and a branch keeps what stands beside the union', () => {
  const several = only({ type: ['string', 'integer', 'null'], title: 'It', maxLength: 5 });
  expect(several).toMatchObject({ type: 'any', nullable: true });
  expect(several.variants.map(({ type, maxLength }) => [type, maxLength])).toEqual([
    ['string', 5],
    ['int', 5],
  ]);
  expect(only({ type: ['integer', 'number'] })).toMatchObject({ type: 'float', variants: [] });
  const limited = only({ type: 'integer', maximum: 9, oneOf: [{ minimum: 5 }, { multipleOf: 2 }] });
  expect(limited.variants.map(({ type, min, max }) => [type, min, max])).toEqual([
    ['int', 5, 9],
    ['int', null, 9],
  ]);
});

test('unions in unions are one, and a union of rules about declared properties is none', () => {
  const inner = { oneOf: [{ type: 'integer' }, { type: 'boolean' }] };
  expect(only({ anyOf: [inner, { type: 'string' }] }).variants.map(({ type }) => type)).toEqual([
    'int',
    'bool',
    'string',
  ]);
  const properties = { a: { type: 'integer' }, b: { type: 'integer' } };
  const ruled = { type: 'object', properties, anyOf: [{ required: ['a'] }, { required: ['b'] }] };
  expect(only(ruled)).toMatchObject({ variants: [], children: [{ name: 'a' }, { name: 'b' }] });
  const anyOf: JsonObject[] = [{ type: 'object', required: ['a'] }, { type: 'string' }];
  expect(only({ type: 'object', properties, anyOf }).variants).toHaveLength(2);
});

test('a constant in each branch of the root is a choice, wherever the branches put it', () => {
  const branch = (mode: string, place: number) => ({
    properties: {
      mode: { const: mode, 'x-order': place },
      size: { type: 'integer', 'x-order': place + 1 },
    },
  });
  const [mode, size] = parametersOf({ oneOf: [branch('a', 0), branch('b', 3)] });
  expect(mode).toMatchObject({ name: 'mode', options: ['a', 'b'], hasDefault: false });
  expect(size).toMatchObject({ name: 'size', type: 'int', variants: [] });
});
