import { MantineProvider } from '@mantine/core';
import { renderToString } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { JsonObject, ParameterSchema } from '@/lib/config-schema';
import { conditional } from '@/lib/config-schema/testing/conditional';
import { createSchemaForm, type FormHandle } from './create-schema-form';
import { EVERY_KIND } from './example-schema.fixture';
import { CONTROLS, controlFor } from './registry';
import { SchemaForm } from './schema-form';
import type { Field } from './types';

type Props = { filter?: (field: Field) => boolean; disabled?: boolean; disabledReason?: string };

function render(schema: ParameterSchema, overrides: JsonObject = {}, props: Props = {}) {
  const form = createSchemaForm({ schema, overrides });
  return { form, html: renderToString(pageOf(form, props)) };
}

function pageOf(form: FormHandle, props: Props = {}) {
  return (
    <MantineProvider>
      <SchemaForm form={form} {...props} />
    </MantineProvider>
  );
}

/** The opening tag of the element with an id. */
function tagOf(html: string, id: string): string {
  return new RegExp(`<[a-z]+ [^>]*id="${id}"[^>]*>`).exec(html)?.[0] ?? '';
}

function attribute(tag: string, name: string): string {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

describe('registry', () => {
  const form = createSchemaForm({ schema: EVERY_KIND, overrides: {} });

  test.each(form.fields.map(({ parameter }) => [parameter.name, parameter] as const))(
    'the best control of "%s" is the one it is named after',
    (name, parameter) => {
      expect(controlFor(parameter).name).toBe(/^text /.test(name) ? 'text' : name.split(' ')[0]);
    },
  );

  test('has a parameter of every kind in this test', () => {
    const open = createSchemaForm({ schema: { ...EVERY_KIND, additionalProperties: true }, overrides: {} });
    const fields = [...open.fields, open.others].filter((field) => field !== null);
    const used = new Set(fields.map(({ parameter }) => controlFor(parameter).name));
    expect(CONTROLS.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
  });
});

describe('SchemaForm on the server', () => {
  const { form, html } = render(EVERY_KIND, { number: 2049, 'json any': [1], list: [0, 2] });

  test.each(form.fields.map((field) => [field.parameter.name, field] as const))(
    'renders "%s" with a control, a name and its description',
    (_, { key, parameter }) => {
      const tag = tagOf(html, `config-${key}`);
      expect(tag).toMatch(/^<(input|select|textarea|fieldset)/);
      const named = tag.startsWith('<fieldset')
        ? attribute(tag, 'aria-labelledby') === `config-${key}-label`
        : html.includes(`for="config-${key}"`);
      expect(named).toBe(true);
      const ids = attribute(tag, 'aria-describedby').split(' ');
      expect(ids).toContain(`config-${key}-meta`);
      expect(ids.filter((id) => tagOf(html, id) === '')).toEqual([]);
      expect(ids.includes(`config-${key}-description`)).toBe(parameter.description !== '');
    },
  );

  test('shows many options as a box that searches them', () => {
    const id = `config-${form.fields.find(({ parameter }) => parameter.name === 'search-select')?.key}`;
    expect(attribute(tagOf(html, id), 'role')).toBe('combobox');
    expect(attribute(tagOf(html, id), 'value')).toBe('style-7');
  });

  test('says what is wrong at the field, tied to its control', () => {
    const key = form.fields.find(({ parameter }) => parameter.name === 'number')?.key;
    const tag = tagOf(html, `config-${key}`);
    expect(attribute(tag, 'aria-invalid')).toBe('true');
    expect(attribute(tag, 'aria-describedby')).toContain(`config-${key}-issues`);
    expect(html).toContain('Must be at most 2048');
    expect(html).toContain('Item 2: ');
  });

  test('says where inside a value something is wrong', () => {
    const shown = render(EVERY_KIND, {
      'list lists': [[1], [2, 'x']],
      'union objects': { kind: 'box', sizes: ['x'] },
    });
    expect(shown.html).toContain('Item 2, Item 2: ');
    expect(shown.html).toContain('sizes, Item 1: ');
  });

  test('marks what differs in words too, and offers its reset', () => {
    expect(html.match(/the value differs from the default/g)).toHaveLength(2);
    expect(html).toContain('aria-label="Reset List"');
    expect(html).toContain('aria-label="Pin Checkbox"');
    expect(html).toContain('aria-label="Unset JSON any"');
    expect(html).toContain('aria-label="Set to null Text"');
  });

  test('makes a fieldset of each group, named by its title, open', () => {
    const titles = [...html.matchAll(/<fieldset[^>]* data-group=[^>]* aria-labelledby="([^"]+)"/g)];
    expect(titles.map(([, id]) => new RegExp(`id="${id}"[^>]*>([^<]*)<`).exec(html)?.[1])).toEqual([
      'A.group/0',
      'Deeper',
      'Advanced',
    ]);
    expect(html.match(/<details open="">/g)).toHaveLength(3);
  });

  test('shows the real name beside a label that differs from it', () => {
    expect(html).toContain('>number inner</code>');
    expect(html).not.toContain('>A.group/0</code>');
  });

  test('keeps a filtered parameter in the document, hidden', () => {
    const filtered = render(EVERY_KIND, {}, { filter: ({ parameter }) => parameter.name === 'seed' });
    for (const { key } of filtered.form.fields) expect(tagOf(filtered.html, `config-${key}`)).not.toBe('');
    expect(filtered.html.match(/<form[^>]* data-parameter="(?![^>]*hidden)[^>]*>/g)).toHaveLength(1);
  });

  test('keeps a parameter that no condition calls for in the document, hidden', () => {
    const schema: ParameterSchema = {
      type: 'object',
      properties: { mode: { enum: ['fast', 'custom'], default: 'fast' } },
      ...conditional({ properties: { mode: { const: 'custom' } } }, { properties: { width: {} } }),
    };
    const row = (overrides: JsonObject) =>
      /<form[^>]* data-parameter="\/width"[^>]*>/.exec(render(schema, overrides).html)?.[0];
    expect(row({})).toContain(' hidden=""');
    expect(row({ mode: 'custom' })).not.toContain(' hidden=""');
    expect(row({ width: 1 })).not.toContain(' hidden=""');
  });

  test('makes each row a form of its own while autofill would read all of them at every key', () => {
    const rowsOf = (count: number) => {
      const names = Array.from({ length: count }, (_, index) => [`text_${index}`, { type: 'string' }]);
      return render({ type: 'object', properties: Object.fromEntries(names) }).html;
    };
    expect(rowsOf(200).match(/<form[^>]* data-parameter=/g)).toHaveLength(200);
    const many = rowsOf(201);
    const id = /<form id="([^"]+)" hidden=""/.exec(many)?.[1];
    expect(many.match(/<form/g)).toHaveLength(1);
    expect(many.split(`<input id="config-f`).filter((box) => box.includes(` form="${id}"`))).toHaveLength(
      201,
    );
  });

  test('is disabled as a whole, with the reason', () => {
    const { html: disabled } = render(
      EVERY_KIND,
      {},
      { disabled: true, disabledReason: 'You are a viewer.' },
    );
    expect(disabled).toMatch(/<fieldset[^>]* disabled=""/);
    expect(disabled).toContain('You are a viewer.');
  });

  test('says what an unknown stored parameter is', () =>
    expect(render(EVERY_KIND, { gone: 1 }).html).toContain('Unknown parameter'));

  test('says when there is nothing to tune', () =>
    expect(render({ type: 'object' }).html).toContain('This version has no parameters to tune.'));
});
