import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Decision,
  defaultsOf,
  effectiveOf,
  type JsonObject,
  migrateOverrides,
  pinsOf,
  validate,
} from './index';
import { parameterCase } from './testing/arbitrary-schema';
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

test('every pair of schemas: the result is valid, or something stands in the way', () => {
  const seen = { valid: 0, open: 0 };
  fc.assert(
    fc.property(parameterCase, parameterCase, fc.boolean(), (former, present, pinMovedDefaults) => {
      const migration = migrateOverrides(former.schema, present.schema, former.config, { pinMovedDefaults });
      expect(migration.config).toEqual(effectiveOf(present.schema, migration.overrides));
      seen[migration.open.length === 0 ? 'valid' : 'open'] += 1;
      if (migration.open.length === 0) expect(validate(present.schema, migration.config)).toEqual([]);
    }),
    { numRuns: 500 },
  );
  expect(seen.valid).toBeGreaterThan(40);
  expect(seen.open).toBeGreaterThan(40);
});

test('every pair of schemas: dropping what is open ends at a valid config', () => {
  fc.assert(
    fc.property(parameterCase, parameterCase, (former, present) => {
      fc.pre(validate(present.schema, defaultsOf(present.schema)).length === 0);
      const decisions: Record<string, Decision> = {};
      for (let round = 0; round < 20; round += 1) {
        const { open } = migrateOverrides(former.schema, present.schema, former.config, { decisions });
        if (open.length === 0) return;
        // What is missing after a part was dropped is missing from something: that goes, too.
        for (const { path } of open) {
          const place = Object.hasOwn(decisions, path) ? path.slice(0, path.lastIndexOf('/')) : path;
          decisions[place] = { drop: true };
        }
      }
      expect.unreachable('something is still open');
    }),
    { numRuns: 300 },
  );
});
