import { expect, test } from 'vitest';
import { type JsonObject, valueAt } from '../index';
import { importSchema } from './index';

/** What one property becomes, without the order and the role that all get, and the lines beside the guessed roles. */
function imported(it: unknown, root: JsonObject = {}) {
  const { schema, report } = importSchema({ type: 'object', properties: { it }, ...root });
  const found = valueAt(schema ?? {}, '/properties/it') as JsonObject;
  const { 'x-order': _order, 'x-role': _role, ...property } = found;
  return { property, lines: report.filter(({ message }) => !message.includes('taken as an input')) };
}

test.each<[string, JsonObject, JsonObject]>([
  ['draft 4: a limit that is excluded', { minimum: 0, exclusiveMinimum: true }, { exclusiveMinimum: 0 }],
  ['draft 4: a limit that is not', { maximum: 9, exclusiveMaximum: false }, { maximum: 9 }],
  ['draft 3: the step', { type: 'number', divisibleBy: 2 }, { type: 'number', multipleOf: 2 }],
  ['draft 3: any type', { type: 'any', title: 'It' }, { title: 'It' }],
  ['draft 3: forbidden types', { disallow: 'string' }, { not: { type: 'string' } }],
  ['draft 3: what it extends', { extends: { minimum: 1 } }, { allOf: [{ minimum: 1 }] }],
  [
    'draft 3: several that it extends',
    { extends: [{ minimum: 1 }, { maximum: 2 }] },
    { allOf: [{ minimum: 1 }, { maximum: 2 }] },
  ],
  [
    'draft 7: a tuple that is open',
    { items: [{ type: 'string' }, {}] },
    { prefixItems: [{ type: 'string' }, {}] },
  ],
  [
    'draft 7: a tuple that is closed',
    { items: [{}], additionalItems: false },
    { prefixItems: [{}], items: false },
  ],
  [
    'draft 7: a tuple of nothing',
    { items: [], additionalItems: { type: 'null' } },
    { items: { type: 'null' } },
  ],
  [
    'draft 7: what follows no tuple',
    { items: { type: 'string' }, additionalItems: false },
    { items: { type: 'string' } },
  ],
  [
    'draft 7: dependencies of both kinds',
    { dependencies: { a: ['b'], c: { required: ['d'] }, e: 'f' } },
    { dependentRequired: { a: ['b'], e: ['f'] }, dependentSchemas: { c: { required: ['d'] } } },
  ],
  [
    'draft 7: dependencies that are names only',
    { dependencies: { a: ['b'] } },
    { dependentRequired: { a: ['b'] } },
  ],
  ['Swagger: a file', { type: 'file' }, { type: 'string', format: 'binary' }],
  ['OpenAPI 3.0: an example', { type: 'string', example: 'a' }, { type: 'string', examples: ['a'] }],
  ['OpenAPI 3.0: null beside a type', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
  [
    'OpenAPI 3.0: null beside types',
    { type: ['string', 'integer'], nullable: true },
    { type: ['string', 'integer', 'null'] },
  ],
  [
    'OpenAPI 3.0: null that is there already',
    { type: ['string', 'null'], enum: ['a', null], nullable: true },
    { type: ['string', 'null'], enum: ['a', null] },
  ],
  ['OpenAPI 3.0: null that is all there is', { const: null, nullable: true }, { enum: [null] }],
  ['OpenAPI 3.0: null beside options', { enum: ['a'], nullable: true }, { enum: ['a', null] }],
  ['OpenAPI 3.0: null beside a constant', { const: 1, nullable: true }, { enum: [1, null] }],
  [
    'OpenAPI 3.0: null beside a union',
    { nullable: true, title: 'It', anyOf: [{ type: 'string' }] },
    { title: 'It', anyOf: [{ type: 'string' }, { type: 'null' }] },
  ],
  [
    'OpenAPI 3.0: null that a branch allows already',
    { nullable: true, oneOf: [{ type: 'string', nullable: true }, { type: 'array' }] },
    { oneOf: [{ type: ['string', 'null'] }, { type: 'array' }] },
  ],
  [
    'OpenAPI 3.0: null beside parts',
    { nullable: true, default: null, allOf: [{ minimum: 1 }, { maximum: 2 }] },
    { default: null, anyOf: [{ allOf: [{ minimum: 1 }, { maximum: 2 }] }, { type: 'null' }] },
  ],
  ['Swagger: null', { type: 'string', 'x-nullable': true }, { type: ['string', 'null'] }],
  [
    'form libraries: names of options',
    { enum: [1, 2], enumNames: ['one', 'two'] },
    {
      oneOf: [
        { const: 1, title: 'one' },
        { const: 2, title: 'two' },
      ],
    },
  ],
  [
    'form libraries: names of some options',
    { enum: [1, 2], enumNames: ['one', null] },
    { oneOf: [{ const: 1, title: 'one' }, { const: 2 }] },
  ],
  [
    'generators: null where nothing is meant',
    { type: 'integer', minimum: null, title: null },
    { type: 'integer' },
  ],
])('%s', (_, source, expected) => {
  expect(imported(source)).toEqual({ property: expected, lines: [] });
});

test('draft 3 and many by hand: required stands on the property', () => {
  const { schema } = importSchema({
    properties: { a: { type: 'string', required: true }, b: { required: false } },
  });
  expect(schema).toMatchObject({ required: ['a'], properties: { a: { type: 'string' }, b: {} } });
});

test('what stands beside a reference counts, and where the draft says otherwise that is said', () => {
  const source = {
    type: 'object',
    properties: { it: { $ref: '#/definitions/size', maximum: 5, title: 'Size' } },
    definitions: { size: { type: 'integer' } },
  };
  const expected = { $ref: '#/$defs/size', maximum: 5, title: 'Size' };
  const plain = importSchema(source);
  expect(plain.schema?.properties).toMatchObject({ it: expected });
  expect(plain.report).toEqual([]);
  const draft7 = importSchema({ $schema: 'http://json-schema.org/draft-07/schema#', ...source });
  expect(draft7.schema?.properties).toMatchObject({ it: expected });
  expect(draft7.report).toEqual([
    {
      path: '/properties/it',
      level: 'info',
      message: 'it: maximum beside a reference counts, though draft-07 ignores it',
    },
  ]);
});

test('names of options that have none are left out, and that is said', () => {
  const { property, lines } = imported({ type: 'integer', enumNames: ['one'] });
  expect(property).toEqual({ type: 'integer' });
  expect(lines).toEqual([
    {
      path: '/properties/it/enumNames',
      level: 'warning',
      message: 'enumNames: means nothing here, left out',
    },
  ]);
});

test.each(['enumNames', 'x-enumNames', 'x-enum-varnames'])('%s become titles, be they too few', (keyword) => {
  const { property, lines } = imported({ enum: [1, null, 3], [keyword]: ['one', 'none'] });
  expect(property).toEqual({
    oneOf: [{ const: 1, title: 'one' }, { const: null, title: 'none' }, { const: 3 }],
  });
  expect(lines).toEqual([]);
});

test('a dialect that is not known is read as 2020-12, and that is said', () => {
  expect(importSchema({ $schema: 'https://example.com/mine', properties: { a: {} } })).toMatchObject({
    schema: { $schema: 'https://json-schema.org/draft/2020-12/schema' },
    report: [{ path: '/$schema', level: 'info' }],
  });
});
