import { describe, expect, it } from 'vitest';
import { createSchemaForm } from '@/components/form/create-schema-form';
import type { ParameterSchema } from '@/lib/config-schema';
import { configText, overridesFromConfig } from './config-json';

const schema: ParameterSchema = {
  type: 'object',
  properties: {
    safety_tolerance: { type: 'integer', default: 4 },
    outputs: { type: 'integer', default: 1 },
    seed: { type: 'integer' },
    frame: {
      type: 'object',
      additionalProperties: false,
      properties: { width: { type: 'integer', default: 640 } },
    },
  },
};
const { fields } = createSchemaForm({ schema, overrides: {} });
const overridesOf = (config: Parameters<typeof overridesFromConfig>[2], before = {}) =>
  overridesFromConfig(schema, fields, config, before);

describe('the config as JSON', () => {
  it('shows the effective config, without what is unset', () => {
    expect(JSON.parse(configText(schema, { outputs: 2 }))).toEqual({
      safety_tolerance: 4,
      outputs: 2,
      frame: { width: 640 },
    });
  });

  it('stores only what differs from the defaults', () => {
    expect(overridesOf({ safety_tolerance: 4, outputs: 2, seed: 7 })).toEqual({ outputs: 2, seed: 7 });
  });

  it('keeps a pin as long as the pinned value stands there', () => {
    const pins = { safety_tolerance: 4, frame: { width: 640 } };
    const config = { safety_tolerance: 4, outputs: 3, frame: { width: 640 } };
    expect(overridesOf(config, pins)).toEqual({ ...pins, outputs: 3 });
    expect(overridesOf({ ...config, safety_tolerance: 5 }, pins)).toEqual({
      safety_tolerance: 5,
      outputs: 3,
      frame: { width: 640 },
    });
    expect(overridesOf({ outputs: 3 }, pins)).toEqual({ outputs: 3 });
  });

  it('drops nothing that no parameter stands for', () => {
    expect(overridesOf({ unheard_of: 1 })).toEqual({ unheard_of: 1 });
  });
});
