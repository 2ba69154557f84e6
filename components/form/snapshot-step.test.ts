import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '@/e2e/support/runs';
import type { JsonValue, ParameterSchema } from '@/lib/config-schema';
import { conditional } from '@/lib/config-schema/testing/conditional';
import { createSchemaForm } from './create-schema-form';
import { fieldsOf } from './fields-of';
import { snapshotOf, viewIn } from './form-snapshot';
import { stepped } from './snapshot-step';
import { toFormValues } from './to-form-values';
import type { FieldState } from './types';

const PLAIN: ParameterSchema = {
  type: 'object',
  properties: {
    steps: { type: 'integer', minimum: 1, maximum: 6, default: 4 },
    style: { type: ['string', 'null'], default: 'calm' },
    seed: { type: 'integer' },
    size: {
      type: 'object',
      properties: { width: { type: 'integer', default: 8 }, height: { type: 'integer' } },
      additionalProperties: false,
    },
    stops: { type: 'array', items: { type: 'number', maximum: 1 }, default: [0] },
  },
};
const FAST = conditional({ properties: { style: { const: 'fast' } } }, { required: ['seed'] });

const set = (value: JsonValue): FieldState => ({ state: 'set', value });

/** The step that sets `steps`, in a form with these overrides. */
function step(schema: ParameterSchema, overrides: { [name: string]: JsonValue }, state: FieldState) {
  const fields = fieldsOf(schema);
  const values = toFormValues(fields, overrides);
  const before = snapshotOf(schema, fields, { values, refusals: [], held: null }, null);
  const field = fields.find(({ parameter }) => parameter.name === 'steps');
  if (!field) throw new Error('there is no field for steps');
  return { before, after: stepped(schema, fields, { field, state }, before), key: field.key };
}

describe('a step', () => {
  test('changes one field and keeps all others as they are', () => {
    const { before, after, key } = step(PLAIN, { steps: 2, style: 'wild' }, set(3));
    expect(after?.overrides).toEqual({ steps: 3, style: 'wild' });
    if (after === null) throw new Error('the step was not taken');
    expect(viewIn(after, key)?.state).toEqual(set(3));
    const others = [...before.views.keys()].filter((other) => other !== key);
    expect(others.every((other) => viewIn(after, other) === viewIn(before, other))).toBe(true);
  });

  test('leaves what is wrong elsewhere', () => {
    const { before, after } = step(PLAIN, { stops: [2], other: 1 }, set(3));
    expect(before.issues).toHaveLength(2);
    expect(after?.issues).toBe(before.issues);
  });

  test.each<[string, ParameterSchema, { [name: string]: JsonValue }, FieldState]>([
    ['a wrong value', PLAIN, {}, set(7)],
    ['a value that was wrong', PLAIN, { steps: 7 }, set(3)],
    ['a draft', PLAIN, {}, { state: 'draft', text: '[', message: 'No JSON' }],
    ['a rule about several', { ...PLAIN, maxProperties: 9 }, {}, set(3)],
    ['a schema that cannot be used', { ...PLAIN, patternProperties: { '(': {} } }, {}, set(3)],
    ['a condition', { ...PLAIN, ...FAST }, {}, set(3)],
  ])('is not taken for %s', (_, schema, overrides, state) => {
    expect(step(schema, overrides, state).after).toBeNull();
  });
});

test('after any edits the form is as one that was made with these overrides', () => {
  const edit = fc.record({
    name: fc.constantFrom('steps', 'style', 'seed', 'width', 'height', 'stops'),
    value: fc.constantFrom<(JsonValue | undefined)[]>(
      undefined,
      null,
      2,
      4,
      8,
      'calm',
      'fast',
      [0],
      [0.5],
      [2],
    ),
  });
  const schema = fc.constantFrom<ParameterSchema[]>(PLAIN, { ...PLAIN, ...FAST });
  fc.assert(
    fc.property(schema, fc.array(edit, { maxLength: 12 }), (given, edits) => {
      const form = createSchemaForm({ schema: given, overrides: { other: 1, stops: [2] } });
      for (const { name, value } of edits) {
        const field = form.fields.find(({ parameter }) => parameter.name === name);
        if (field) form.edit(field.key, value);
        const fresh = createSchemaForm({ schema: given, overrides: form.overrides() });
        expect(JSON.stringify(form.overrides())).toBe(JSON.stringify(fresh.overrides()));
        expect(form.issues()).toEqual(fresh.issues());
        expect(form.hidden()).toEqual(fresh.hidden());
        for (const { key } of form.fields) expect(form.viewOf(key)).toEqual(fresh.viewOf(key));
      }
    }),
    { numRuns: runs(200) },
  );
});

test('whoever asked of a field, or of the form, is told of a step', () => {
  const form = createSchemaForm({ schema: PLAIN, overrides: {} });
  const [steps, style] = form.fields;
  if (!steps || !style) throw new Error('there are no fields');
  const told: string[] = [];
  form.edit(steps.key, 2);
  form.subscribe(() => told.push('form'));
  form.subscribeToField(steps.key, () => told.push('steps'));
  form.subscribeToField(style.key, () => told.push('style'));
  form.edit(steps.key, 3);
  expect(told).toEqual(['form', 'steps']);
});
