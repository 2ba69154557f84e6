import { describe, expect, test } from 'vitest';
import { decidersOf, hasConditions, memberConditionsOf, standingOf } from './conditions';
import { configSchemaOf } from './config-schema';
import { configParametersOf } from './parameters';
import { conditional } from './testing/conditional';
import type { JsonObject, Parameter } from './types';

const integer = { type: 'integer' };
const mode = { enum: ['fast', 'fine', 'custom'], default: 'fast' };
const isCustom = { properties: { mode: { const: 'custom' } }, required: ['mode'] };

/** What is unused and what is required, as plain objects. */
function standing(schema: JsonObject, effective: JsonObject) {
  const whole = { type: 'object', ...schema };
  const { unused, required } = standingOf(whole, effective);
  // A form has the schema without its inputs.
  expect(standingOf(configSchemaOf(whole), effective)).toMatchObject({ unused, required });
  return { unused: Object.fromEntries(unused), required: Object.fromEntries(required) };
}

describe('a condition on one parameter', () => {
  const schema = {
    properties: { mode, steps: integer },
    ...conditional(
      isCustom,
      { properties: { width: integer, steps: { maximum: 9 } }, required: ['width', 'steps'] },
      { properties: { speed: integer } },
    ),
  };

  test('says what its branches alone declare is used or not', () => {
    expect(standing(schema, { mode: 'fast' })).toEqual({ unused: { '/width': '/mode' }, required: {} });
    expect(standing(schema, { mode: 'custom' })).toEqual({
      unused: { '/speed': '/mode' },
      required: { '/width': '/mode', '/steps': '/mode' },
    });
  });

  test('counts in a nested group, with the pointers of the group', () => {
    const nested = { properties: { 'a/b': { type: 'object', additionalProperties: false, ...schema } } };
    expect(standing(nested, { 'a/b': { mode: 'fast' } }).unused).toEqual({ '/a~1b/width': '/a~1b/mode' });
    expect(standing(nested, {}).unused).toEqual({ '/a~1b/width': '/a~1b/mode' });
  });

  test('counts in each part of allOf, and one that applies is enough', () => {
    const parts = ['fine', 'custom'].map((option) =>
      conditional({ properties: { mode: { const: option } } }, { properties: { width: integer } }),
    );
    const both = { properties: { mode }, allOf: parts };
    expect(standing(both, { mode: 'fine' }).unused).toEqual({});
    expect(standing(both, { mode: 'custom' }).unused).toEqual({});
    expect(standing(both, { mode: 'fast' }).unused).toEqual({ '/width': '/mode' });
  });
});

describe('dependencies', () => {
  test('hold while the value is set', () => {
    const schema = {
      properties: { seed: integer, lock: { type: 'boolean' } },
      dependentRequired: { seed: ['lock'] },
      dependentSchemas: { seed: { properties: { variation: integer }, required: ['variation'] } },
    };
    expect(standing(schema, {})).toEqual({ unused: { '/variation': '/seed' }, required: {} });
    expect(standing(schema, { seed: 0 })).toEqual({
      unused: {},
      required: { '/lock': '/seed', '/variation': '/seed' },
    });
  });

  test('may hold a choice of their own: the inner condition is the one that is named', () => {
    const schema: JsonObject = {
      properties: { mode: { enum: ['a', 'b'] } },
      dependentSchemas: {
        mode: {
          oneOf: [
            { properties: { mode: { enum: ['a'] }, left: integer }, required: ['left'] },
            { properties: { mode: { enum: ['b'] } } },
          ],
        },
      },
    };
    expect(standing(schema, { mode: 'b' })).toEqual({ unused: { '/left': '/mode' }, required: {} });
    expect(standing(schema, { mode: 'a' })).toEqual({ unused: {}, required: { '/left': '/mode' } });
  });
});

describe('a union', () => {
  const branch = (kind: string, name: string) => ({
    properties: { kind: { const: kind }, shared: integer, [name]: integer },
    required: ['kind', name],
  });
  const $defs = { second: branch('b', 'radius') };
  const schema = { $defs, oneOf: [branch('a', 'width'), { $ref: '#/$defs/second' }] };

  test('that a constant tells apart uses the branch of the constant', () => {
    expect(standing(schema, { kind: 'a' })).toEqual({
      unused: { '/radius': '/kind' },
      required: { '/width': '/kind' },
    });
    expect(standing(schema, { kind: 'b' }).unused).toEqual({ '/width': '/kind' });
    expect(standing(schema, {}).unused).toEqual({ '/width': '/kind', '/radius': '/kind' });
  });

  test('may name its constant after others that only one branch has', () => {
    const first = { properties: { only: { const: 1 }, kind: { const: 'a' }, width: integer } };
    const second = { properties: { kind: { const: 'b' } } };
    expect(standing({ anyOf: [first, second] }, { kind: 'b' }).unused).toEqual({
      '/only': '/kind',
      '/width': '/kind',
    });
  });

  test('that an input tells apart uses everything', () => {
    const properties = { kind: { type: 'string', 'x-role': 'input' } };
    const oneOf = [branch('a', 'width'), branch('b', 'radius')];
    expect(standing({ properties, oneOf }, {}).unused).toEqual({});
  });

  test('without such a constant, or with one branch, uses everything', () => {
    const loose: JsonObject = { anyOf: [{ properties: { a: integer } }, { properties: { b: integer } }] };
    expect(standing(loose, {}).unused).toEqual({});
    expect(standing({ oneOf: [branch('a', 'width')] }, {}).unused).toEqual({});
  });
});

describe('a condition that nobody can tell', () => {
  test('is one on two parameters, or on an input: what it declares is always used', () => {
    const two = conditional(
      { properties: { mode: { const: 'fine' }, steps: { const: 1 } } },
      { properties: { width: integer } },
    );
    expect(standing({ properties: { mode, steps: integer }, ...two }, { mode: 'fast' }).unused).toEqual({});
    const input = conditional({ required: ['image'] }, { properties: { strength: integer } });
    const properties = { image: { type: 'string', 'x-role': 'input' } };
    expect(standing({ properties, ...input }, {}).unused).toEqual({});
    const dependentSchemas = { image: { properties: { strength: integer } } };
    expect(standing({ properties, dependentSchemas }, {}).unused).toEqual({});
  });

  test('requires no input: a config is checked by the rest of the rule', () => {
    const rule = conditional(isCustom, { required: ['steps', 'image'] });
    const properties = { mode, steps: integer, image: { type: 'string', 'x-role': 'input' } };
    expect(standing({ properties, ...rule }, { mode: 'custom' }).required).toEqual({ '/steps': '/mode' });
  });
});

describe('a condition inside an object that is replaced whole', () => {
  const picture: JsonObject = {
    properties: { format: { enum: ['png', 'jpeg'] } },
    ...conditional(
      { properties: { format: { const: 'jpeg' } }, required: ['format'] },
      { properties: { quality: integer }, required: ['quality'] },
    ),
  };
  const $defs = { picture: { type: 'object', ...picture } };

  /** What is said of the members of the object that `find` looks up in the one parameter. */
  function inside(property: JsonObject, members: JsonObject, find = (whole: Parameter) => whole) {
    const schema: JsonObject = { type: 'object', $defs, properties: { one: property } };
    const said = [schema, configSchemaOf(schema)].map((each) => {
      const [parameter] = configParametersOf(each);
      if (!parameter) throw new Error('the schema gives no parameter');
      const conditions = memberConditionsOf(each, find(parameter));
      if (!conditions) throw new Error('the object has no conditions');
      const { unused, required } = conditions(members);
      return { unused: Object.fromEntries(unused), required: Object.fromEntries(required) };
    });
    expect(said[0]).toEqual(said[1]);
    return said[0];
  }
  const part = (found: Parameter | null | undefined): Parameter => {
    if (!found) throw new Error('there is no such part');
    return found;
  };
  const hidden = { unused: { quality: 'format' }, required: {} };
  const called = { unused: {}, required: { quality: 'format' } };

  const places: [string, JsonObject, ((whole: Parameter) => Parameter)?][] = [
    ['an object that may be null', { type: ['object', 'null'], ...picture }],
    ['the same as a union with null', { anyOf: [{ $ref: '#/$defs/picture' }, { type: 'null' }] }],
    ['an item of a list', { type: 'array', items: { $ref: '#/$defs/picture' } }, ({ item }) => part(item)],
    [
      'a value of a map',
      { type: 'object', additionalProperties: { type: 'object', ...picture } },
      ({ value }) => part(value),
    ],
    [
      'a branch of a union',
      { oneOf: [{ type: 'string' }, { type: 'object', ...picture }] },
      ({ variants }) => part(variants[1]),
    ],
    [
      'a branch with the condition beside the union',
      {
        oneOf: [{ type: 'string' }, { type: 'object', properties: picture.properties ?? {} }],
        ...conditional(picture.if ?? {}, picture.then ?? {}),
      },
      ({ variants }) => part(variants[1]),
    ],
    [
      'a member of an item of a list of lists',
      { type: 'array', items: { type: 'array', items: { properties: { inner: $defs.picture } } } },
      ({ item }) => part(item?.item?.properties[0]),
    ],
  ];

  test.each(places)('counts in %s', (_, property, find) => {
    expect(inside(property, { format: 'png' }, find)).toEqual(hidden);
    expect(inside(property, {}, find)).toEqual(hidden);
    expect(inside(property, { format: 'jpeg' }, find)).toEqual(called);
  });

  test('may also hold with a default, which is not stored there; what is required goes by what is stored', () => {
    const defaulting = {
      type: ['object', 'null'],
      ...picture,
      properties: { format: { enum: ['png', 'jpeg'], default: 'jpeg' } },
    };
    expect(inside(defaulting, {})).toEqual({ unused: {}, required: {} });
    expect(inside(defaulting, { format: 'png' })).toEqual(hidden);
    expect(inside(defaulting, { format: null })).toEqual(hidden);
  });

  test('goes by branches that a constant tells apart, and by what is there', () => {
    const branch = (kind: string, name: string) => ({
      properties: { kind: { const: kind }, [name]: integer },
    });
    const union = {
      type: ['object', 'null'],
      properties: { kind: { enum: ['a', 'b'] }, seed: integer },
      oneOf: [branch('a', 'width'), branch('b', 'radius')],
      dependentSchemas: { seed: { properties: { lock: integer } } },
    };
    expect(inside(union, { kind: 'b', seed: 1 })?.unused).toEqual({ width: 'kind' });
    expect(inside(union, { kind: 'a' })?.unused).toEqual({ radius: 'kind', lock: 'seed' });
  });

  test('is none where the object has none', () => {
    const schema = {
      type: 'object',
      properties: { one: { type: ['object', 'null'], properties: { mode } } },
    };
    const [parameter] = configParametersOf(schema);
    expect(memberConditionsOf(schema, part(parameter))).toBeNull();
  });
});

test('a schema without conditions says nothing', () =>
  expect(standing({ properties: { mode } }, { mode: 'fast' })).toEqual({ unused: {}, required: {} }));

test('a schema has conditions where one on a single parameter may say something', () => {
  const then = { required: ['mode'] };
  expect(hasConditions({ type: 'object', properties: { mode }, ...conditional(isCustom, then) })).toBe(true);
  expect(hasConditions({ type: 'object', properties: { mode }, required: ['mode'] })).toBe(false);
});

describe('the chosen branch', () => {
  const alpha = {
    title: 'alpha',
    additionalProperties: false,
    properties: {
      model: { const: 'alpha' },
      ratio: { enum: ['16:9', '9:16'], default: '16:9' },
      steps: { type: 'integer', maximum: 4 },
      light: {
        type: 'object',
        additionalProperties: false,
        properties: { warm: { type: 'boolean', default: true } },
      },
    },
  };
  const beta = {
    additionalProperties: false,
    properties: {
      model: { const: 'beta' },
      ratio: { enum: ['1:1', '4:3'] },
      audio: { type: 'boolean' },
    },
  };
  const steps = { type: 'integer', minimum: 1, title: 'Number of steps', description: 'How often' };
  const root = { type: 'object', properties: { steps }, oneOf: [alpha, beta] };
  const narrowedOf = (schema: JsonObject, effective: JsonObject) =>
    [...standingOf(schema, effective).narrowed].map(([pointer, { options, min, max, default: value }]) => {
      return [pointer, options, min, max, value];
    });

  test('narrows what it and the whole say of parameters, but not what decides it', () => {
    expect(narrowedOf(root, { model: 'alpha' })).toEqual([
      ['/steps', null, 1, 4, null],
      ['/ratio', ['16:9', '9:16'], null, null, '16:9'],
      ['/light', null, null, null, { warm: true }],
      ['/light/warm', null, null, null, true],
    ]);
    const { narrowed } = standingOf(root, { model: 'alpha' });
    expect(narrowed.get('/steps')).toMatchObject({ title: 'Number of steps', description: 'How often' });
    expect(standingOf(root, { model: 'alpha', ratio: '9:16' }).narrowed.get('/steps')).toBe(
      narrowed.get('/steps'),
    );
    expect(narrowedOf(root, {})).toEqual([]);
  });

  test('lacks what only others have', () => {
    expect([...standingOf(root, { model: 'alpha' }).lacking]).toEqual(['/audio']);
    expect([...standingOf(root, { model: 'beta' }).lacking]).toEqual(['/light']);
    const rule = { properties: { mode }, ...conditional(isCustom, { properties: { width: integer } }) };
    expect(standingOf({ type: 'object', ...rule }, { mode: 'fast' }).lacking.size).toBe(0);
  });

  test('is decided by one property, in a group by one of its members', () => {
    const named = { steps, model: {}, ratio: {}, audio: {}, light: {} };
    const group = { ...root, properties: named, additionalProperties: false };
    const nested = { type: 'object', properties: { 'a/b': group } };
    expect([...decidersOf(root)]).toEqual(['/model']);
    expect([...decidersOf(nested)]).toEqual(['/a~1b/model']);
    expect(narrowedOf(nested, { 'a/b': { model: 'beta' } })).toEqual([
      ['/a~1b/ratio', ['1:1', '4:3'], null, null, null],
      ['/a~1b/audio', null, null, null, null],
    ]);
    const width = conditional(isCustom, { properties: { width: integer } });
    expect([...decidersOf({ type: 'object', properties: { mode }, ...width })]).toEqual([]);
    const loose: JsonObject = { anyOf: [{ properties: { a: integer } }, { properties: { b: integer } }] };
    expect([...decidersOf({ type: 'object', ...loose })]).toEqual([]);
  });

  test('narrows the members of an object that is replaced whole', () => {
    const schema = { type: 'object', properties: { one: { ...root, type: ['object', 'null'] } } };
    const [parameter] = configParametersOf(schema);
    const conditions = parameter && memberConditionsOf(schema, parameter);
    const ratio = conditions?.({ model: 'beta' }).narrowed.get('ratio');
    expect(ratio).toMatchObject({ path: '/one/ratio', options: ['1:1', '4:3'] });
  });
});
