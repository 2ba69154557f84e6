import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '@/e2e/support/runs';
import { type JsonObject, validate } from '@/lib/config-schema';
import { EVERY_KIND } from './example-schema.fixture';
import { fieldsOf, othersFieldOf } from './fields-of';
import { matchesText } from './matches-text';
import { toFormValues } from './to-form-values';
import { toOverrides } from './to-overrides';
import type { Field, FieldState } from './types';

const fields = fieldsOf(EVERY_KIND);

function fieldNamed(name: string): Field {
  const field = fields.find(({ parameter }) => parameter.name === name);
  if (!field) throw new Error(`no field is named ${name}`);
  return field;
}

function stateOf(overrides: JsonObject, name: string): FieldState | undefined {
  return toFormValues(fields, overrides).fields[fieldNamed(name).key];
}

describe('fieldsOf', () => {
  test('makes one field of each leaf, with keys that do not depend on names', () => {
    expect(fields.map(({ key }) => key)).toEqual(fields.map((_, index) => `f${index}`));
    expect(fields.map(({ parameter }) => parameter.name)).not.toContain('a.group/0');
    expect(fieldNamed('number inner').pointer).toBe('/a.group~10/deeper/number inner');
  });

  test('names the groups around a field, outermost first', () => {
    expect(fieldNamed('number inner').groups.map(({ id }) => id)).toEqual([
      '/a.group~10',
      '/a.group~10/deeper',
    ]);
    expect(fieldNamed('text grouped').groups.map(({ title }) => title)).toEqual(['Advanced']);
  });

  test('puts the parameters of one x-group together, where the first stands', () => {
    const names = fields.map(({ parameter }) => parameter.name);
    expect(names.slice(-3)).toEqual(['text grouped', 'text grouped too', 'text lone']);
  });

  test('keeps a nullable group whole, since its overrides do not merge', () => {
    expect(fieldNamed('object nullable group').pointer).toBe('/object nullable group');
  });

  test('tells no default from the default null', () => {
    expect('default' in fieldNamed('seed')).toBe(false);
    expect(fieldNamed('text').default).toBeNull();
  });
});

describe('toFormValues', () => {
  test('tells inherits, set and set to null apart', () => {
    expect(stateOf({}, 'text')).toEqual({ state: 'inherits' });
    expect(stateOf({ text: null }, 'text')).toEqual({ state: 'set', value: null });
    expect(stateOf({ text: '' }, 'text')).toEqual({ state: 'set', value: '' });
  });

  test('spreads the override of a group over its children', () => {
    expect(stateOf({ 'a.group/0': { deeper: { 'number inner': 1 } } }, 'number inner')).toEqual({
      state: 'set',
      value: 1,
    });
    expect(stateOf({ 'a.group/0': { deeper: { 'number inner': 1 } } }, 'checkbox inner')).toEqual({
      state: 'inherits',
    });
  });

  test('keeps what no field stands for', () => {
    const overrides = { gone: [1], seed: 4, 'a.group/0': { unknown: true, deeper: {} } };
    expect(JSON.parse(toFormValues(fields, overrides).rest)).toEqual({
      gone: [1],
      'a.group/0': { unknown: true, deeper: {} },
    });
  });

  test('keeps a value with a forbidden key as a text', () => {
    const overrides = JSON.parse('{ "json any": { "__proto__": 1 } }') as JsonObject;
    expect(stateOf(overrides, 'json any')).toMatchObject({
      state: 'draft',
      message: 'The name __proto__ is not allowed',
    });
  });
});

describe('toOverrides', () => {
  const name = fc.oneof(
    fc.constantFrom(
      ...Object.keys(EVERY_KIND.properties as JsonObject),
      'deeper',
      'checkbox inner',
      'number inner',
    ),
    fc.string().filter((key) => !(key in Object.prototype)),
  );
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, true, 0, 5, '', 'x'),
      fc.array(tie('value'), { maxLength: 3 }),
      tie('object'),
    ),
    object: fc.dictionary(name, tie('value'), { maxKeys: 6 }),
  }));

  test('is the inverse of toFormValues for any overrides, unknown ones and broken groups too', () => {
    fc.assert(
      fc.property(json.object, (value) => {
        const overrides = JSON.parse(JSON.stringify(value)) as JsonObject;
        expect(toOverrides(fields, toFormValues(fields, overrides))).toEqual(overrides);
      }),
      { numRuns: runs(500) },
    );
  });

  test('puts all that an open root holds beyond the named parameters into one field, and back', () => {
    const schema = { ...EVERY_KIND, additionalProperties: { type: 'string' } };
    const others = othersFieldOf(schema, fields);
    if (others === null) throw new Error('the root is open');
    const all = [...fields, others];
    const overrides = { more: 'v', number: 64, 'a.group/0': { unknown: 1 }, and: 'w' };
    const values = toFormValues(all, overrides);
    expect(values.fields[others.key]).toEqual({ state: 'set', value: { more: 'v', and: 'w' } });
    expect(values.rest).toBe('{"a.group/0":{"unknown":1}}');
    expect(toOverrides(all, values)).toEqual(overrides);
    expect(othersFieldOf(EVERY_KIND, fields)).toBeNull();
    fc.assert(
      fc.property(json.object, (value) => {
        const any = JSON.parse(JSON.stringify(value)) as JsonObject;
        expect(toOverrides(all, toFormValues(all, any))).toEqual(any);
      }),
      { numRuns: runs(200) },
    );
  });

  test('keeps an own key named __proto__ at the root, so that it is refused and not forgotten', () => {
    const overrides = JSON.parse('{ "__proto__": 1 }') as JsonObject;
    const kept = toOverrides(fields, toFormValues(fields, overrides));
    expect(Object.keys(kept)).toEqual(['__proto__']);
    expect(validate(EVERY_KIND, kept)).not.toEqual([]);
  });

  test('gives a value set in a group precedence over what is no group', () => {
    const values = toFormValues(fields, { 'a.group/0': 5 });
    values.fields[fieldNamed('checkbox inner').key] = { state: 'set', value: true };
    expect(toOverrides(fields, values)).toEqual({ 'a.group/0': { 'checkbox inner': true } });
  });
});

describe('matchesText', () => {
  test('finds every word in the name, the title, the description or the group', () => {
    const found = (text: string) => fields.filter((field) => matchesText(field, text)).map(({ key }) => key);
    expect(found('mixed OPTIONS')).toEqual([fieldNamed('select').key]);
    expect(found('advanced too')).toEqual([fieldNamed('text grouped too').key]);
    expect(found('')).toHaveLength(fields.length);
    expect(found('nothing has this')).toEqual([]);
  });
});
