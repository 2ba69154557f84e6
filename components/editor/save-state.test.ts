import { describe, expect, it } from 'vitest';
import { createSchemaForm } from '@/components/form/create-schema-form';
import { saveStateOf } from './save-state';

const form = createSchemaForm({
  schema: {
    type: 'object',
    properties: Object.fromEntries(
      ['Outputs', 'Seed', 'Quality', 'Steps'].map((title) => [
        title.toLowerCase(),
        { type: 'integer', title, default: 1, maximum: 4 },
      ]),
    ),
  },
  overrides: {},
});
const { fields } = form;
const ready = { refusal: null, saving: false, dirty: true, issues: [], fields, fault: null };

function issuesWith(overrides: Record<string, number>) {
  form.replaceOverrides(overrides);
  return form.issues();
}

describe('why Save is disabled', () => {
  it('has no reason where something valid changed', () => {
    expect(saveStateOf(ready)).toEqual({ reason: null, jump: null });
  });

  it('says that there is nothing to save', () => {
    expect(saveStateOf({ ...ready, dirty: false }).reason).toBe('Nothing to save');
  });

  it('names the invalid values and leads to the first', () => {
    const first = fields[0]?.key;
    expect(saveStateOf({ ...ready, issues: issuesWith({ outputs: 5 }) })).toEqual({
      reason: '1 value is invalid: Outputs',
      jump: { to: 'field', key: first },
    });
    expect(saveStateOf({ ...ready, issues: issuesWith({ outputs: 5, seed: 6 }) }).reason).toBe(
      '2 values are invalid: Outputs, Seed',
    );
    const all = { outputs: 5, seed: 5, quality: 5, steps: 5 };
    expect(saveStateOf({ ...ready, issues: issuesWith(all) }).reason).toBe(
      '4 values are invalid: Outputs, Seed and 2 more',
    );
  });

  it('counts what no field stands for among the invalid values', () => {
    expect(saveStateOf({ ...ready, issues: issuesWith({ seed: 6, unheard_of: 1 }) }).reason).toBe(
      '2 values are invalid: Seed, unheard_of',
    );
  });

  it('says what is wrong with the whole config where no field stands for it', () => {
    const { reason } = saveStateOf({ ...ready, issues: issuesWith({ unheard_of: 1 }) });
    expect(reason).toMatch(/^The config is invalid: /);
  });

  it('names the line of a faulty JSON text, before anything about values', () => {
    const fault = { line: 3, column: 1, offset: 9, message: 'Expected a value' };
    expect(saveStateOf({ ...ready, fault, issues: issuesWith({ outputs: 5 }) })).toEqual({
      reason: 'The JSON text has an error in line 3',
      jump: { to: 'text' },
    });
  });

  it('names the missing right before everything else', () => {
    const refusal = 'Your role is viewer; this needs editor.';
    expect(saveStateOf({ ...ready, refusal, saving: true, dirty: false }).reason).toBe(refusal);
  });
});
