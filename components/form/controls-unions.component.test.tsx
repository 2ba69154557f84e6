import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { expectError, expectTexts, openForm, press, type } from '@/e2e/support/component-form';
import type { JsonObject } from '@/lib/config-schema';

const shape: JsonObject = {
  oneOf: [
    {
      type: 'object',
      title: 'Circle',
      required: ['kind', 'radius'],
      additionalProperties: false,
      properties: { kind: { const: 'circle' }, radius: { type: 'number', maximum: 10 } },
    },
    {
      type: 'object',
      title: 'Box',
      required: ['kind'],
      additionalProperties: false,
      properties: { kind: { const: 'box' }, sides: { type: 'array', items: { type: 'integer' } } },
    },
    { type: 'null' },
  ],
  default: { kind: 'box', sides: [3] },
};

it('a union begins at the branch that its value fits, and keeps what was typed in each', async () => {
  const { screen, saves } = await openForm({ shape });
  const choice = page.getByRole('combobox', { name: 'Shape, kind of value' });
  await expectTexts(choice.getByRole('option'), ['Circle', 'Box', 'null']);
  await expect.element(choice).toHaveValue('1');
  await screen.number('Shape, Box, Sides, item 1').fill('4');
  await choice.focus();
  await press('ArrowUp');
  await expect
    .element(screen.number('Shape, Circle, Radius'))
    .toHaveAccessibleDescription('at most 10 Must be a number');
  await expectError(screen.number('Shape, Circle, Radius'), 'Must be a number');
  await screen.number('Shape, Circle, Radius').fill('2.5');
  await saves({ shape: { kind: 'circle', radius: 2.5 } });
  await choice.selectOptions('Box');
  await expect.element(screen.number('Shape, Box, Sides, item 1')).toHaveValue('4');
  await choice.selectOptions('Circle');
  await expect.element(screen.number('Shape, Circle, Radius')).toHaveValue('2.5');
  await choice.selectOptions('null');
  await saves({ shape: null });
  await screen.button('Reset Shape').press('Enter');
  await expect.element(choice).toHaveValue('1');
  await expect.element(screen.number('Shape, Box, Sides, item 1')).toHaveValue('3');
});

it('several types are a union, in a list too', async () => {
  const { screen, saves } = await openForm({
    size: { anyOf: [{ type: 'string' }, { type: 'integer', minimum: 5 }] },
    steps: { type: 'array', items: { anyOf: [{ type: 'integer' }, { type: 'string' }] }, default: [1] },
  });
  const choice = page.getByRole('combobox', { name: 'Size, kind of value' });
  await expectTexts(choice.getByRole('option'), ['Unset', 'Text', 'Whole number']);
  await choice.focus();
  await type('Whole');
  await expect.element(screen.number('Size, Whole number')).toHaveAccessibleDescription(/^at least 5/);
  await screen.number('Size, Whole number').fill('5');
  await page.getByRole('combobox', { name: 'Steps, item 1, kind of value' }).selectOptions('Text');
  await screen.text('Steps, item 1, Text').fill('auto');
  await saves({ size: 5, steps: ['auto'] });
  await choice.selectOptions('Unset');
  await saves({ steps: ['auto'] });
});

it('a branch that is no JSON yet is a draft of its branch', async () => {
  const { screen, saves } = await openForm({
    any: { anyOf: [{ type: 'integer' }, { type: 'object' }], default: 4 },
  });
  const choice = page.getByRole('combobox', { name: 'Any, kind of value' });
  await choice.selectOptions('Object');
  await screen.text('Any, Object').fill('{"a": ');
  await expectError(screen.text('Any, Object'), 'Not valid JSON');
  await choice.selectOptions('Whole number');
  await expect.element(screen.number('Any, Whole number')).toHaveValue('4');
  await choice.selectOptions('Object');
  await expect.element(screen.text('Any, Object')).toHaveValue('{"a": ');
  await screen.text('Any, Object').fill('{"a": 1}');
  await saves({ any: { a: 1 } });
});
