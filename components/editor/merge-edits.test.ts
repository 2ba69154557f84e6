import { describe, expect, it } from 'vitest';
import { createSchemaForm } from '@/components/form/create-schema-form';
import type { ParameterSchema } from '@/lib/config-schema';
import { editsOf, mergeEdits, undisputedSide } from './merge-edits';

const schema: ParameterSchema = {
  type: 'object',
  properties: {
    steps: { type: 'integer', title: 'Steps', default: 50 },
    quality: { type: 'integer', title: 'Quality', default: 90 },
    seed: { type: ['integer', 'null'], title: 'Seed' },
    frame: {
      type: 'object',
      title: 'Frame',
      additionalProperties: false,
      properties: {
        width: { type: 'integer', title: 'Width', default: 640 },
        height: { type: 'integer', title: 'Height', default: 480 },
      },
    },
  },
};
const { fields } = createSchemaForm({ schema, overrides: {} });

describe('two people changed one config', () => {
  it('tells who changed each parameter', () => {
    const edits = editsOf(fields, {
      base: { steps: 60 },
      theirs: { steps: 70, quality: 80 },
      mine: { steps: 65, frame: { width: 800 } },
    });
    expect(edits.map(({ path, by }) => [path, by])).toEqual([
      ['/steps', 'both'],
      ['/quality', 'them'],
      ['/frame/width', 'you'],
    ]);
    expect(edits.map(undisputedSide)).toEqual([undefined, 'theirs', 'mine']);
  });

  it('sees no edit where both changed a parameter alike', () => {
    expect(editsOf(fields, { base: {}, theirs: { steps: 70 }, mine: { steps: 70 } })).toEqual([]);
  });

  it('tells a pin, null and inheriting apart', () => {
    const edits = editsOf(fields, { base: { seed: 1 }, theirs: { seed: null }, mine: { steps: 50 } });
    expect(edits).toEqual([
      { path: '/steps', title: 'Steps', by: 'you', base: undefined, theirs: undefined, mine: 50 },
      { path: '/seed', title: 'Seed', by: 'both', base: 1, theirs: null, mine: undefined },
    ]);
  });

  it('merges parts of one group that different people changed', () => {
    const sides = { base: {}, theirs: { frame: { height: 600 } }, mine: { frame: { width: 800 } } };
    expect(mergeEdits(sides.theirs, editsOf(fields, sides), {})).toEqual({
      frame: { height: 600, width: 800 },
    });
  });

  it('takes what was chosen, and leaves no empty group behind', () => {
    const sides = {
      base: { frame: { width: 700 } },
      theirs: { frame: { width: 720 }, steps: 70 },
      mine: { steps: 65 },
    };
    const edits = editsOf(fields, sides);
    expect(mergeEdits(sides.theirs, edits, { '/steps': 'theirs', '/frame/width': 'mine' })).toEqual({
      steps: 70,
    });
    expect(mergeEdits(sides.theirs, edits, { '/steps': 'mine', '/frame/width': 'theirs' })).toEqual({
      frame: { width: 720 },
      steps: 65,
    });
  });

  it('lists what no field stands for', () => {
    const edits = editsOf(fields, { base: {}, theirs: { old_name: 1 }, mine: {} });
    expect(edits).toEqual([
      { path: '/old_name', title: 'old_name', by: 'them', base: undefined, theirs: 1, mine: undefined },
    ]);
  });
});
