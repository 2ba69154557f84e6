import { describe, expect, test } from 'vitest';
import { type JsonObject, schemaDifferences } from './index';

const schemaOf = (properties: JsonObject, rest: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties,
  ...rest,
});
const tolerance = { type: 'integer', minimum: 1, maximum: 6, default: 4 };

/** The aspects of the only parameter of two schemas. */
const aspects = (before: JsonObject, after: JsonObject, required?: string[]) =>
  schemaDifferences(
    schemaOf({ p: before }),
    schemaOf({ p: after }, required === undefined ? {} : { required }),
  ).flatMap((each) => each.aspects);

test('a schema does not differ from itself', () => {
  expect(schemaDifferences(schemaOf({ tolerance }), schemaOf({ tolerance }))).toEqual([]);
});

test('what came, went and changed, with all that is known of it', () => {
  const before = schemaOf({ tolerance, outputs: { type: 'integer', minimum: 1, maximum: 4, default: 1 } });
  const after = schemaOf({
    size: { type: 'string', enum: ['small', 'big'], title: 'Size' },
    tolerance: { ...tolerance, minimum: 0, default: 2 },
  });
  expect(schemaDifferences(before, after)).toEqual([
    {
      path: '/tolerance',
      title: 'Tolerance',
      change: 'changed',
      role: 'config',
      aspects: [
        { name: 'default', before: 4, after: 2 },
        { name: 'at least', before: 1, after: 0 },
      ],
    },
    {
      path: '/outputs',
      title: 'Outputs',
      change: 'removed',
      role: 'config',
      aspects: [
        { name: 'type', before: 'int' },
        { name: 'default', before: 1 },
        { name: 'at least', before: 1 },
        { name: 'at most', before: 4 },
      ],
    },
    {
      path: '/size',
      title: 'Size',
      change: 'added',
      role: 'config',
      aspects: [
        { name: 'type', after: 'string' },
        { name: 'options', after: ['big', 'small'] },
      ],
    },
  ]);
});

test('parts of a group are told one by one', () => {
  const group = (steps: JsonObject) =>
    schemaOf({ speed: { type: 'object', properties: { mode: { type: 'string' }, steps } } });
  const found = schemaDifferences(group({ type: 'integer' }), group({ type: 'integer', minimum: 1 }));
  expect(found).toMatchObject([{ path: '/speed/steps', aspects: [{ name: 'at least', after: 1 }] }]);
});

describe('inputs', () => {
  const image = { type: 'string', format: 'uri', 'x-role': 'input' };

  test('are told apart from what is tuned', () => {
    const found = schemaDifferences(schemaOf({}), schemaOf({ image, seed: { type: 'integer' } }));
    expect(found.map(({ path, role }) => [path, role])).toEqual([
      ['/image', 'input'],
      ['/seed', 'config'],
    ]);
  });

  test('one that was tuned before counts as tuned', () => {
    const found = schemaDifferences(
      schemaOf({ image: { ...image, 'x-role': 'config' } }),
      schemaOf({ image }),
    );
    expect(found).toMatchObject([
      { role: 'config', aspects: [{ name: 'given', before: 'here', after: 'with each job' }] },
    ]);
  });
});

describe('aspects', () => {
  test.each<[string, JsonObject, JsonObject, object[]]>([
    [
      'null',
      { type: 'integer' },
      { type: ['integer', 'null'] },
      [{ name: 'type', before: 'int', after: 'int or null' }],
    ],
    [
      'a format',
      { type: 'string' },
      { type: 'string', format: 'uri' },
      [{ name: 'type', before: 'string', after: 'string (uri)' }],
    ],
    [
      'an open limit',
      { type: 'number', maximum: 2 },
      { type: 'number', exclusiveMaximum: 2 },
      [
        { name: 'at most', before: 2 },
        { name: 'less than', after: 2 },
      ],
    ],
    [
      'the other open limit',
      { type: 'number' },
      { type: 'number', exclusiveMinimum: 0 },
      [{ name: 'more than', after: 0 }],
    ],
    ['a step', { type: 'integer' }, { type: 'integer', multipleOf: 8 }, [{ name: 'step', after: 8 }]],
    [
      'lengths and a pattern',
      { type: 'string' },
      { type: 'string', minLength: 1, maxLength: 9, pattern: 'a' },
      [
        { name: 'fewest characters', after: 1 },
        { name: 'most characters', after: 9 },
        { name: 'pattern', after: 'a' },
      ],
    ],
    [
      'counts',
      { type: 'array' },
      { type: 'array', minItems: 1, maxItems: 3, uniqueItems: true },
      [
        { name: 'fewest items', after: 1 },
        { name: 'most items', after: 3 },
        { name: 'no item twice', after: true },
      ],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(aspects(before, after)).toEqual(expected);
  });

  test('that a value has to be given', () => {
    const prompt = { type: 'string', 'x-role': 'input' };
    expect(aspects(prompt, prompt, ['p'])).toEqual([{ name: 'required', after: true }]);
  });

  test('options are a set', () => {
    expect(aspects({ enum: ['b', 'a'] }, { enum: ['a', 'b'] })).toEqual([]);
    expect(aspects({ enum: ['b', 'a'] }, { enum: ['a', 'c'] })).toEqual([
      { name: 'options', before: ['a', 'b'], after: ['a', 'c'] },
    ]);
  });

  test.each<[string, JsonObject, JsonObject]>([
    ['items', { type: 'array', items: { type: 'string' } }, { type: 'array', items: { type: 'integer' } }],
    [
      'values',
      { type: 'object', additionalProperties: {} },
      { type: 'object', additionalProperties: { type: 'string' } },
    ],
    [
      'parts of an object that is replaced whole',
      { type: ['object', 'null'], properties: { side: { type: 'integer' } } },
      { type: ['object', 'null'], properties: { side: { type: 'string' } } },
    ],
    [
      'branches',
      { oneOf: [{ type: 'string' }, { type: 'integer' }] },
      { oneOf: [{ type: 'string' }, { type: 'boolean' }] },
    ],
    [
      'what no aspect tells',
      { type: 'object', properties: {} },
      { type: 'object', properties: {}, maxProperties: 2 },
    ],
  ])('%s are told as their schemas', (_, before, after) => {
    expect(aspects(before, after).map(({ name }) => name)).toContain('schema');
  });

  test('wording, units, groups and order are none', () => {
    const worded = { title: 'T', description: 'D', 'x-unit': 'px', 'x-group': 'G', 'x-order': 3 };
    expect(aspects({ type: 'integer' }, { type: 'integer', ...worded })).toEqual([]);
  });
});
