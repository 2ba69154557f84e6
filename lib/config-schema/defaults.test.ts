import { describe, expect, test } from 'vitest';
import {
  defaultsOf,
  effectiveOf,
  type JsonObject,
  overridesOf,
  parametersOf,
  sameOverrides,
  unsetParametersOf,
} from './index';
import { flux } from './testing/flux';

const nested: JsonObject = {
  type: 'object',
  properties: {
    speed: {
      type: 'object',
      properties: {
        steps: { type: 'integer', default: 20 },
        mode: { enum: ['fast', 'fine'], default: 'fast' },
      },
    },
    labels: { type: 'object', additionalProperties: { type: 'string' }, default: { a: 'x', b: 'y' } },
    loose: { type: 'object', default: { p: 1, q: 2 } },
    either: {
      anyOf: [{ type: 'string' }, { type: 'object', properties: { u: {} } }],
      default: { u: 1, v: 2 },
    },
    maybe: { type: ['object', 'null'], properties: { m: { default: 1 } }, default: { m: 2 } },
    list: { type: 'array', default: [1, 2] },
  },
};

describe('defaultsOf', () => {
  test('holds each config parameter with a default and nothing else', () => {
    expect(defaultsOf(flux)).toEqual({
      aspect_ratio: 'match_input_image',
      output_format: 'png',
      safety_tolerance: 4,
      prompt_upsampling: false,
    });
  });

  test('a default that its own schema does not allow counts as none', () => {
    const schema = {
      properties: {
        seed: { type: 'integer', default: null },
        scale: { type: 'integer', default: 13.5 },
        size: { enum: ['512', '256'], default: '128' },
        huge: { type: 'integer', default: 2 ** 60 },
        fine: { type: 'integer', default: 1 },
      },
    };
    expect(defaultsOf(schema)).toEqual({ fine: 1 });
    expect(parametersOf(schema)[0]).toMatchObject({ hasDefault: false, default: null, required: false });
  });

  test('defaults are as written where the schema cannot be used to check them', () => {
    expect(defaultsOf({ properties: { a: { pattern: '(', default: 'x' }, b: { default: 1 } } })).toEqual({
      a: 'x',
      b: 1,
    });
  });

  test('nothing is invented: no first option, no empty list', () => {
    expect(
      defaultsOf({
        required: ['a'],
        properties: { a: { enum: ['x'], 'x-role': 'config' }, b: { type: 'array' } },
      }),
    ).toEqual({});
  });

  test('null is a default like any other', () => {
    expect(defaultsOf({ properties: { seed: { type: ['integer', 'null'], default: null } } })).toEqual({
      seed: null,
    });
  });

  test('the default of a group goes before the defaults in it', () => {
    const group = { type: 'object', default: { a: 9 }, properties: { a: { default: 1 }, b: { default: 2 } } };
    expect(defaultsOf({ properties: { group } })).toEqual({ group: { a: 9, b: 2 } });
  });

  test('a group is absent by default while something that it must contain has no default', () => {
    const group = {
      type: 'object',
      required: ['b'],
      properties: { a: { default: 1 }, b: { type: 'integer' } },
    };
    const schema = { properties: { group } };
    expect(defaultsOf(schema)).toEqual({});
    expect(effectiveOf(schema, { group: { b: 5 } })).toEqual({ group: { a: 1, b: 5 } });
    expect(overridesOf(schema, { group: { a: 1, b: 5 } })).toEqual({ group: { b: 5 } });
  });
});

describe('effectiveOf', () => {
  test('merges the declared properties of nested groups', () => {
    expect(effectiveOf(nested, { speed: { steps: 5 } }).speed).toEqual({ steps: 5, mode: 'fast' });
  });

  test('replaces maps, free objects, unions, nullable objects and lists whole', () => {
    const overrides = { labels: { a: 'z' }, loose: { p: 9 }, either: { u: 3 }, maybe: {}, list: [3] };
    expect(effectiveOf(nested, overrides)).toEqual({ speed: { steps: 20, mode: 'fast' }, ...overrides });
  });

  test('inherits, set and set to null are three states', () => {
    const schema = { properties: { seed: { type: ['integer', 'null'], default: 7 } } };
    expect(effectiveOf(schema, {})).toEqual({ seed: 7 });
    expect(effectiveOf(schema, { seed: 3 })).toEqual({ seed: 3 });
    expect(effectiveOf(schema, { seed: null })).toEqual({ seed: null });
    expect(overridesOf(schema, { seed: null })).toEqual({ seed: null });
  });

  test('a pin stays when the default moves', () => {
    const before = { properties: { steps: { type: 'integer', default: 20 } } };
    const after = { properties: { steps: { type: 'integer', default: 30 } } };
    expect([effectiveOf(before, { steps: 20 }), effectiveOf(after, { steps: 20 })]).toEqual([
      { steps: 20 },
      { steps: 20 },
    ]);
    expect(effectiveOf(after, {})).toEqual({ steps: 30 });
  });

  test('a parameter without default that is not set is absent, not null', () => {
    expect('seed' in effectiveOf(flux, {})).toBe(false);
  });

  test('names of Object.prototype are ordinary absent keys', () => {
    const overrides = JSON.parse('{"__proto__": {"polluted": true}}');
    expect(Object.keys(effectiveOf(flux, overrides))).toContain('__proto__');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('overridesOf', () => {
  test('keeps what differs, by deep equality', () => {
    const config = {
      ...defaultsOf(nested),
      labels: { a: 'x', b: 'y' },
      list: [2, 1],
      speed: { mode: 'fine', steps: 20 },
    };
    expect(overridesOf(nested, config)).toEqual({ list: [2, 1], speed: { mode: 'fine' } });
  });

  test('a group that says what it is by default is left out', () => {
    expect(overridesOf(nested, { speed: { mode: 'fast', steps: 20 } })).toEqual({});
  });

  test('what a config leaves out inherits', () => {
    expect(overridesOf(flux, { safety_tolerance: 2 })).toEqual({ safety_tolerance: 2 });
  });
});

test('unsetParametersOf names what the schema requires, has no default and is not set', () => {
  const schema = {
    required: ['a', 'b'],
    properties: { a: { 'x-role': 'config' }, b: { default: 1 }, c: {} },
  };
  expect(unsetParametersOf(schema, {})).toEqual(['a']);
  expect(unsetParametersOf(schema, { a: null })).toEqual([]);
});

describe('sameOverrides', () => {
  const schema = {
    properties: { free: { type: 'object' }, group: { properties: { a: {}, b: {} } }, map: { default: 1 } },
  };

  test('a new order of keys in a value is a difference, of parameters and members of a group is none', () => {
    expect(sameOverrides(schema, { free: { b: 1, a: 2 } }, { free: { a: 2, b: 1 } })).toBe(false);
    expect(
      sameOverrides(schema, { free: {}, group: { b: 1, a: 2 } }, { group: { a: 2, b: 1 }, free: {} }),
    ).toBe(true);
  });

  test('a pin is a difference', () => expect(sameOverrides(schema, {}, { map: 1 })).toBe(false));
});

test('an order of keys other than that of the default is an override', () => {
  const schema = { properties: { it: { default: { b: 1, a: 2 } } } };
  expect(overridesOf(schema, { it: { a: 2, b: 1 } })).toEqual({ it: { a: 2, b: 1 } });
  expect(overridesOf(schema, { it: { b: 1, a: 2 } })).toEqual({});
});
