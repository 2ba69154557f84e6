import { describe, expect, test } from 'vitest';
import { type JsonObject, parametersOf, validate } from '../index';
import { conditional } from '../testing/conditional';
import { flux } from '../testing/flux';
import { withIt } from '../testing/imported';
import { admit } from './admit';

const errorsOf = (schema: unknown) => admit(schema).report.filter(({ level }) => level === 'error');

test('a sound schema is admitted as it is, without a word', () => {
  expect(admit(flux)).toEqual({ schema: flux, report: [] });
});

describe('refused', () => {
  test.each<[string, unknown, string, string]>([
    ['no object', 'text', '', 'Must be a JSON object that holds a JSON Schema'],
    [
      'a root of another type',
      { type: 'array', items: {} },
      '',
      'Describes array, not an object: give the parameters as the properties of an object',
    ],
    [
      'a root that says by its items that it is a list',
      { items: {} },
      '',
      'Describes array, not an object: give the parameters as the properties of an object',
    ],
    ['a root that says nothing', {}, '', 'Must describe an object'],
    ['definitions alone', { $defs: { a: {} } }, '', 'Holds definitions only, and no parameters'],
    [
      'a constant that cannot be sent exactly',
      withIt({ const: 2 ** 60 }),
      '/properties/it/const',
      'Must be between −9007199254740991 and 9007199254740991',
    ],
    [
      'references that lead to each other',
      withIt(
        { $ref: '#/$defs/a' },
        { $defs: { a: { allOf: [{ $ref: '#/$defs/b' }] }, b: { $ref: '#/$defs/a' } } },
      ),
      '/properties/it',
      'Refers to itself without going into a value, so that no value can be checked against it',
    ],
    [
      'a pattern that explodes',
      withIt({ pattern: '^(a+)+$' }),
      '/properties/it/pattern',
      'Pattern can take very long on some texts',
    ],
    [
      'the same with alternatives',
      withIt({ pattern: '^(a|aa)+$' }),
      '/properties/it/pattern',
      'Pattern can take very long on some texts',
    ],
    [
      'the same as a property name',
      withIt({ patternProperties: { '(x+x+)+y': {} } }),
      '/properties/it/patternProperties/(x+x+)+y',
      'Pattern can take very long on some texts',
    ],
    [
      'a broken pattern',
      withIt({ pattern: '(' }),
      '/properties/it/pattern',
      'Pattern is not a regular expression',
    ],
    [
      'a remote reference',
      withIt({ $ref: 'https://example.com/a.json' }),
      '/properties/it',
      'The reference https://example.com/a.json leads nowhere in this document',
    ],
    [
      'a dangling reference',
      withIt({ $ref: '#/$defs/none' }),
      '/properties/it',
      'The reference #/$defs/none leads nowhere in this document',
    ],
    [
      'a forbidden name',
      JSON.parse('{"type": "object", "properties": {"__proto__": {}}}'),
      '/properties/__proto__',
      'This name is not allowed',
    ],
    [
      'a value that is no JSON',
      withIt({ default: new Date(0) as never }),
      '/properties/it/default',
      'Must be a JSON value',
    ],
  ])('%s', (_, schema, path, message) => {
    expect(admit(schema)).toEqual({ schema: null, report: [{ path, level: 'error', message }] });
  });

  test('a keyword with a value that it cannot have', () => {
    expect(errorsOf(withIt({ minimum: 'x' }))).toMatchObject([{ path: '/properties/it/minimum' }]);
    expect(errorsOf({ type: 'object', properties: [] })).toHaveLength(1);
  });
});

describe('bombs get an answer', () => {
  test('65 levels', () => {
    const nest = (levels: number): JsonObject =>
      levels === 0 ? {} : { properties: { a: nest(levels - 1) } };
    expect(errorsOf({ type: 'object', ...nest(63) })).toEqual([]);
    expect(errorsOf({ type: 'object', ...nest(64) })).toMatchObject([
      { message: 'Nested deeper than 64 levels' },
    ]);
  });

  test('50,000 levels', () => {
    const text = `${'{"properties":{"a":'.repeat(50_000)}{}${'}}'.repeat(50_000)}`;
    expect(errorsOf(JSON.parse(text))).toMatchObject([{ message: 'Nested too deeply' }]);
  });

  test('more than 1,500 schemas', () => {
    const properties = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, {}]));
    expect(errorsOf({ type: 'object', properties: properties(1_499) })).toEqual([]);
    expect(errorsOf({ type: 'object', properties: properties(1_500) })).toMatchObject([
      { message: 'More than 1500 schemas: give the part that one model takes' },
    ]);
  });

  test('references that double at each step', () => {
    const steps = Array.from({ length: 30 }, (_, index): [string, JsonObject] => [
      `s${index}`,
      { properties: { a: { $ref: `#/$defs/s${index + 1}` }, b: { $ref: `#/$defs/s${index + 1}` } } },
    ]);
    const $defs = Object.fromEntries([...steps, ['s30', {}]]);
    expect(errorsOf(withIt({ $ref: '#/$defs/s0' }, { $defs }))).toMatchObject([
      { message: 'More than 3000 schemas, references followed: give the part that one model takes' },
    ]);
  });

  test('a schema full of patterns', () => {
    const schemaOf = (count: number) => {
      const entries = Array.from({ length: count }, (_, index) => [
        `p${index}`,
        { pattern: `(a|a${index})*(b+)+$` },
      ]);
      return { type: 'object', properties: Object.fromEntries(entries) };
    };
    expect(errorsOf(schemaOf(2))).toHaveLength(2);
    expect(errorsOf(schemaOf(1_000))).toHaveLength(3);
  });

  test('a schema that contains itself is no bomb', () => {
    const node = {
      type: 'object',
      properties: { children: { type: 'array', items: { $ref: '#/$defs/node' } } },
    };
    const { schema, report } = admit(withIt({ $ref: '#/$defs/node' }, { $defs: { node } }));
    expect(report).toEqual([]);
    expect(validate(schema ?? {}, { it: { children: [{ children: [{ children: 1 }] }] } })).toMatchObject([
      { path: '/it/children/0/children/0/children', code: 'type' },
    ]);
  });
});

describe('reported', () => {
  test('limits beyond ±(2^53−1) are cut', () => {
    const { schema, report } = admit(
      withIt(
        {},
        { allOf: [{ properties: { seed: { type: 'integer', minimum: -(2 ** 64), maximum: 2 ** 64 } } }] },
      ),
    );
    expect(report).toEqual([
      {
        path: '/allOf/0/properties/seed/minimum',
        level: 'info',
        message: 'Limit beyond ±(2^53−1), cut to -9007199254740991',
      },
      {
        path: '/allOf/0/properties/seed/maximum',
        level: 'info',
        message: 'Limit beyond ±(2^53−1), cut to 9007199254740991',
      },
    ]);
    expect(schema?.allOf).toEqual([
      { properties: { seed: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 } } },
    ]);
    expect(parametersOf(schema ?? {})[1]).toMatchObject({ name: 'seed', min: null, max: null });
  });

  test('defaults that count as none, and defaults that break a rule together', () => {
    const properties = { seed: { type: 'integer', default: null }, a: { default: 1 }, b: { default: 1 } };
    const rule = conditional({ properties: { a: { const: 1 } } }, { properties: { b: { const: 2 } } });
    const { schema, report } = admit({ type: 'object', properties, ...rule });
    expect(schema).not.toBeNull();
    expect(report).toEqual([
      {
        path: '/properties/seed/default',
        level: 'warning',
        message: 'seed: default null is not allowed by its type: treated as no default',
      },
      {
        path: '/properties/b',
        level: 'warning',
        message: 'b: the defaults together break a rule: Must be 2',
      },
    ]);
  });

  test('a default and an option beyond ±(2^53−1) are left out', () => {
    const { schema, report } = admit(withIt({ enum: [1, 2 ** 60], default: 2 ** 60 }));
    expect(report.map(({ level }) => level)).toEqual(['warning', 'warning']);
    expect(schema?.properties).toEqual({ it: { enum: [1] } });
  });

  test('of a number, what is beyond ±(2^53−1) is kept', () => {
    const it = { type: 'number', enum: [1, 2 ** 60], default: 2 ** 60, maximum: 1e300 };
    expect(admit(withIt(it))).toMatchObject({ report: [], schema: { properties: { it } } });
  });
});

describe('a default that is not live is reported', () => {
  const unused = (source: unknown) =>
    admit(source).report.flatMap(({ level, message }) =>
      /not used/.test(message) ? [`${level}: ${message}`] : [],
    );

  test('one that another rule or default takes the place of', () => {
    const allOf = [{ default: 5 }, { minimum: 10, default: 10 }];
    expect(unused(withIt({ allOf }))).toEqual([
      'warning: it: default 5 is not used: another rule or default takes its place',
    ]);
    expect(unused(withIt({ properties: { a: { default: 1 } }, default: { a: 2 } }))).toEqual([
      'warning: it.a: default 1 is not used: another rule or default takes its place',
    ]);
    expect(unused(withIt({ type: 'array', prefixItems: [{ default: 7 }] }))).toHaveLength(1);
  });

  test('one of a branch', () => {
    const source = {
      type: 'object',
      oneOf: [{ properties: { it: { default: 1 } } }, { properties: { b: {} } }],
    };
    expect(unused(source)).toEqual(['info: it: default 1 is not used by itself: it belongs to a branch']);
    const group = { type: 'object', properties: { a: { type: 'integer', default: 1 } } };
    const branch = { properties: { it: { default: { b: 2 } } } };
    expect(unused({ ...withIt(group), anyOf: [branch] })).toEqual([
      'info: it: default {"b":2} is not used by itself: it belongs to a branch',
    ]);
  });

  test('one of a name that is no parameter', () => {
    const not = { required: ['other'], properties: { other: { default: 1 } } };
    expect(unused({ ...withIt({}), not })).toEqual([
      'info: other: default 1 is not used by itself: it belongs to a branch',
    ]);
  });

  test('but not one that is live, at any level', () => {
    const $defs = { size: { type: 'object', properties: { w: { default: 1 } } } };
    const properties = {
      group: { properties: { a: { default: 1 } }, default: { a: 1 } },
      size: { $ref: '#/$defs/size' },
    };
    expect(unused({ type: 'object', properties, $defs })).toEqual([]);
  });

  test('one that waits for a value or a branch is good to know', () => {
    const waits = 'is not used until there is a value that holds it';
    const properties = {
      list: { items: { properties: { b: { default: 2 } } }, default: [] },
      map: { additionalProperties: { default: 3 } },
      maybe: { type: ['object', 'null'], properties: { c: { default: 5 } } },
      union: { anyOf: [{ type: 'integer', default: 4 }, { type: 'string' }] },
    };
    expect(unused({ type: 'object', properties })).toEqual([
      `info: list.b: default 2 ${waits}`,
      `info: map: default 3 ${waits}`,
      `info: maybe.c: default 5 ${waits}`,
      'info: union: default 4 is not used by itself: it belongs to a branch',
    ]);
  });

  test('many of one parameter have one line', () => {
    const members = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [name, { default: name }]));
    expect(unused(withIt({ type: ['object', 'null'], properties: members }))).toEqual([
      'info: it: 5 defaults in it are not used until there is a value or a branch that holds them',
    ]);
  });

  test('a group whose defaults break its rules is not there, and that is said', () => {
    const group = { properties: { a: { default: 1 }, b: { default: 2 } }, maxProperties: 1 };
    const schema = { type: 'object', properties: { outer: { properties: { group } } } };
    const words = 'the defaults in it break a rule together, so it is not there by default';
    expect(admit(schema).report).toContainEqual({
      path: '/properties/outer/properties/group',
      level: 'warning',
      message: `outer.group: ${words}`,
    });
    expect(parametersOf(schema)[0]).toMatchObject({ hasDefault: false });
  });
});
