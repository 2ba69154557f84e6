import { describe, expect, test } from 'vitest';
import { type JsonObject, revalidate, validate, validateParameter } from './index';
import { conditional } from './testing/conditional';

const integer = { type: 'integer' };

/** What is found after a change, which is what a check of the whole finds. */
function issuesAfter(schema: JsonObject, before: JsonObject, after: JsonObject) {
  const found = revalidate(schema, after, { value: before, issues: validate(schema, before) });
  const byPath = (left: { path: string }, right: { path: string }) => (left.path < right.path ? -1 : 1);
  expect([...found].sort(byPath)).toEqual([...validate(schema, after)].sort(byPath));
  return found.map(({ path, code }) => [path, code]);
}

describe('where no rule joins parameters', () => {
  const schema = {
    properties: { tolerance: { ...integer, maximum: 6 }, seed: integer, size: { $ref: '#/$defs/size' } },
    $defs: { size: { enum: ['s', 'm'] } },
  };

  test('a fault stays while others change, and goes when it is mended', () => {
    const before = { tolerance: 9, seed: 1 };
    expect(issuesAfter(schema, before, { tolerance: 9, seed: 'x' })).toEqual([
      ['/tolerance', 'maximum'],
      ['/seed', 'type'],
    ]);
    expect(issuesAfter(schema, before, { tolerance: 2, seed: 1 })).toEqual([]);
    expect(issuesAfter(schema, before, { seed: 1 })).toEqual([]);
  });

  test('only what changed is looked at', () => {
    const said = [{ path: '/tolerance', code: 'maximum', message: 'Must be at most 6' }];
    const before = { value: { tolerance: 1, seed: 1 }, issues: said };
    expect(revalidate(schema, { tolerance: 1, seed: 2 }, before)).toEqual(said);
    expect(revalidate(schema, { tolerance: 1, seed: 1 }, before)).toBe(said);
    // What was said of the whole is not known to hold any longer.
    const whole = { value: {}, issues: [{ path: '', code: 'type', message: 'Must be an object' }] };
    expect(revalidate(schema, { seed: 2 }, whole)).toEqual([]);
  });

  test('a reference is followed, and an unknown name is refused', () => {
    expect(issuesAfter(schema, {}, { size: 'x' })).toEqual([['/size', 'enum']]);
    expect(issuesAfter(schema, {}, { size: 'm', other: 1 })).toEqual([['/other', 'unknown_parameter']]);
    const open = { ...schema, additionalProperties: { $ref: '#/$defs/size' } };
    expect(issuesAfter(open, {}, { other: 1 })).toEqual([['/other', 'enum']]);
  });

  test('a name that must be there is missed', () => {
    const required = {
      ...schema,
      properties: { ...schema.properties, seed: { default: 1 } },
      required: ['seed'],
    };
    expect(issuesAfter(required, { seed: 1 }, {})).toEqual([['/seed', 'required']]);
    expect(issuesAfter(required, { seed: 1 }, { seed: 1, tolerance: 2 })).toEqual([]);
  });

  test('after many changes the whole is looked at', () => {
    const names = Array.from({ length: 9 }, (_, index) => `p${index}`);
    const many = { properties: Object.fromEntries(names.map((name) => [name, integer])) };
    const all = (value: number | string) => Object.fromEntries(names.map((name) => [name, value]));
    expect(issuesAfter(many, all(1), all('x'))).toHaveLength(9);
  });
});

describe('everything is looked at', () => {
  test('where a rule joins parameters', () => {
    const custom = { properties: { size: { const: 'custom' } }, required: ['size'] };
    const schema = {
      properties: { size: {}, width: integer },
      ...conditional(custom, { required: ['width'] }),
    };
    expect(issuesAfter(schema, { size: 's' }, { size: 'custom' })).toEqual([['/width', 'required']]);
  });

  test('where the root may be something else than an object', () => {
    const schema = { type: ['object', 'null'], properties: { a: integer } };
    expect(issuesAfter(schema, { a: 1 }, { a: 'x' })).toEqual([['/a', 'type']]);
  });

  test('where a parameter has an address of its own', () => {
    const schema = {
      properties: {
        a: { $id: 'https://example.com/a', $ref: '#/$defs/b', $defs: { b: integer } },
        b: { type: 'string' },
      },
    };
    expect(issuesAfter(schema, { b: 'x' }, { b: 'x', a: 'y' })).toEqual([['/a', 'type']]);
  });
});

test('one parameter is checked alone, unless a rule joins several', () => {
  const properties: JsonObject = { tolerance: { maximum: 6 }, seed: { type: 'integer' } };
  const schema = { type: 'object', properties };
  expect(validateParameter(schema, 'tolerance', 7)).toMatchObject([{ path: '/tolerance' }]);
  expect(validateParameter(schema, 'tolerance', undefined)).toEqual([]);
  expect(validateParameter(schema, 'tolerance', 6)).toEqual([]);
  expect(validateParameter(schema, 'other', 'x')).toMatchObject([{ path: '/other' }]);
  expect(validateParameter({ ...schema, properties: {} }, 'other', 'x')).toMatchObject([{ path: '/other' }]);
  expect(validateParameter({ ...schema, maxProperties: 1 }, 'seed', 'x')).toBeNull();
});

test('one parameter is checked alone beside another one that cannot be used', () => {
  const beside = (other: JsonObject) => ({
    type: 'object',
    properties: { seed: { type: ['integer', 'null'] }, other },
  });
  const unusable: JsonObject[] = [{ minimum: 'x' }, { pattern: '(' }, { $ref: '#/properties/other' }];
  for (const other of unusable) {
    expect(validateParameter(beside(other), 'seed', null)).toEqual([]);
    expect(validateParameter(beside(other), 'seed', 'x')).toMatchObject([{ path: '/seed' }]);
    expect(validateParameter(beside(other), 'other', 1)).toMatchObject([{ code: 'schema' }]);
  }
});
