import { describe, expect, test } from 'vitest';
import { configSchemaOf, type JsonObject, parametersOf, validate, validateComplete } from './index';
import { conditional } from './testing/conditional';
import { flux } from './testing/flux';

const input = { type: 'string', 'x-role': 'input' };
const schemaWith = (rules: JsonObject) => ({
  type: 'object',
  properties: { image: input, size: { type: 'string' }, width: { type: 'integer' } },
  ...rules,
});
const rulesOf = (rules: JsonObject) => {
  const { $schema, type, properties, additionalProperties, ...rest } = configSchemaOf(schemaWith(rules));
  return rest;
};

describe('configSchemaOf', () => {
  test('is the schema without its inputs, closed, in JSON Schema 2020-12', () => {
    const { prompt, image, ...properties } = flux.properties as JsonObject;
    expect(configSchemaOf(flux)).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      required: [],
      properties,
      additionalProperties: false,
    });
  });

  test('of a rule that mentions an input, what holds with some inputs is kept', () => {
    const mention = { required: ['image'] };
    const sized = { properties: { size: { const: 'a' } } };
    expect(rulesOf({ anyOf: [{ ...sized, ...mention }] })).toEqual({ anyOf: [{ ...sized, required: [] }] });
    expect(rulesOf({ not: { allOf: [mention] } })).toEqual({});
    expect(rulesOf(conditional(mention, { required: ['size'] }, {}))).toEqual({});
    expect(rulesOf({ dependentRequired: { image: ['size'], size: ['image', 'width'] } })).toEqual({
      dependentRequired: { size: ['width'] },
    });
  });

  test('what counts or lists all members goes if a job adds some, except for how many there may be', () => {
    const whole = {
      const: { size: 's', width: 1 },
      enum: [{ size: 's', width: 1 }],
      examples: [{ size: 's', width: 1 }],
      minProperties: 2,
      maxProperties: 2,
    };
    expect(rulesOf(whole)).toEqual({ maxProperties: 2 });
    const properties = { size: { type: 'string' }, width: { type: 'integer' } };
    expect(configSchemaOf({ properties, ...whole })).toMatchObject(whole);
    expect(validate({ properties, minProperties: 2 }, { size: 's' })).toMatchObject([
      { path: '', code: 'minProperties' },
    ]);
  });

  test('a default of the root loses its inputs; one that is no object stays as it is', () => {
    expect(rulesOf({ default: { image: 'a', size: 's' } })).toEqual({ default: { size: 's' } });
    expect(rulesOf({ default: null })).toEqual({ default: null });
  });

  test('a root that is a reference is what it refers to', () => {
    const base = {
      type: 'object',
      properties: { image: input, size: { type: 'string' } },
      required: ['image'],
    };
    expect(configSchemaOf({ $ref: '#/$defs/base', $defs: { base } })).toEqual({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      required: [],
      properties: { size: { type: 'string' } },
      additionalProperties: false,
      $defs: { base },
    });
  });

  test('a rule that mentions no input is kept and checked', () => {
    const schema = schemaWith(conditional({ required: ['size'] }, { required: ['width'] }));
    expect(validate(schema, { size: 'custom' })).toEqual([
      { path: '/width', code: 'required', message: 'Required' },
    ]);
  });

  test('a rule that mentions an input is checked where inputs are present', () => {
    const schema = schemaWith({ dependentRequired: { image: ['size'] } });
    expect(validate(schema, { width: 1 })).toEqual([]);
    expect(validateComplete(schema, { image: 'a' })).toMatchObject([
      { path: '/size', code: 'dependentRequired' },
    ]);
  });

  test('inputs are found through references and allOf', () => {
    const schema: JsonObject = {
      allOf: [
        { $ref: '#/$defs/base' },
        { properties: { steps: { type: 'integer' } }, required: ['prompt', 'steps'] },
      ],
      $defs: { base: { type: 'object', properties: { prompt: input, size: { enum: ['s', 'm'] } } } },
    };
    expect(validate(schema, { size: 's' })).toEqual([]);
    expect(validate(schema, { prompt: 'a', size: 'x' }).map(({ path, code }) => [path, code])).toEqual([
      ['/size', 'enum'],
      ['/prompt', 'unknown_parameter'],
    ]);
  });

  test('a reference to an input that is taken out keeps its target', () => {
    const schema = schemaWith({
      properties: {
        image: { ...input, minLength: 3 },
        mask: { $ref: '#/properties/image', 'x-role': 'config' },
      },
    });
    expect(validate(schema, { mask: 'ab' })).toMatchObject([{ path: '/mask', code: 'minLength' }]);
    expect(validate(schema, { mask: 'abc' })).toEqual([]);
    // A definition of the schema that has the name of a copy stays as it is.
    const named = { ...schema, $defs: { 'copy-1': { type: 'integer' } } };
    expect(validate(named, { mask: 'ab' })).toMatchObject([{ path: '/mask', code: 'minLength' }]);
  });

  test('unknown parameters are refused at the root unless the schema allows others there', () => {
    const refused = [{ path: '/other', code: 'unknown_parameter', message: 'Unknown parameter' }];
    expect(validate(schemaWith({}), { other: 1 })).toEqual(refused);
    expect(validate(schemaWith({ additionalProperties: false }), { other: 1 })).toEqual(refused);
    expect(validate(schemaWith({ additionalProperties: true }), { other: 1 })).toEqual([]);
    expect(validate(schemaWith({ additionalProperties: { type: 'string' } }), { other: 1 })).toMatchObject([
      { code: 'type' },
    ]);
    expect(validate(schemaWith({ patternProperties: { '^o': {} } }), { other: 1 })).toEqual([]);
    expect(validate(schemaWith({ patternProperties: { '^x': {} } }), { other: 1 })).toEqual(refused);
  });

  test('a parameter that only a branch declares is known', () => {
    const schema = schemaWith({
      oneOf: [
        { properties: { size: { const: 'a' }, extra: { type: 'integer' } } },
        { properties: { size: { const: 'b' } } },
      ],
    });
    expect(validate(schema, { size: 'a', extra: 1 })).toEqual([]);
    expect(validate(schema, { size: 'a', extra: 'x' })).toMatchObject([{ path: '/extra', code: 'type' }]);
  });

  test('if no inputs can make a config valid, none is allowed', () => {
    const schema = schemaWith({ required: ['image'], allOf: [{ properties: { image: false } }] });
    expect(validate(schema, {})).toMatchObject([{ path: '', code: 'not' }]);
  });

  test('what is required without default may stay unset in a config, and must be there with the inputs', () => {
    const schema = { required: ['a'], properties: { a: { type: 'integer', 'x-role': 'config' } } };
    expect(validate(schema, {})).toEqual([]);
    expect(validateComplete(schema, {})).toEqual([{ path: '/a', code: 'required', message: 'Required' }]);
  });
});

describe('a root that allows others by name', () => {
  const properties = { image: input, size: { type: 'string' } };

  test.each<[string, JsonObject]>([
    ['any', { additionalProperties: true }],
    ['by pattern', { patternProperties: { '^i': true } }],
  ])('takes no job input as a config value: %s', (_, others) => {
    expect(validate({ type: 'object', properties, ...others }, { image: 'a' })).toEqual([
      {
        path: '/image',
        code: 'propertyNames',
        message: 'Comes with each job, so it is not part of the config',
      },
    ]);
    expect(validate({ type: 'object', properties, ...others }, { ink: 'a', size: 's' })).toEqual([]);
  });

  test('is as it was where there are no inputs', () => {
    const open = { type: 'object', properties: { size: {} }, additionalProperties: true };
    expect(configSchemaOf(open)).not.toHaveProperty('allOf');
  });
});

describe('additionalProperties for parameters that only a part declares', () => {
  const schemaOf = (additionalProperties: JsonObject | boolean, rest: JsonObject = {}): JsonObject => ({
    type: 'object',
    properties: { a: {} },
    additionalProperties,
    anyOf: [{ properties: { b: { type: 'string' } } }, { properties: { x_c: {} } }],
    ...rest,
  });
  const namesOf = (schema: JsonObject) => parametersOf(schema).map(({ name }) => name);

  test('false: there is no such parameter', () => {
    expect(namesOf(schemaOf(false))).toEqual(['a']);
    expect(namesOf(schemaOf(false, { patternProperties: { '^x': {} } }))).toEqual(['a', 'x_c']);
  });

  test('a schema: it must fit that too', () => {
    const schema = schemaOf({ maxLength: 1 });
    expect(namesOf(schema)).toEqual(['a', 'b', 'x_c']);
    expect(validate(schema, { b: 'long' })).toMatchObject([{ path: '/b', code: 'maxLength' }]);
    expect(validate(schema, { b: 's', x_c: 'c' })).toEqual([]);
  });
});
