import { describe, expect, test } from 'vitest';
import {
  configParametersOf,
  inputParametersOf,
  type JsonObject,
  otherParameterOf,
  type Parameter,
  parametersOf,
} from './index';
import { conditional } from './testing/conditional';
import { flux } from './testing/flux';
import { only } from './testing/only';

const names = (parameters: Parameter[]) => parameters.map(({ name }) => name);
const properties = (orders: Record<string, number | null>): JsonObject =>
  Object.fromEntries(Object.entries(orders).map(([name, order]) => [name, { 'x-order': order }]));

describe('parametersOf', () => {
  test('gives everything that a schema says of a parameter', () => {
    const property = {
      type: ['integer', 'null'],
      title: 'Steps',
      description: 'More is slower.',
      minimum: 1,
      exclusiveMaximum: 100,
      multipleOf: 2,
      default: 20,
      deprecated: true,
      readOnly: true,
      'x-unit': 'steps',
      'x-group': 'Speed',
    };
    expect(only(property)).toEqual({
      name: 'it',
      path: '/it',
      type: 'int',
      title: 'Steps',
      description: 'More is slower.',
      default: 20,
      hasDefault: true,
      required: true,
      nullable: true,
      options: null,
      optionTitles: null,
      nullTitle: null,
      min: 1,
      max: 100,
      exclusiveMin: false,
      exclusiveMax: true,
      multipleOf: 2,
      minLength: null,
      maxLength: null,
      pattern: null,
      format: null,
      minItems: null,
      maxItems: null,
      uniqueItems: false,
      unit: 'steps',
      group: 'Speed',
      order: 0,
      secret: false,
      deprecated: true,
      readOnly: true,
      role: 'config',
      children: [],
      properties: [],
      item: null,
      value: null,
      variants: [],
      schema: property,
    });
  });

  test.each([
    [{ type: 'string' }, 'string'],
    [{ type: 'number' }, 'float'],
    [{ type: ['integer', 'number'] }, 'float'],
    [{ type: 'boolean' }, 'bool'],
    [{ items: { type: 'string' } }, 'array'],
    [{ properties: { a: {} } }, 'object'],
    [{ enum: [1, 2] }, 'int'],
    [{ enum: [1, 'a'] }, 'any'],
    [{ const: 'a' }, 'string'],
    [{ const: null }, 'any'],
    [{ enum: [[1], [2]] }, 'array'],
    [{ enum: [1, 2.5] }, 'float'],
    [{ type: 'a kind that nobody knows' }, 'any'],
    [{ anyOf: [{ type: 'integer' }, { type: 'null' }] }, 'int'],
    [{ type: ['string', 'integer'] }, 'any'],
    [{}, 'any'],
  ])('the type of %j is %s', (schema, type) => expect(only(schema).type).toBe(type));

  test('a title that is missing or repeats the name is made from the name', () => {
    const schema = {
      properties: { num_outputs: { title: 'num_outputs' }, goFast: {}, RN50x4: {}, seed: { title: 'Seed!' } },
    };
    expect(parametersOf(schema).map(({ title }) => title)).toEqual([
      'Num outputs',
      'Go fast',
      'RN50x4',
      'Seed!',
    ]);
  });

  test('both booleans are no choice to list, one of them is', () => {
    expect(only({ enum: [true, false] })).toMatchObject({ type: 'bool', options: null });
    expect(only({ type: 'boolean', enum: [true] }).options).toEqual([true]);
  });

  test('options of another type than the named one are none', () => {
    expect(only({ type: 'string', enum: ['a', 1] }).options).toEqual(['a']);
    expect(only({ type: 'number', enum: [1, 2.5, 'a'] }).options).toEqual([1, 2.5]);
  });

  test('a property may be said with true, which allows anything, or false, which allows nothing', () => {
    const schema = { properties: { open: true, shut: false } };
    expect(parametersOf(schema).map(({ name, type, schema: said }) => [name, type, said])).toEqual([
      ['open', 'any', {}],
      ['shut', 'any', { not: {} }],
    ]);
  });

  test.each<[JsonObject, [number | null, boolean], [number | null, boolean]]>([
    [{ minimum: 1, maximum: 9 }, [1, false], [9, false]],
    [{ exclusiveMinimum: 1, exclusiveMaximum: 9 }, [1, true], [9, true]],
    [{ minimum: 1, exclusiveMinimum: 0, maximum: 9, exclusiveMaximum: 10 }, [1, false], [9, false]],
    [{ minimum: 0, exclusiveMinimum: 1, maximum: 10, exclusiveMaximum: 9 }, [1, true], [9, true]],
    [{ minimum: 1, exclusiveMinimum: 1, maximum: 9, exclusiveMaximum: 9 }, [1, true], [9, true]],
  ])('of the limits %j the tighter one counts', (limits, lower, upper) => {
    const { min, exclusiveMin, max, exclusiveMax } = only({ type: 'number', ...limits });
    expect([min, exclusiveMin]).toEqual(lower);
    expect([max, exclusiveMax]).toEqual(upper);
  });

  test('limits of ±(2^53−1) and beyond count as none', () => {
    const parameter = only({ type: 'integer', minimum: -9007199254740991, maximum: 18446744073709552000 });
    expect([parameter.min, parameter.max]).toEqual([null, null]);
  });

  test('references and allOf are resolved, and what stands beside them wins', () => {
    const $defs = { format: { type: 'string', enum: ['png', 'jpg'], title: 'format', default: 'jpg' } };
    const parameter = only(
      { allOf: [{ $ref: '#/$defs/format' }], default: 'png', title: 'Format' },
      { $defs },
    );
    expect(parameter).toMatchObject({
      type: 'string',
      options: ['png', 'jpg'],
      default: 'png',
      title: 'Format',
    });
    expect(only({ $ref: '#/$defs/format' }, { $defs })).toMatchObject({
      options: ['png', 'jpg'],
      default: 'jpg',
    });
    expect(only({ $ref: '#/$defs/format', enum: ['png'] }, { $defs }).options).toEqual(['png']);
  });

  test('a reference follows an anchor, and a name with a percent sign; one that leads nowhere says nothing', () => {
    const $defs = {
      whole: { $anchor: 'count', type: 'integer' },
      nested: { properties: { deep: { $dynamicAnchor: 'flag', type: 'boolean' } } },
      '100%': { type: 'number' },
    };
    const types = ['#count', '#flag', '#/$defs/100%', '#none', '#/none', 'other.json#/a'].map(
      (reference) => only({ $ref: reference }, { $defs }).type,
    );
    expect(types).toEqual(['int', 'bool', 'float', 'any', 'any', 'any']);
  });

  test('an object that is replaced whole has properties, and no children', () => {
    const object = { type: 'object', properties: { a: { type: 'integer', default: 1 } } };
    const nullable = only({ anyOf: [object, { type: 'null' }], default: { a: 2 } });
    expect(nullable).toMatchObject({ nullable: true, children: [], properties: [{ name: 'a', default: 1 }] });
    expect(only({ ...object, additionalProperties: { type: 'string' } })).toMatchObject({
      children: [],
      properties: [{ name: 'a' }],
      value: { type: 'string' },
    });
    expect(only({ ...object, additionalProperties: true }).value).toMatchObject({ type: 'any' });
    const patterned = {
      type: 'object',
      additionalProperties: false,
      patternProperties: { '^x': { type: 'string' } },
    };
    expect(only(patterned).value).toMatchObject({ type: 'string' });
    expect(only({ type: 'object', additionalProperties: true }).value).toBeNull();
  });

  test('nested groups have children, maps a value, lists an item', () => {
    const group = only({ type: 'object', properties: { b: { default: 1 }, 'a/b': { 'x-order': 0 } } });
    expect(group.children.map(({ path, order }) => [path, order])).toEqual([
      ['/it/a~1b', 0],
      ['/it/b', 1],
    ]);
    expect(only({ type: 'object', additionalProperties: { type: 'integer' } }).value).toMatchObject({
      path: '/it/-',
      type: 'int',
    });
    const open = { type: 'object', properties: { a: {} } };
    expect(only({ ...open, additionalProperties: true }).children).toEqual([]);
    expect(only({ ...open, type: ['object', 'null'] }).children).toEqual([]);
  });

  test('a part that one flat schema cannot say declares and requires all the same', () => {
    const part = { properties: { b: {} }, required: ['b'], additionalProperties: { type: 'integer' } };
    const schema = { type: 'object', properties: { a: {} }, allOf: [part] };
    expect(parametersOf(schema).map(({ name, required, role }) => [name, required, role])).toEqual([
      ['a', false, 'config'],
      ['b', true, 'input'],
    ]);
  });

  test('a schema that contains itself comes to an end', () => {
    const node = {
      type: 'object',
      properties: { next: { $ref: '#/$defs/node' }, all: { items: { $ref: '#' } } },
    };
    const parameter = only({ $ref: '#/$defs/node' }, { $defs: { node } });
    expect(parameter.children.map(({ name, type }) => [name, type])).toEqual([
      ['next', 'any'],
      ['all', 'array'],
    ]);
  });

  test('what only a branch of the root declares is an optional parameter without default', () => {
    const schema = {
      type: 'object',
      properties: { size: { enum: ['small', 'custom'], default: 'small' } },
      ...conditional(
        { properties: { size: { const: 'custom' } } },
        { properties: { width: { type: 'integer', default: 512 } }, required: ['width'] },
      ),
    };
    expect(parametersOf(schema)[1]).toMatchObject({
      name: 'width',
      type: 'int',
      hasDefault: false,
      required: false,
    });
  });
});

describe('titles', () => {
  test.each([
    ['webhook_url', 'Webhook URL'],
    ['rgb', 'RGB'],
    ['image_ids', 'Image IDs'],
    ['fps', 'FPS'],
    ['maxHttpRetries', 'Max HTTP retries'],
    ['grid', 'Grid'],
  ])('of %s spells what is read letter by letter in capitals: %s', (name, title) =>
    expect(parametersOf({ type: 'object', properties: { [name]: {} } })[0]?.title).toBe(title),
  );
});

describe('otherParameterOf', () => {
  const other = (root: JsonObject, name = 'more_of_it') =>
    otherParameterOf({ type: 'object', ...root }, name);

  test('is what the root allows beyond the named ones, as a config parameter of that name', () =>
    expect(other({ additionalProperties: { type: 'string', maxLength: 4 } })).toMatchObject({
      name: 'more_of_it',
      path: '/more_of_it',
      title: 'More of it',
      type: 'string',
      maxLength: 4,
      role: 'config',
    }));

  test('is any value if nothing says which', () => {
    expect(other({ additionalProperties: true })).toMatchObject({ type: 'any' });
    expect(other({ patternProperties: { '^x': { type: 'string' } } })).toMatchObject({ type: 'string' });
    const both = { patternProperties: { '^x': {} }, additionalProperties: { type: 'string' } };
    expect(other(both)).toMatchObject({ type: 'any' });
  });

  test('is none if the root allows none', () => {
    expect(other({})).toBeNull();
    expect(other({ additionalProperties: false })).toBeNull();
  });
});

describe('order', () => {
  test('follows x-order, else the declaration', () => {
    expect(names(parametersOf({ properties: properties({ c: 2, a: 0, b: 1 }) }))).toEqual(['a', 'b', 'c']);
    expect(names(parametersOf(flux)).slice(0, 3)).toEqual(['prompt', 'image', 'aspect_ratio']);
  });

  test('partial x-order names positions, and the others fill those left free', () => {
    const provider = {
      aspect_ratio: 2,
      image: null,
      output_format: 4,
      prompt: null,
      seed: null,
    };
    const schema = { properties: properties(provider) };
    expect(names(parametersOf(schema))).toEqual(['image', 'prompt', 'aspect_ratio', 'seed', 'output_format']);
  });
});

describe('roles', () => {
  test('config parameters and inputs are two halves', () => {
    expect(names(inputParametersOf(flux))).toEqual(['prompt', 'image']);
    expect(names(configParametersOf(flux))).toEqual([
      'aspect_ratio',
      'output_format',
      'safety_tolerance',
      'prompt_upsampling',
      'seed',
    ]);
  });

  test('a secret is an input, and so is what is required without default, unless x-role says otherwise', () => {
    expect(only({ format: 'password', 'x-role': 'config' })).toMatchObject({ secret: true, role: 'input' });
    expect(only({ 'x-secret': true }).role).toBe('input');
    expect(only({}, { required: ['it'] }).role).toBe('input');
    expect(only({ 'x-role': 'config' }, { required: ['it'] }).role).toBe('config');
    expect(only({ default: 1 }, { required: ['it'] }).role).toBe('config');
  });
});

test('the limits of a number may be beyond ±(2^53−1); those of an integer count as none there', () => {
  expect(only({ type: 'number', maximum: 1e300, minimum: -(2 ** 60) })).toMatchObject({
    max: 1e300,
    min: -(2 ** 60),
  });
  expect(only({ type: 'integer', maximum: 2 ** 60 }).max).toBeNull();
});

test('of the defaults of merged schemas, the first that the whole allows is live', () => {
  const merged = (...allOf: JsonObject[]) => only({ allOf });
  expect(merged({ default: 5 }, { minimum: 10, default: 10 })).toMatchObject({ default: 10 });
  expect(merged({ default: 5 }, { default: 6 })).toMatchObject({ default: 5 });
  expect(merged({ type: 'integer', default: null }, { default: 'a' })).toMatchObject({ hasDefault: false });
  const $defs = { size: { type: 'integer', minimum: 10, default: 10 } };
  const schema = { properties: { it: { $ref: '#/$defs/size', default: 5 } }, $defs };
  expect(parametersOf(schema)[0]).toMatchObject({ default: 10 });
});
