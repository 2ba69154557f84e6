import { expect, test } from 'vitest';
import type { JsonValue } from '@/lib/config-schema';
import { registry } from '@/lib/providers/registry';
import { schemaOf } from '@/lib/providers/schema-of';
import { planConfig } from './plan-config';

const flux = schemaOf(registry.get('black-forest-labs/flux-kontext-pro').versions[0].parameters);
const plan = (settings: JsonValue) => planConfig(flux, settings);

test('stores what differs from the default and nothing else, reported in the order of the form', () => {
  expect(plan({ safety_tolerance: 2, num_outputs: 1, output_format: 'jpg' })).toEqual({
    lines: [
      'output_format: "png" → "jpg"',
      'safety_tolerance: 4 → 2',
      'num_outputs: 1 equals the default: nothing to store',
    ],
    refused: false,
    config: { safety_tolerance: 2, num_outputs: 1, output_format: 'jpg' },
    overrides: { safety_tolerance: 2, output_format: 'jpg' },
  });
});

test('lets what the settings leave out follow the default', () => {
  expect(plan({})).toEqual({ lines: [], refused: false, config: {}, overrides: {} });
});

test('refuses the whole model for one value out of its limits', () => {
  const { lines, refused } = plan({ safety_tolerance: 2, num_outputs: 9 });
  expect(lines).toEqual(['safety_tolerance: 4 → 2', 'num_outputs: 9 refused: Must be at most 4']);
  expect(refused).toBe(true);
});

test('refuses a key that the model does not have, and one that comes with each job', () => {
  const { lines, refused } = plan({ enhance_prompt: true, prompt: 'a sofa' });
  expect(lines).toEqual([
    'enhance_prompt: true refused: Unknown parameter',
    'prompt: "a sofa" refused: Unknown parameter',
  ]);
  expect(refused).toBe(true);
});

test('reads null as unset where the parameter may be unset, and refuses it elsewhere', () => {
  expect(plan({ seed: null })).toEqual({
    lines: ['seed: null, which means unset: nothing to store'],
    refused: false,
    config: {},
    overrides: {},
  });
  expect(plan({ num_outputs: null }).refused).toBe(true);
});

test('sets a parameter that has no default', () => {
  expect(plan({ seed: 7 })).toMatchObject({ lines: ['seed: unset → 7'], overrides: { seed: 7 } });
});

test('refuses settings that are no object', () => {
  expect(plan([1])).toMatchObject({
    lines: ['refused: the settings are no JSON object but [1]'],
    refused: true,
  });
});
