import { describe, expect, it } from 'vitest';
import { createSchemaForm } from '@/components/form/create-schema-form';
import type { JsonObject } from '@/lib/config-schema';
import { appliedTo, fitOf, misfitText } from './apply-preset';

const schema: JsonObject = {
  type: 'object',
  additionalProperties: false,
  properties: {
    steps: { type: 'integer', maximum: 10, default: 5 },
    label: { type: 'string', default: 'plain' },
    sizes: { type: 'array', items: { type: 'integer' } },
    output: {
      type: 'object',
      additionalProperties: false,
      properties: { quality: { type: 'integer', maximum: 100, default: 80 }, format: { type: 'string' } },
    },
  },
};

const { fields } = createSchemaForm({ schema, overrides: {} });
const held = (overrides: JsonObject) => fitOf(schema, fields, overrides);

describe('fitOf', () => {
  it('takes all that the schema allows, pins and parts of groups included', () => {
    expect(held({ label: 'plain', output: { quality: 50 } })).toEqual({
      taken: [
        { path: '/label', value: 'plain' },
        { path: '/output/quality', value: 50 },
      ],
      leftOut: [],
    });
  });

  it('leaves out what the schema does not know or allow, and says why', () => {
    const { taken, leftOut } = held({
      steps: 20,
      sampler: 'euler',
      sizes: [1, 'two'],
      output: { quality: 50, dpi: 300 },
    });
    expect(taken).toEqual([{ path: '/output/quality', value: 50 }]);
    expect(leftOut.map((each) => misfitText(each, 2)).sort()).toEqual([
      'output/dpi: unknown parameter in version 2',
      'sampler: unknown parameter in version 2',
      'sizes/1: must be a whole number in version 2',
      'steps: must be at most 10 in version 2',
    ]);
  });

  it('leaves out a whole group that is gone', () => {
    const { taken, leftOut } = held({ label: 'fast', camera: { lens: { width: 50 } } });
    expect(taken).toEqual([{ path: '/label', value: 'fast' }]);
    expect(leftOut).toMatchObject([{ issue: { message: 'Unknown parameter' } }]);
  });
});

describe('appliedTo', () => {
  const form = { steps: 7, label: 'mine', output: { format: 'png' } };
  const preset = held({ steps: 3, output: { quality: 50 }, sampler: 'euler' });

  it('keeps the other overrides', () => {
    expect(appliedTo(form, preset, 'keep')).toEqual({
      steps: 3,
      label: 'mine',
      output: { format: 'png', quality: 50 },
    });
  });

  it('or has nothing but the preset', () => {
    expect(appliedTo(form, preset, 'reset')).toEqual({ steps: 3, output: { quality: 50 } });
  });
});
