import { expect, test } from 'vitest';
import { inputParametersOf, parametersOf, validate, validateComplete } from '../index';
import { linesOf, withIt } from '../testing/imported';
import type { JsonObject } from '../types';
import { importSchema } from '.';

const warningsOf = (source: JsonObject) =>
  linesOf(source).flatMap(({ level, path, message }) => (level === 'warning' ? [`${path} ${message}`] : []));
const any = 'is required, and nothing describes it: any value is allowed';

test('what is required and nothing describes comes with each job', () => {
  const source = withIt({ type: 'integer' }, { required: ['ghost'] });
  const schema = importSchema(source).schema ?? {};
  expect(warningsOf(source)).toEqual([`/required ghost ${any}`]);
  expect(inputParametersOf(schema).map(({ name }) => name)).toEqual(['ghost']);
  expect(validate(schema, { it: 1 })).toEqual([]);
  expect(validateComplete(schema, { it: 1 })).toHaveLength(1);
  expect(validateComplete(schema, { it: 1, ghost: 5 })).toEqual([]);
});

test('so does what only a branch, a definition or another parameter requires', () => {
  const rules = {
    anyOf: [{ required: ['a'] }, { required: ['it'] }],
    allOf: [{ $ref: '#/$defs/rule' }],
    dependentRequired: { it: ['c'] },
    $defs: { rule: { required: ['b'] } },
  };
  const names = parametersOf(importSchema(withIt({ type: 'integer' }, rules)).schema ?? {});
  expect(names.map(({ name }) => name).sort()).toEqual(['a', 'b', 'c', 'it']);
});

test('a member is one of its group, and described as others there are', () => {
  const group = {
    type: 'object',
    properties: { a: {} },
    required: ['b'],
    additionalProperties: { type: 'integer' },
  };
  const schema = importSchema(withIt(group)).schema ?? {};
  expect(warningsOf(withIt(group))).toEqual([`/properties/it/required it: b ${any}`]);
  expect(validateComplete(schema, { it: { b: 'x' } })).toHaveLength(1);
  expect(validateComplete(schema, { it: { b: 1 } })).toEqual([]);
});

test('what cannot be given is required no more', () => {
  const source = withIt({ type: 'integer' }, { required: ['ghost', 'it'], additionalProperties: false });
  expect(warningsOf(source)).toEqual([
    '/required ghost is required, and nothing may have that name: left out',
  ]);
  expect(importSchema(source).schema).toMatchObject({ required: ['it'] });
});

test('a branch that requires what nothing may be called does not apply', () => {
  const rules: JsonObject = {
    oneOf: [{ required: ['ghost'] }, { maxProperties: 2 }],
    additionalProperties: false,
  };
  const schema = importSchema(withIt({ type: 'integer' }, rules)).schema ?? {};
  expect(validate(schema, { it: 1 })).toEqual([]);
});

test('what has a name that a pattern describes is required as before', () => {
  const source = withIt(
    { type: 'integer' },
    { required: ['x-a'], patternProperties: { '^x-': { type: 'string' } } },
  );
  const schema = importSchema(source).schema ?? {};
  expect(validateComplete(schema, { 'x-a': 1 })).toHaveLength(1);
  expect(validateComplete(schema, { 'x-a': 'b' })).toEqual([]);
});
