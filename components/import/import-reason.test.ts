import { describe, expect, it } from 'vitest';
import { importEffect, importReason } from './import-reason';

type Form = Parameters<typeof importReason>[0];

const preview = { operations: [], operation: null };
const schema = { type: 'object' };
const model = { kind: 'imported', name: 'Painter', archived_at: null };

/** A new model that could be imported, but for what is given. */
function form(given: { [Key in keyof Form]?: unknown }): Form {
  const nothing = {
    model: null,
    source: { reasonBehind: null },
    sourceError: null,
    preview,
    schema,
    isSettled: true,
    problem: { fields: [], rest: null },
    identity: { model_id: 'acme/painter' },
    version: 1,
  };
  return { ...nothing, ...given } as unknown as Form;
}

describe('what stands in the way of an import', () => {
  it('is nothing for a new model that has an id, and for a version of one', () => {
    expect(importReason(form({}))).toBeNull();
    expect(importReason(form({ model, identity: { model_id: '' }, version: 2 }))).toBeNull();
  });

  it.each<[string, { [Key in keyof Form]?: unknown }]>([
    ['The versions of Qwen come with Modelboard.', { model: { ...model, kind: 'built_in', name: 'Qwen' } }],
    [
      'Painter is archived. Bring it back first.',
      { model: { ...model, archived_at: '2026-01-01T00:00:00Z' } },
    ],
    ['Fetch the address first', { source: { reasonBehind: 'Fetch the address first' } }],
    ['The source could not be read', { sourceError: new Error('gone'), preview: undefined }],
    ['Reading the source…', { preview: undefined, isSettled: false }],
    ['Looking at it…', { isSettled: false }],
    [
      'Choose an operation first',
      { schema: null, preview: { operations: [{ id: 'draw' }], operation: null } },
    ],
    [
      'The report has errors, so nothing can be imported',
      { schema: null, preview: { operations: [{ id: 'draw' }], operation: 'draw' } },
    ],
    ['The report has errors, so nothing can be imported', { schema: null }],
    ['Give the model an id', { identity: { model_id: '  ' } }],
    [
      'Correct what the model is called',
      { problem: { fields: [{ name: 'slug', message: 'Taken' }], rest: null } },
    ],
    ['It would be refused as it stands', { problem: { fields: [], rest: new Error('gone') } }],
    ['Nothing changed: the model has a version with this schema', { model, version: null }],
  ])('is said: %s', (reason, given) => {
    expect(importReason(form(given))).toBe(reason);
  });

  it('is said from the first thing to be done on', () => {
    const everything = {
      sourceError: new Error('gone'),
      preview: undefined,
      isSettled: false,
      version: null,
    };
    const typing = { ...everything, source: { reasonBehind: 'Correct the source first' } };
    expect(importReason(form(typing))).toBe('Correct the source first');
    expect(importReason(form(everything))).toBe('The source could not be read');
    const unnamed = { identity: { model_id: '' }, version: null };
    expect(importReason(form({ ...unnamed, schema: null }))).toMatch(/^The report has errors/);
    expect(importReason(form(unnamed))).toBe('Give the model an id');
  });
});

describe('what an import does', () => {
  it('is to make a model that workers can name', () => {
    expect(importEffect(form({ identity: { model_id: ' acme/painter ' } }))).toBe(
      'acme/painter: version 1, live for workers that name it',
    );
  });

  it('is to stage a version of one', () => {
    expect(importEffect(form({ model, version: 3 }))).toBe(
      'Version 3 of Painter, in staging: nothing changes for workers until it is promoted',
    );
  });
});
