import { describe, expect, test } from 'vitest';
import { compare, type JsonObject } from './index';

const schemaOf = (properties: JsonObject, rest: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties,
  ...rest,
});
const tolerance = { type: 'integer', minimum: 1, maximum: 6, default: 4 };

describe('breaking', () => {
  test('an override that is no longer allowed', () => {
    const after = schemaOf({ safety_tolerance: { ...tolerance, maximum: 2, default: 2 } });
    expect(compare(schemaOf({ safety_tolerance: tolerance }), after, { safety_tolerance: 5 })).toEqual([
      { path: '/safety_tolerance', class: 'breaking', current: 5, message: 'Must be at most 2' },
    ]);
  });

  test('an override whose parameter is gone, in a group and in an open schema too', () => {
    const group = (children: JsonObject) => ({
      speed: { type: 'object', properties: { mode: {}, ...children } },
    });
    const before = schemaOf({ old: {}, ...group({ steps: {} }) });
    const after = schemaOf(group({}), { additionalProperties: true });
    expect(compare(before, after, { old: 1, speed: { steps: 2 } })).toEqual([
      { path: '/old', class: 'breaking', current: 1, message: 'No longer a parameter of this model' },
      { path: '/speed/steps', class: 'breaking', current: 2, message: 'No longer a parameter of this model' },
    ]);
  });

  test('an override whose parameter comes with each job now', () => {
    const after = schemaOf({ seed: { type: 'integer', 'x-role': 'input' } });
    expect(compare(schemaOf({ seed: { type: 'integer' } }), after, { seed: 1 })).toEqual([
      { path: '/seed', class: 'breaking', current: 1, message: 'Comes with each job now' },
    ]);
  });
});

describe('behaviour', () => {
  test('a default that moves, comes or goes under a parameter that inherits', () => {
    const before = schemaOf({
      moves: { default: 4 },
      comes: {},
      goes: { default: 1 },
      gone: { default: 'a' },
    });
    const after = schemaOf({
      moves: { default: 2 },
      comes: { default: null },
      goes: {},
      fresh: { default: true },
    });
    expect(compare(before, after, {})).toEqual([
      { path: '/moves', class: 'behaviour', current: 4, message: 'The default changes from 4 to 2' },
      { path: '/goes', class: 'behaviour', current: 1, message: 'No default any more; it was 1' },
      { path: '/gone', class: 'behaviour', current: 'a', message: 'No default any more; it was a' },
      { path: '/comes', class: 'behaviour', message: 'A new default: null' },
      { path: '/fresh', class: 'behaviour', message: 'A new default: true' },
    ]);
  });
});

describe('cosmetic', () => {
  test.each<[string, JsonObject, JsonObject, string]>([
    [
      'a pin keeps its value',
      {},
      { default: 2 },
      'The default changes from 4 to 2; the value set here stays',
    ],
    ['limits', {}, { maximum: 9 }, 'Its limits change'],
    ['wording', {}, { title: 'Strictness' }, 'Its wording changes'],
    ['options', { enum: [4, 5] }, { enum: [4, 6] }, 'Its options change'],
    ['type', {}, { type: 'number' }, 'Its type changes'],
    ['other keywords', {}, { 'x-secret': false }, 'Its schema changes'],
  ])('%s', (_, was, becomes, message) => {
    const before = schemaOf({ it: { ...tolerance, ...was } });
    const after = schemaOf({ it: { ...tolerance, ...was, ...becomes } });
    expect(compare(before, after, { it: 4 })).toEqual([
      { path: '/it', class: 'cosmetic', current: 4, message },
    ]);
  });

  test('order among the parameters that both have, so that a new one moves no other', () => {
    const before = schemaOf({ a: {}, b: {} });
    expect(compare(before, schemaOf({ fresh: {}, a: {}, b: {} }), {})).toEqual([
      { path: '/fresh', class: 'cosmetic', message: 'New parameter, not set' },
    ]);
    expect(compare(before, schemaOf({ b: {}, a: {} }), {}).map(({ message }) => message)).toEqual([
      'Its place among the parameters changes',
      'Its place among the parameters changes',
    ]);
  });
});

test('another order of a group’s members changes no value', () => {
  const group = (first: string, second: string) => ({
    properties: { group: { properties: { [first]: { default: 1 }, [second]: { default: 1 } } } },
  });
  const paths = compare(group('a', 'b'), group('b', 'a'), {}).map(({ path, class: kind }) => [path, kind]);
  expect(paths).toEqual([
    ['/group/b', 'cosmetic'],
    ['/group/a', 'cosmetic'],
  ]);
});

test('another order of keys in a default moves the default', () => {
  const schema = (value: JsonObject) => ({ properties: { it: { default: value } } });
  const [entry] = compare(schema({ b: 1, a: 2 }), schema({ a: 2, b: 1 }), {});
  expect(entry).toMatchObject({ path: '/it', class: 'behaviour' });
});
