import { describe, expect, test } from 'vitest';
import { type JsonObject, type JsonValue, parametersOf, validate } from '../index';
import { linesOf, parameterOf, withIt } from '../testing/imported';
import { importSchema } from './index';

test('a sound schema is kept without a word, with order and roles', () => {
  expect(importSchema(withIt({ type: 'integer', default: 1, 'x-unit': 'px' }))).toMatchObject({
    schema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { it: { type: 'integer', default: 1, 'x-unit': 'px', 'x-order': 0, 'x-role': 'config' } },
    },
    report: [],
  });
});

test('options behind a reference keep the title, default and order beside it, and lose empty words', () => {
  const source = {
    openapi: '3.0.2',
    info: { title: 'Cog' },
    components: {
      schemas: {
        Input: {
          type: 'object',
          properties: {
            aspect_ratio: {
              allOf: [{ $ref: '#/components/schemas/aspect_ratio' }],
              default: '1:1',
              'x-order': 1,
            },
            prompt: { type: 'string', 'x-order': 0 },
          },
        },
        aspect_ratio: {
          title: 'aspect_ratio',
          description: 'An enumeration.',
          enum: ['1:1', '16:9'],
          type: 'string',
        },
        Output: { type: 'string' },
      },
    },
  };
  const { schema } = importSchema(source);
  expect(schema).toEqual({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: {
      aspect_ratio: { $ref: '#/$defs/aspect_ratio', default: '1:1', 'x-order': 1, 'x-role': 'config' },
      prompt: { type: 'string', 'x-order': 0, 'x-role': 'input' },
    },
    $defs: { aspect_ratio: { enum: ['1:1', '16:9'], type: 'string' } },
  });
});

describe('order', () => {
  test('a position that is given is kept, the others fill what is left', () => {
    const properties = { a: {}, b: { 'x-order': 0 }, c: {}, d: { 'x-order': 2 } };
    const { schema } = importSchema({ properties });
    expect(parametersOf(schema ?? {}).map(({ name }) => name)).toEqual(['b', 'a', 'd', 'c']);
  });

  test('nested properties and the parts of one object are numbered on', () => {
    const { schema } = importSchema({
      properties: { group: { properties: { z: {}, y: {} } } },
      allOf: [{ properties: { first: {}, second: true } }],
    });
    expect(schema).toMatchObject({
      properties: {
        group: { 'x-order': 0, properties: { z: { 'x-order': 0 }, y: { 'x-order': 1 } } },
      },
      allOf: [{ properties: { first: { 'x-order': 1 }, second: { 'x-order': 2 } } }],
    });
  });

  test('fal lists the names', () => {
    const names = (properties: JsonObject, order: string[]) => {
      const { schema } = importSchema({ properties, 'x-fal-order-properties': order });
      return parametersOf(schema ?? {}).map(({ name }) => name);
    };
    expect(names({ a: {}, b: {}, c: {} }, ['c', 'a', 'b'])).toEqual(['c', 'a', 'b']);
    // A position that the property gives itself goes before the list; a name that is not there says nothing.
    expect(names({ a: { 'x-order': 0 }, b: {}, c: {} }, ['gone', 'c', 'a', 'b'])).toEqual(['a', 'c', 'b']);
  });
});

describe('what providers get wrong', () => {
  test.each<[string, unknown, string[]]>([
    [
      'a default that its type does not allow',
      withIt({ type: 'integer', default: null }),
      ['warning /properties/it/default it: default null is not allowed by its type: treated as no default'],
    ],
    [
      'no fault: a default null that its type allows',
      withIt({ type: ['string', 'null'], default: null }),
      [],
    ],
    [
      'a default that is no option',
      withIt({ enum: [256], default: 512 }),
      ['warning /properties/it/default it: default 512 is not one of its options: treated as no default'],
    ],
    [
      'a default beyond a limit',
      withIt({ type: 'integer', maximum: 6, default: 9 }),
      [
        'warning /properties/it/default it: default 9 is not allowed (Must be at most 6): treated as no default',
      ],
    ],
    [
      'a union of nothing',
      withIt({ type: 'array', items: { type: 'string', anyOf: [] } }),
      ['warning /properties/it/items/anyOf it: anyOf is empty, which means nothing: left out'],
    ],
    [
      'a default that is wrong inside',
      withIt({ type: 'array', items: { type: 'integer' }, default: [1, 'x'] }),
      [
        'warning /properties/it/default it: default [1,"x"] is not allowed at /1 (Must be a whole number): treated as no default',
      ],
    ],
    [
      'a default in a branch',
      withIt({ anyOf: [{ type: 'integer', default: 'x' }, { type: 'boolean' }] }),
      [
        'warning /properties/it/anyOf/0/default it: default "x" is not allowed by its type: treated as no default',
      ],
    ],
    [
      'words that mean nothing here, counted',
      { properties: { a: { ge: 1 }, b: { ge: 2 }, c: { 'x-ours': 1 } } },
      [
        'warning /properties/a/ge ge: means nothing here, left out (at 2 places)',
        'info /properties/c/x-ours x-ours: means nothing here, left out',
      ],
    ],
    [
      'limits beyond ±(2^53−1)',
      withIt({ type: 'integer', minimum: -1, maximum: 2 ** 64 }),
      ['info /properties/it/maximum it: maximum is beyond ±(2^53−1): cut to 9007199254740991'],
    ],
    [
      'options and a default beyond ±(2^53−1)',
      withIt({ enum: [1, 2 ** 60], default: 2 ** 60 }),
      [
        'warning /properties/it/enum it: options beyond ±(2^53−1) are left out',
        'warning /properties/it/default it: default is beyond ±(2^53−1): treated as no default',
      ],
    ],
    [
      'options that are there twice',
      withIt({ enum: ['a', 'b', 'a'] }),
      ['info /properties/it/enum it: options that are there twice are kept once'],
    ],
    [
      'limits that leave nothing, for what may be left out',
      withIt({ type: 'integer', minimum: 9, maximum: 1 }),
      ['warning /properties/it it: its minimum 9 is above its maximum 1: it can only stay unset'],
    ],
    [
      'the same for what is required',
      withIt({ enum: [] }, { required: ['it'] }),
      ['error /properties/it it: required, but it has no option'],
    ],
    [
      'a pattern that explodes',
      withIt({ type: 'string', pattern: '^(a+)+$' }),
      [
        'warning /properties/it/pattern it: Pattern can take very long on some texts: values are not checked against it here, so the provider may refuse some',
      ],
    ],
    [
      'types as other languages call them',
      withIt({ type: ['float', 'None', 'String', 'string'] }),
      [
        'warning /properties/it/type it: type "float" is read as number',
        'warning /properties/it/type it: type "None" is read as null',
        'warning /properties/it/type it: type "String" is read as string',
      ],
    ],
    [
      'keywords with a value that they cannot have',
      withIt({ minimum: '0', title: 7, maxLength: -1, anyOf: {}, properties: 'a' }),
      [
        'warning /properties/it/minimum it: minimum is the text "0": read as a number',
        'warning /properties/it/title it: title is not text: left out',
        'warning /properties/it/maxLength it: maxLength is not a whole number from 0: -1 is left out',
        'warning /properties/it/anyOf it: anyOf is not a list of schemas: {} is left out',
        'warning /properties/it/properties it: properties is not an object of schemas: "a" is left out',
      ],
    ],
    [
      'names that are not allowed',
      JSON.parse(
        '{"type":"object","properties":{"__proto__":{},"constructor":{}},"required":["a","toString"]}',
      ),
      [
        'error /required required names "toString", which is not allowed as a name',
        'error /properties/__proto__ __proto__: This name is not allowed, since every object has it already: take it out of the source',
        'error /properties/constructor constructor: This name is not allowed, since every object has it already: take it out of the source',
      ],
    ],
    [
      'a place without a schema',
      withIt(7),
      ['warning /properties/it it: it is not a schema (an object, true or false): 7 is left out'],
    ],
    [
      'a root that may be something else too',
      { type: ['object', 'boolean'], properties: { a: {} } },
      ['info /type May also be boolean: only the object is kept'],
    ],
  ])('%s', (_, source, lines) => {
    expect(linesOf(source).map(({ level, path, message }) => `${level} ${path} ${message}`)).toEqual(lines);
  });

  test('a default that counts as none is none', () => {
    expect(parameterOf(withIt({ type: 'integer', default: null }))).toMatchObject({ hasDefault: false });
  });
});

test('what refers to a root that may be no object means all that it allows', () => {
  const source = {
    type: ['object', 'boolean'],
    properties: { not: { $ref: '#' }, wholesale: { $ref: '#/$defs/whole' } },
    $defs: { whole: { type: 'array', items: { $ref: '#' } } },
  };
  const schema = importSchema(source).schema ?? {};
  expect(validate(schema, { not: { not: false }, wholesale: [true, {}] })).toEqual([]);
  expect(validate(schema, { not: 5 })).toHaveLength(1);
});

describe('the text "null" as a default', () => {
  test.each(['None', 'nil', 'undefined'])('other languages write %s', (text) => {
    expect(linesOf(withIt({ type: ['integer', 'null'], default: text }))).toEqual([
      {
        path: '/properties/it/default',
        level: 'warning',
        message: `it: default is the text "${text}": read as null`,
      },
    ]);
  });

  test('null may be allowed by a definition, beside it or in allOf', () => {
    const $defs = { size: { type: ['string', 'null'] } };
    for (const it of [{ $ref: '#/$defs/size' }, { allOf: [{ $ref: '#/$defs/size' }, {}] }]) {
      expect(parameterOf(withIt({ ...it, default: 'null' }, { $defs }))).toMatchObject({ default: null });
    }
  });

  test('is kept if a branch offers it, or another word has no meaning', () => {
    const choice = {
      anyOf: [{ enum: ['None', 'x'] }, { type: 'integer' }, { type: 'null' }],
      default: 'None',
    };
    expect(linesOf(withIt(choice))).toEqual([]);
    expect(linesOf(withIt({ type: 'string', default: 'None' }))).toEqual([]);
  });

  test('is kept where null is not allowed, and said', () => {
    const source = withIt({ type: 'string', default: 'null' });
    expect(parameterOf(source)).toMatchObject({ default: 'null' });
    expect(linesOf(source).map(({ message }) => message)).toEqual([
      'it: default is the text "null", and null is not allowed: kept as text',
    ]);
  });

  test.each<[string, JsonObject]>([
    ['of a nullable text', { type: ['string', 'null'] }],
    ['of a nullable number', { type: ['number', 'null'] }],
    ['of a union with null', { anyOf: [{ type: 'string' }, { type: 'null' }] }],
    ['of options with null', { type: ['string', 'null'], enum: ['a', null] }],
  ])('%s is null', (_, it) => {
    expect(
      linesOf(withIt({ ...it, default: 'null' })).map(({ level, message }) => `${level} ${message}`),
    ).toContain('warning it: default is the text "null": read as null');
    expect(parameterOf(withIt({ ...it, default: 'null' }))).toMatchObject({
      hasDefault: true,
      default: null,
    });
  });

  test.each<[string, JsonObject]>([
    ['of a text', { type: 'string' }],
    ['among options', { type: ['string', 'null'], enum: ['null', 'a', null] }],
    ['as a constant of a branch', { anyOf: [{ const: 'null' }, { type: 'null' }] }],
  ])('%s is that text', (_, it) => {
    expect(parameterOf(withIt({ ...it, default: 'null' }))).toMatchObject({ default: 'null' });
  });

  test('"None" among the options is an option', () => {
    const it = { type: ['string', 'null'], enum: ['None', 'a'], default: 'None' };
    expect(parameterOf(withIt(it))).toMatchObject({ default: 'None', options: ['None', 'a'] });
  });

  test('of options without null it counts as none', () => {
    const it = { type: ['string', 'null'], enum: ['a'], default: 'null' };
    expect(parameterOf(withIt(it))).toMatchObject({ hasDefault: false });
  });
});

test.each<[string, JsonObject, JsonValue]>([
  ['a condition', { if: { type: 'integer' }, else: { type: 'string' } }, 'a'],
  ['a refusal', { type: 'string', not: { enum: ['', null] } }, 'a'],
  ['a branch that takes null', { oneOf: [{ type: 'string' }, { enum: [null] }] }, 'a'],
  ['one that is null', { anyOf: [{ type: 'string' }, { const: null }] }, 'a'],
  ['two that take null', { oneOf: [{ type: ['string', 'null'] }, { type: 'null' }] }, 'a'],
  ['a union beside a type', { type: 'object', anyOf: [{ type: 'object' }] }, {}],
])('nullable beside %s allows null', (_, it, other) => {
  const { schema } = importSchema(withIt({ nullable: true, ...it }));
  for (const value of [null, other]) expect(validate(schema ?? {}, { it: value })).toEqual([]);
  expect(validate(schema ?? {}, { it: 1.5 })).not.toEqual([]);
});

test('nullable beside a branch that takes anything allows null', () => {
  const it = { nullable: true, oneOf: [{}, { type: 'string' }] };
  expect(validate(importSchema(withIt(it)).schema ?? {}, { it: null })).toEqual([]);
});
