import { describe, expect, it } from 'vitest';
import { createSchemaForm } from './create-schema-form';

const issue = { path: '/outputs', code: 'quota', message: 'Your plan allows 2' };

function formWith(overrides: Record<string, number>) {
  const form = createSchemaForm({
    schema: {
      type: 'object',
      properties: { outputs: { type: 'integer', maximum: 4, default: 1 }, seed: { type: 'integer' } },
    },
    overrides,
  });
  return { form, outputs: form.fields[0]?.key ?? 'f0', seed: form.fields[1]?.key ?? 'f1' };
}

describe('what the server refused', () => {
  it('stands at its field until that value changes', () => {
    const { form, outputs, seed } = formWith({ outputs: 3 });
    form.refuse([issue], form.overrides());
    expect(form.issuesOf(outputs)).toMatchObject([{ message: 'Your plan allows 2' }]);
    form.edit(seed, 7);
    expect(form.issuesOf(outputs)).toHaveLength(1);
    form.edit(outputs, 2);
    expect(form.issues()).toEqual([]);
    form.edit(outputs, 3);
    expect(form.issues()).toHaveLength(1);
  });

  it('is about what was sent, not about what was typed meanwhile', () => {
    const { form, outputs } = formWith({ outputs: 3 });
    const sent = form.overrides();
    form.edit(outputs, 2);
    form.refuse([issue], sent);
    expect(form.issues()).toEqual([]);
  });

  it('gives way to the form’s own message about the same place', () => {
    const { form } = formWith({ outputs: 9 });
    form.refuse([issue], form.overrides());
    expect(form.issues().map(({ message }) => message)).toEqual(['Must be at most 4']);
  });

  it('stands above the form where no field is concerned, until anything changes', () => {
    const { form, seed } = formWith({});
    form.refuse([{ path: '', code: 'quota', message: 'Too many at once' }], form.overrides());
    expect(form.issuesOf(null)).toMatchObject([{ message: 'Too many at once' }]);
    form.edit(seed, 1);
    expect(form.issues()).toEqual([]);
  });
});
