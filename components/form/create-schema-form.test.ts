import { describe, expect, test, vi } from 'vitest';
import type { JsonObject, ParameterSchema } from '@/lib/config-schema';
import { conditional } from '@/lib/config-schema/testing/conditional';
import { createSchemaForm, type FormHandle } from './create-schema-form';
import type { FieldKey } from './types';

const SCHEMA: ParameterSchema = {
  type: 'object',
  properties: {
    tolerance: { type: 'integer', minimum: 1, maximum: 6, default: 4, title: 'Safety tolerance' },
    outputs: { type: 'integer', minimum: 1, maximum: 4, default: 1 },
    seed: { type: 'integer' },
    style: { type: ['string', 'null'], default: 'calm' },
    size: {
      type: 'object',
      properties: { width: { type: 'integer', default: 8 } },
      additionalProperties: false,
    },
    stops: { type: 'array', items: { type: 'number', maximum: 1 }, default: [0] },
    extra: {},
  },
  not: { properties: { outputs: { const: 4 }, tolerance: { const: 6 } } },
};

function formWith(overrides: JsonObject = {}): FormHandle {
  return createSchemaForm({ schema: SCHEMA, overrides });
}

function keyOf(form: FormHandle, name: string): FieldKey {
  const field = form.fields.find(({ parameter }) => parameter.name === name);
  if (!field) throw new Error(`no field is named ${name}`);
  return field.key;
}

function messages(form: FormHandle): [string | null, string][] {
  const nameOf = (key: FieldKey | null) =>
    form.fields.find((field) => field.key === key)?.parameter.name ?? null;
  return form.issues().map(({ key, message }) => [nameOf(key), message]);
}

describe('editing', () => {
  test('gives the overrides that are to be saved', () => {
    const form = formWith({ tolerance: 2 });
    form.edit(keyOf(form, 'outputs'), 3);
    form.edit(keyOf(form, 'width'), 16);
    expect(form.overrides()).toEqual({ tolerance: 2, outputs: 3, size: { width: 16 } });
    expect(form.dirtyAgainst({ tolerance: 2 })).toBe(true);
  });

  test('back to the default inherits it again', () => {
    const form = formWith({ tolerance: 2 });
    form.edit(keyOf(form, 'tolerance'), 4);
    expect(form.overrides()).toEqual({});
  });

  test('back to a pin that was saved is that pin', () => {
    const form = formWith({ tolerance: 4 });
    form.edit(keyOf(form, 'tolerance'), 5);
    form.edit(keyOf(form, 'tolerance'), 4);
    expect(form.overrides()).toEqual({ tolerance: 4 });
    expect(form.dirtyAgainst({ tolerance: 4 })).toBe(false);
  });

  test('a cleared number is an issue and neither null nor the default', () => {
    const form = formWith();
    form.edit(keyOf(form, 'tolerance'), '');
    expect(form.overrides()).toEqual({ tolerance: '' });
    expect(messages(form)).toEqual([['tolerance', 'Must be a whole number']]);
  });

  test('unset, null and a value are three things', () => {
    const form = formWith({ style: 'bold' });
    form.setNull(keyOf(form, 'style'));
    expect(form.overrides()).toEqual({ style: null });
    form.reset(keyOf(form, 'style'));
    form.edit(keyOf(form, 'seed'), 0);
    expect(form.overrides()).toEqual({ seed: 0 });
    form.edit(keyOf(form, 'seed'), undefined);
    expect(form.overrides()).toEqual({});
  });

  test('renders only the field that changed: the states of the others keep their identity', () => {
    const form = formWith({ tolerance: 2, stops: [9] });
    const [stops, tolerance] = [keyOf(form, 'stops'), keyOf(form, 'tolerance')];
    const before = [form.state(stops), form.issuesOf(stops), form.state(tolerance)];
    const listener = vi.fn();
    form.subscribe(listener);
    form.edit(keyOf(form, 'outputs'), 3);
    expect(listener).toHaveBeenCalled();
    expect(form.state(stops)).toBe(before[0]);
    expect(form.issuesOf(stops)).toBe(before[1]);
    expect(form.state(tolerance)).toBe(before[2]);
  });
});

describe('a text that its box shows already', () => {
  const form = createSchemaForm({
    schema: { type: 'object', properties: { word: { type: 'string', maxLength: 6, default: 'calm' } } },
    overrides: {},
  });
  const key = keyOf(form, 'word');
  const row = vi.fn();
  const screen = vi.fn();
  form.subscribeToField(key, row);
  form.subscribe(screen);

  test.each([
    ['the first that differs from the default', 'calmer', 1],
    ['one after another', 'calme', 0],
    ['one that is too long', 'calmest', 1],
    ['one that is right again', 'wild', 1],
    ['none, which has a placeholder', '', 1],
    ['one after none', 'w', 1],
    ['the default', 'calm', 1],
  ])('%s', (_, text, drawn) => {
    row.mockClear();
    screen.mockClear();
    form.edit(key, text, true);
    expect(row).toHaveBeenCalledTimes(drawn);
    expect(screen).toHaveBeenCalledTimes(1);
    expect(form.overrides()).toEqual(text === 'calm' ? {} : { word: text });
    expect(form.state(key)).toEqual(text === 'calm' ? { state: 'inherits' } : { state: 'set', value: text });
  });

  test('may be a number, but not null', () => {
    const numbers = createSchemaForm({
      schema: { type: 'object', properties: { size: { type: ['integer', 'null'], default: 1 } } },
      overrides: {},
    });
    const [size] = numbers.fields;
    if (!size) throw new Error('there is no field');
    const drawn: unknown[] = [];
    numbers.subscribeToField(size.key, () => drawn.push(numbers.overrides().size));
    for (const value of [12, 123, 1, 4, null, 45, 456]) numbers.edit(size.key, value, true);
    expect(drawn).toEqual([12, undefined, 4, null, 45]);
  });

  test('draws its row where it comes from elsewhere', () => {
    form.edit(key, 'wild', true);
    row.mockClear();
    form.replaceOverrides({ word: 'wilder' });
    expect(row).toHaveBeenCalledTimes(1);
  });
});

describe('issues', () => {
  test('stand at the field before anything is typed', () => {
    expect(messages(formWith({ outputs: 5 }))).toEqual([['outputs', 'Must be at most 4']]);
  });

  test('below a list stand at the list, with their place', () => {
    const form = formWith({ stops: [0, 3] });
    expect(form.issuesOf(keyOf(form, 'stops'))).toMatchObject([{ path: '/stops/1', within: ['1'] }]);
  });

  test('of the root and of unknown parameters stand at no field', () => {
    const form = formWith({ outputs: 4, tolerance: 6, gone: 1 });
    expect(
      form
        .issuesOf(null)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['', '/gone']);
  });

  test('of a draft are its own message, and keep the text', () => {
    const form = formWith();
    form.editDraft(keyOf(form, 'extra'), '{"a":', 'Not valid JSON');
    expect(messages(form)).toEqual([['extra', 'Not valid JSON']]);
    expect(form.overrides()).toEqual({ extra: '{"a":' });
  });

  test('refuse a submit through react-hook-form by the same rule', async () => {
    const form = formWith({ outputs: 5 });
    const [valid, invalid] = [vi.fn(), vi.fn()];
    await form.hookForm().handleSubmit(valid, invalid)();
    expect(invalid).toHaveBeenCalledOnce();
    form.edit(keyOf(form, 'outputs'), 2);
    await form.hookForm().handleSubmit(valid, invalid)();
    expect(valid).toHaveBeenCalledOnce();
  });
});

describe('undo', () => {
  test('takes back a reset, and keeps what was typed elsewhere since', () => {
    const form = formWith({ tolerance: 2 });
    form.reset(keyOf(form, 'tolerance'));
    form.edit(keyOf(form, 'outputs'), 3);
    expect(form.undoLabel()).toBe('Reset Safety tolerance');
    form.undo();
    expect(form.overrides()).toEqual({ tolerance: 2, outputs: 3 });
    expect(form.undoLabel()).toBeNull();
  });

  test('takes back reset all, also what no field stands for', () => {
    const before = { tolerance: 2, size: { width: 9 }, gone: 1 };
    const form = formWith(before);
    form.resetAll();
    expect(form.overrides()).toEqual({});
    form.undo();
    expect(form.overrides()).toEqual(before);
  });

  test('goes back step by step over pin, set to null and unset', () => {
    const form = formWith({ seed: 7 });
    form.pin(keyOf(form, 'tolerance'));
    form.setNull(keyOf(form, 'style'));
    form.unset(keyOf(form, 'seed'));
    expect(form.overrides()).toEqual({ tolerance: 4, style: null });
    form.undo();
    form.undo();
    expect(form.overrides()).toEqual({ tolerance: 4, seed: 7 });
    form.undo();
    expect(form.overrides()).toEqual({ seed: 7 });
  });

  test('takes an edit as JSON back as one step, and two resets as two', () => {
    const form = formWith({ tolerance: 2 });
    form.replaceOverrides({ tolerance: 3 }, 'Edit as JSON');
    form.replaceOverrides({ outputs: 3 }, 'Edit as JSON');
    form.undo();
    expect(form.overrides()).toEqual({ tolerance: 2 });
    form.reset(keyOf(form, 'tolerance'));
    form.edit(keyOf(form, 'tolerance'), 5);
    form.reset(keyOf(form, 'tolerance'));
    form.undo();
    expect(form.overrides()).toEqual({ tolerance: 5 });
  });

  test('remembers no action that changed nothing', () => {
    const form = formWith();
    form.resetAll();
    form.pin(keyOf(form, 'seed'));
    expect(form.undoLabel()).toBeNull();
  });
});

describe('stepping back in one field', () => {
  test('takes one change after the other back, and nothing of another field', () => {
    const form = formWith({ tolerance: 2 });
    const [tolerance, outputs] = [keyOf(form, 'tolerance'), keyOf(form, 'outputs')];
    form.edit(tolerance, 3);
    form.edit(tolerance, 3);
    form.reset(tolerance);
    form.edit(outputs, 2);
    expect(form.stepBack(tolerance)).toBe(true);
    expect(form.overrides()).toEqual({ tolerance: 3, outputs: 2 });
    expect(form.stepBack(tolerance)).toBe(true);
    expect(form.overrides()).toEqual({ tolerance: 2, outputs: 2 });
    expect(form.stepBack(tolerance)).toBe(false);
  });

  test('does not go behind a change of everything', () => {
    const form = formWith();
    form.edit(keyOf(form, 'outputs'), 2);
    form.resetAll();
    expect(form.stepBack(keyOf(form, 'outputs'))).toBe(false);
  });
});

describe('parameters that an open root allows', () => {
  const schema: ParameterSchema = {
    type: 'object',
    properties: {
      a: { type: 'integer', default: 1 },
      size: { type: 'object', properties: { width: {} }, additionalProperties: false },
    },
    additionalProperties: { type: 'string' },
  };

  test('are one field, whose issues are its own', () => {
    const form = createSchemaForm({ schema, overrides: { more: 5, size: { gone: 1 } } });
    expect(form.fields.map(({ parameter }) => parameter.name)).toEqual(['a', 'width']);
    const others = form.others?.key as FieldKey;
    expect(form.state(others)).toEqual({ state: 'set', value: { more: 5 } });
    expect(form.issuesOf(others)).toMatchObject([{ path: '/more', within: ['more'] }]);
    expect(form.issuesOf(null)).toMatchObject([{ path: '/size/gone' }]);
    form.edit(others, { more: 'v' });
    expect(form.overrides()).toEqual({ size: { gone: 1 }, more: 'v' });
    form.edit(others, undefined);
    expect(form.overrides()).toEqual({ size: { gone: 1 } });
  });

  test('appear as their texts while one of them is no value yet', () => {
    const form = createSchemaForm({ schema, overrides: {} });
    const draft = JSON.stringify([
      ['more', { draft: '{', message: 'Not valid JSON' }],
      ['b', { value: 'x' }],
    ]);
    form.editDraft(form.others?.key as FieldKey, draft, 'more: Not valid JSON');
    expect(form.overrides()).toEqual({ more: '{', b: 'x' });
    expect(form.issues()).toMatchObject([{ message: 'more: Not valid JSON' }]);
  });

  test('are none in a root that allows none', () => expect(formWith().others).toBeNull());
});

describe('rebase', () => {
  test('keeps what was typed while the save ran, as a change against what was saved', () => {
    const form = formWith();
    form.edit(keyOf(form, 'tolerance'), 2);
    const submitted = form.overrides();
    form.edit(keyOf(form, 'outputs'), 3);
    form.rebase(submitted);
    expect(form.overrides()).toEqual({ tolerance: 2, outputs: 3 });
    expect(form.dirtyAgainst(submitted)).toBe(true);
  });

  test('ends undo, since a saved change is undone by a revision', () => {
    const form = formWith({ tolerance: 2 });
    form.resetAll();
    form.rebase({});
    expect(form.undoLabel()).toBeNull();
  });

  test('makes a pin that was saved one to come back to', () => {
    const form = formWith();
    form.pin(keyOf(form, 'tolerance'));
    form.rebase(form.overrides());
    form.edit(keyOf(form, 'tolerance'), 1);
    form.edit(keyOf(form, 'tolerance'), 4);
    expect(form.overrides()).toEqual({ tolerance: 4 });
  });
});

describe('conditions', () => {
  const schema: ParameterSchema = {
    type: 'object',
    properties: { mode: { enum: ['fast', 'custom'], default: 'fast' } },
    ...conditional(
      { properties: { mode: { const: 'custom' } } },
      { properties: { width: { type: 'integer' } }, required: ['width'] },
    ),
  };

  test('hide what nothing calls for, and say why', () => {
    const form = createSchemaForm({ schema, overrides: {} });
    const [mode, width] = form.fields.map(({ key }) => key) as [FieldKey, FieldKey];
    expect(form.hidden()).toEqual([width]);
    expect(form.standing(width)).toEqual({ unused: 'Mode is fast', required: null });
    form.edit(mode, 'custom');
    expect(form.hidden()).toEqual([]);
    expect(form.standing(width)).toEqual({ unused: null, required: 'Mode is custom' });
    expect(form.issuesOf(width)).toMatchObject([{ message: 'Required' }]);
  });

  test('never hide what is set, nor what somebody is in', () => {
    const form = createSchemaForm({ schema, overrides: { width: 5 } });
    const [, width] = form.fields.map(({ key }) => key) as [FieldKey, FieldKey];
    expect(form.hidden()).toEqual([]);
    form.hold('/width');
    form.edit(width, undefined);
    expect([form.hidden(), form.isHidden(width)]).toEqual([[width], false]);
    form.hold(null);
    expect(form.isHidden(width)).toBe(true);
  });
});
