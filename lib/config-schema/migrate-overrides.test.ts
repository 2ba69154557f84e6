import { describe, expect, test } from 'vitest';
import { type Decision, type JsonObject, migrateOverrides, pinsOf } from './index';
import { conditional } from './testing/conditional';

const schemaOf = (properties: JsonObject, rest: JsonObject = {}): JsonObject => ({
  type: 'object',
  additionalProperties: false,
  properties,
  ...rest,
});
const tolerance = { type: 'integer', minimum: 1, maximum: 6, default: 4 };
const before = schemaOf({ tolerance, outputs: { type: 'integer', default: 1 }, quality: { default: 90 } });
const after = schemaOf({ tolerance: { ...tolerance, maximum: 2, default: 2 }, quality: { default: 95 } });
const overrides = { tolerance: 5, outputs: 3 };

describe('decisions', () => {
  test('what nobody has decided stays open', () => {
    const { open, refused } = migrateOverrides(before, after, overrides);
    expect(open.map(({ path, class: kind }) => [path, kind])).toEqual([
      ['/outputs', 'breaking'],
      ['/tolerance', 'breaking'],
    ]);
    expect(refused).toEqual([]);
  });

  test('a dropped value inherits, another one is set', () => {
    const decisions: Record<string, Decision> = { '/outputs': { drop: true }, '/tolerance': { value: 1 } };
    expect(migrateOverrides(before, after, overrides, { decisions })).toEqual({
      overrides: { tolerance: 1 },
      config: { tolerance: 1, quality: 95 },
      open: [],
      refused: [],
    });
  });

  test('a decided value must be allowed', () => {
    const decisions: Record<string, Decision> = { '/outputs': { value: 2 }, '/tolerance': { value: 3 } };
    const { open, refused } = migrateOverrides(before, after, overrides, { decisions });
    expect(open).toEqual([]);
    expect(refused.map(({ path, message }) => [path, message])).toEqual([
      ['/outputs', 'No longer a parameter of this model'],
      ['/tolerance', 'Must be at most 2'],
    ]);
  });

  test('a list is dropped whole, a part of a group on its own', () => {
    const group = (steps: JsonObject) => ({
      type: 'object',
      additionalProperties: false,
      properties: { steps, mode: { type: 'string' } },
    });
    const list = (maximum: number) => ({ type: 'array', items: { type: 'integer', maximum } });
    const former = schemaOf({ sizes: list(9), speed: group({ type: 'integer' }) });
    const present = schemaOf({ sizes: list(4), speed: group({ type: 'string' }) });
    const stored = { sizes: [1, 9], speed: { steps: 2, mode: 'fast' } };
    const decisions: Record<string, Decision> = {
      '/sizes/1': { drop: true },
      '/speed/steps': { drop: true },
    };
    expect(migrateOverrides(former, present, stored, { decisions }).overrides).toEqual({
      speed: { mode: 'fast' },
    });
    const edited: Record<string, Decision> = { '/sizes/1': { value: 4 }, '/speed/steps': { value: 'two' } };
    expect(migrateOverrides(former, present, stored, { decisions: edited })).toMatchObject({
      overrides: { sizes: [1, 4], speed: { steps: 'two', mode: 'fast' } },
      open: [],
      refused: [],
    });
  });

  test('where a part is missing, dropping it drops what it is missing from', () => {
    const group = (required: string[]) => ({
      type: 'object',
      required,
      properties: { steps: { type: 'integer' }, mode: { type: 'string' } },
    });
    const former = schemaOf({ speed: group([]) });
    const present = schemaOf({ speed: group(['steps']) });
    const decisions: Record<string, Decision> = { '/speed/steps': { drop: true } };
    const stored = { speed: { mode: 'fast' } };
    expect(migrateOverrides(former, present, stored).open.map(({ path }) => path)).toEqual(['/speed/steps']);
    expect(migrateOverrides(former, present, stored, { decisions })).toEqual({
      overrides: {},
      config: {},
      open: [],
      refused: [],
    });
  });

  test('a decision about one value may answer a rule that speaks of two', () => {
    const custom = { properties: { size: { const: 'custom' } }, required: ['size'] };
    const rule = conditional(true, { if: custom, else: { properties: { width: false } } });
    const rules = schemaOf({ size: { enum: ['custom', '2K'], default: '2K' }, width: {} }, rule);
    const free = schemaOf({ size: { enum: ['custom', '2K'], default: '2K' }, width: {} });
    expect(migrateOverrides(free, rules, { width: 9 }).open.map(({ path }) => path)).toEqual(['/width']);
    const decisions: Record<string, Decision> = { '/size': { value: 'custom' } };
    expect(migrateOverrides(free, rules, { width: 9 }, { decisions })).toMatchObject({
      overrides: { size: 'custom', width: 9 },
      open: [],
    });
  });
});

describe('pins', () => {
  test('keep what is live where a default moves', () => {
    const { overrides: kept, config } = migrateOverrides(before, after, {}, { pinMovedDefaults: true });
    expect(kept).toEqual({ quality: 90 });
    // The new limits do not allow 4, so there is nothing to pin.
    expect(config).toEqual({ tolerance: 2, quality: 90 });
  });

  test('leave alone what is set and what stays as it was, in groups too', () => {
    const group = (steps: number, mode: string) => ({
      type: 'object',
      properties: { steps: { default: steps }, mode: { default: mode }, size: { default: 1 } },
    });
    const former = schemaOf({ speed: group(20, 'fast') });
    const present = schemaOf({ speed: group(30, 'fine') });
    expect(pinsOf(former, present, { speed: { steps: 25 } })).toEqual([
      { path: '/speed/mode', after: 'fast' },
    ]);
  });

  test('leave alone what was decided', () => {
    const decisions: Record<string, Decision> = { '/quality': { drop: true } };
    const choices = { decisions, pinMovedDefaults: true };
    expect(migrateOverrides(before, after, { quality: 1 }, choices).overrides).toEqual({});
  });

  test('of two that exclude each other, the first is kept', () => {
    const both = { not: { properties: { a: { const: 1 }, b: { const: 1 } } } };
    const former = schemaOf({ a: { default: 1 }, b: { default: 1 } });
    const present = schemaOf({ a: { default: 2 }, b: { default: 2 } }, both);
    expect(pinsOf(former, present, {})).toEqual([{ path: '/a', after: 1 }]);
  });
});
