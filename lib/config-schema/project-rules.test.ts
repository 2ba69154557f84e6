import { describe, expect, test } from 'vitest';
import { importSchema } from './import';
import { configParametersOf, type JsonObject, type JsonValue, validate } from './index';
import { conditional } from './testing/conditional';

const branch = (model: string, properties: JsonObject) => ({
  type: 'object',
  additionalProperties: false,
  required: ['prompt', 'model'],
  properties: { prompt: { type: 'string' }, model: { const: model }, ...properties },
});
const imported = (source: JsonObject) => {
  const { schema, report } = importSchema(source);
  if (!schema) throw new Error(JSON.stringify(report));
  return schema;
};

test('a schema that no inputs can fulfil refuses each config for its rule, not as a broken one', () => {
  const closed = { additionalProperties: false, properties: { mode: { const: 'a' } } };
  const schema = imported({
    properties: { prompt: { type: 'string' }, size: { $ref: '#/$defs/size' }, mode: {} },
    required: ['prompt'],
    anyOf: [closed],
    $defs: { size: { type: 'integer' } },
  });
  expect(validate(schema, {}).map(({ code }) => code)).toEqual(['not']);
});

test('what each job has counts among the parameters that there may be', () => {
  const properties = { prompt: { type: 'string' }, a: {}, b: {}, c: {} };
  const schema = imported({ properties, required: ['prompt'], maxProperties: 3 });
  expect(validate(schema, { a: 1, b: 1 })).toEqual([]);
  expect(validate(schema, { a: 1, b: 1, c: 1 })).toHaveLength(1);
});

test('a union at the root is kept without its inputs', () => {
  const alpha = branch('alpha', { ratio: { enum: ['16:9'] } });
  const beta = branch('beta', { ratio: { enum: ['1:1'] }, audio: { type: 'boolean' } });
  const schema = imported({ type: 'object', oneOf: [alpha, beta] });
  const isAllowed = (config: JsonObject) => validate(schema, config).length === 0;
  expect(configParametersOf(schema).map(({ name }) => name)).toEqual(['model', 'ratio', 'audio']);
  expect(isAllowed({})).toBe(true);
  expect(isAllowed({ model: 'alpha', ratio: '1:1' })).toBe(false);
  expect(isAllowed({ model: 'alpha', audio: true })).toBe(false);
  expect(isAllowed({ ratio: '16:9', audio: true })).toBe(false);
  expect(isAllowed({ model: 'beta', ratio: '1:1', audio: true })).toBe(true);
});

test('what every branch requires without a default is an input', () => {
  const file = { type: 'object', required: ['uri'], properties: { uri: { type: 'string' } } };
  const properties = { model: { const: 'act' }, clip: file, seed: { type: 'integer' } };
  const schema = imported({ type: 'object', oneOf: [{ required: ['model', 'clip'], properties }] });
  expect(configParametersOf(schema).map(({ name }) => name)).toEqual(['model', 'seed']);
  expect(validate(schema, {})).toEqual([]);
  expect(validate(schema, { seed: 5 })).toEqual([]);
});

describe('a rule says of a config what holds with some inputs', () => {
  const text = { type: 'string' };
  const members = {
    image: { ...text, 'x-role': 'input' },
    size: text,
    width: { type: 'integer' },
    mode: { enum: ['a', 'b'], 'x-role': 'config' },
  };
  const sized = { required: ['size'] };
  const wide = { required: ['width'] };
  const pictured = { required: ['image'] };
  const modeA = { properties: { mode: { const: 'a' } } };
  const modeB = { properties: { mode: { const: 'b' } } };
  /** Whether each of the configs is allowed. */
  const allowed = (rules: JsonObject, configs: JsonObject[]) =>
    configs.map((config) => validate({ type: 'object', properties: members, ...rules }, config).length === 0);

  test.each<[string, JsonObject, boolean[]]>([
    ['a union with a branch that an input meets', { anyOf: [pictured, sized] }, [true, true, true]],
    [
      'a union whose branches all say more',
      { anyOf: [{ ...sized, properties: { image: text } }, wide] },
      [false, true, true],
    ],
    [
      'branches of which inputs choose one',
      { oneOf: [{ required: ['size', 'image'] }, wide] },
      [false, true, true],
    ],
    [
      'both kinds of unions',
      { anyOf: [sized, { ...wide, not: pictured }], oneOf: [sized, wide, pictured] },
      [false, true, true],
    ],
    [
      'branches that no job meets',
      { required: ['image'], anyOf: [{ properties: { image: false } }] },
      [false, false, false],
    ],
    [
      'a branch that no job meets',
      { required: ['image'], anyOf: [{ properties: { image: { not: {} } } }, sized] },
      [false, true, false],
    ],
    [
      'a branch that has no place for an input',
      { required: ['image'], anyOf: [{ additionalProperties: false, properties: { size: text } }, wide] },
      [false, false, true],
    ],
    [
      'a branch that has a place by a pattern',
      {
        required: ['image'],
        anyOf: [{ additionalProperties: false, patternProperties: { '^(image|size)$': {} } }],
      },
      [true, true, false],
    ],
    ['a part that each job meets', { allOf: [pictured, { not: sized }] }, [true, false, true]],
    [
      'then, if inputs do not matter',
      { ...conditional({ ...sized, properties: { image: true } }, wide) },
      [true, false, true],
    ],
    [
      'then, if each job has the input',
      { required: ['image'], ...conditional(pictured, sized) },
      [false, true, false],
    ],
    ['then, if an input may be missing', conditional(pictured, sized), [true, true, true]],
    ['then and else, if an input decides', conditional(pictured, sized, wide), [false, true, true]],
    [
      'else, if a condition cannot hold',
      conditional({ ...pictured, ...modeA, required: ['image', 'size'] }, true, wide),
      [false, true, true],
    ],
    ['a condition that asks for nothing', conditional(pictured, {}, pictured), [true, true, true]],
    [
      'then without if',
      { ...conditional(pictured, sized), if: true, then: true, else: false },
      [true, true, true],
    ],
    [
      'what depends on an input that each job has',
      { required: ['image'], dependentRequired: { image: ['size'] } },
      [false, true, false],
    ],
    [
      'what depends on an input that may be missing',
      { dependentRequired: { image: ['size'] } },
      [true, true, true],
    ],
    [
      'a rule that depends on an input that each job has',
      { required: ['image'], dependentSchemas: { image: sized, size: wide } },
      [false, false, false],
    ],
    [
      'a rule that depends on an input that may be missing',
      { dependentSchemas: { image: sized } },
      [true, true, true],
    ],
  ])('%s', (_, rules, expected) => {
    expect(allowed(rules, [{}, { size: 's' }, { width: 1 }])).toEqual(expected);
  });

  test.each<[string, JsonValue, boolean[]]>([
    ['an input', pictured, [true, true, true]],
    ['an input or an option', { anyOf: [pictured, sized] }, [true, false, true]],
    ['one of two inputs', { anyOf: [pictured, { properties: { image: text } }] }, [true, true, true]],
    ['an option and an input', { allOf: [sized, pictured] }, [true, true, true]],
    [
      'two options, whatever the input',
      { allOf: [sized, { type: 'object', properties: { image: true } }] },
      [true, false, true],
    ],
    [
      'an option without an input',
      { ...sized, not: { ...wide, properties: { image: {} } } },
      [true, false, true],
    ],
    ['a number of members', { maxProperties: 1 }, [true, true, true]],
    [
      'an object that has no others',
      { additionalProperties: false, properties: { size: text } },
      [true, true, true],
    ],
    ['a condition on an input', conditional(pictured, true, false), [true, true, true]],
  ])('what is refused: %s', (_, not, expected) => {
    expect(allowed({ not }, [{}, { size: 's' }, { width: 1 }])).toEqual(expected);
  });

  test('a whole object that is a constant asks nothing of a config that lacks a required parameter', () => {
    const whole = { mode: 'a', size: 's' };
    expect(allowed({ required: ['mode'], const: whole }, [{}, { size: 's' }, whole])).toEqual([
      true,
      true,
      true,
    ]);
    expect(allowed({ required: ['mode'], enum: [whole] }, [{}, whole])).toEqual([true, true]);
  });

  test('a condition on what is still unset asks for nothing', () => {
    const rules = { required: ['mode'], ...conditional(modeA, sized, wide) };
    expect(allowed(rules, [{}, { mode: 'a' }, { mode: 'a', size: 's' }, { mode: 'b' }])).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(allowed({ required: ['mode'], not: modeA }, [{}, { mode: 'a' }, { mode: 'b' }])).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('of branches that an unset parameter decides, one asks for something once it is chosen', () => {
    const [a, b] = [
      { ...modeA, ...sized },
      { ...modeB, dependentRequired: { mode: ['width'] }, required: ['width'] },
    ];
    const rules = { required: ['mode'], oneOf: [a, b] };
    expect(allowed(rules, [{}, { mode: 'a' }, { mode: 'a', size: 's' }, { mode: 'b', size: 's' }])).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  test('a rule names inputs through a reference, also one that says what depends on what', () => {
    const $defs = {
      rule: { dependentRequired: { size: ['image', 'width'] } },
      again: { not: { $ref: '#/$defs/rule' } },
    };
    const configs: JsonObject[] = [{}, { size: 's' }, { size: 's', width: 1 }];
    expect(allowed({ $defs, anyOf: [{ $ref: '#/$defs/rule' }] }, configs)).toEqual([true, false, true]);
    expect(allowed({ $defs, anyOf: [{ $ref: '#/$defs/again' }] }, configs)).toEqual([true, true, true]);
  });
});
