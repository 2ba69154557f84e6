import { describe, expect, it } from 'vitest';
import { createSchemaForm } from '@/components/form/create-schema-form';
import { pinChanges } from './pin-changes';

const { fields } = createSchemaForm({
  schema: {
    type: 'object',
    properties: {
      outputs: { type: 'integer', title: 'Outputs', default: 1 },
      seed: { type: 'integer', title: 'Seed' },
    },
  },
  overrides: {},
});

describe('pinChanges', () => {
  it('names what was pinned and what was released', () => {
    expect(pinChanges(fields, {}, { outputs: 1 })).toEqual({ pinned: ['Outputs'], unpinned: [] });
    expect(pinChanges(fields, { outputs: 1 }, {})).toEqual({ pinned: [], unpinned: ['Outputs'] });
  });

  it('leaves out what changes a value, which the table of changes shows', () => {
    expect(pinChanges(fields, { outputs: 2 }, { outputs: 1 })).toEqual({ pinned: [], unpinned: [] });
    expect(pinChanges(fields, { outputs: 1 }, { outputs: 2, seed: 7 })).toEqual({ pinned: [], unpinned: [] });
  });
});
