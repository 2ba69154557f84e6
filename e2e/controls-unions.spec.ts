import type { JsonObject } from '@/lib/config-schema';
import { expect } from './fixtures';
import { it, press } from './support/open-form';

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

it('a union begins at the branch that its value fits, and keeps what was typed in each', async ({
  page,
  openForm,
}) => {
  const { screen, saves } = await openForm({ shape });
  const choice = page.getByRole('combobox', { name: 'Shape, kind of value' });
  await expect(choice.getByRole('option')).toHaveText(['Circle', 'Box', 'null']);
  await expect(choice).toHaveValue('1');
  await screen.number('Shape, Box, Sides, item 1').fill('4');
  await choice.focus();
  await press(page, 'ArrowUp');
  await expect(screen.number('Shape, Circle, Radius')).toHaveAccessibleDescription(
    'at most 10 Must be a number',
  );
  await screen.number('Shape, Circle, Radius').fill('2.5');
  await saves({ shape: { kind: 'circle', radius: 2.5 } });
  await choice.selectOption('Box');
  await expect(screen.number('Shape, Box, Sides, item 1')).toHaveValue('4');
  await choice.selectOption('Circle');
  await expect(screen.number('Shape, Circle, Radius')).toHaveValue('2.5');
  await choice.selectOption('null');
  await saves({ shape: null });
  await screen.button('Reset Shape').press('Enter');
  await expect(choice).toHaveValue('1');
  await expect(screen.number('Shape, Box, Sides, item 1')).toHaveValue('3');
});

it('a value with a fault stays in its branch', async ({ page, openForm }) => {
  const { screen } = await openForm({ shape });
  await page.getByRole('combobox', { name: 'Shape, kind of value' }).selectOption('Circle');
  const radius = screen.number('Shape, Circle, Radius');
  await radius.fill('11');
  await expect(radius).toHaveAttribute('aria-invalid', 'true');
  await expect(radius).toHaveAccessibleDescription('at most 10 Must be at most 10');
  await screen.view('JSON');
  await screen.view('Form');
  await expect(radius).toHaveValue('11');
});

it('several types are a union, in a list too', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({
    size: { anyOf: [{ type: 'string' }, { type: 'integer', minimum: 5 }] },
    steps: { type: 'array', items: { anyOf: [{ type: 'integer' }, { type: 'string' }] }, default: [1] },
  });
  const choice = page.getByRole('combobox', { name: 'Size, kind of value' });
  await expect(choice.getByRole('option')).toHaveText(['Unset', 'Text', 'Whole number']);
  await choice.focus();
  await page.keyboard.type('Whole');
  await expect(screen.number('Size, Whole number')).toHaveAccessibleDescription(/^at least 5/);
  await screen.number('Size, Whole number').fill('5');
  await page.getByRole('combobox', { name: 'Steps, item 1, kind of value' }).selectOption('Text');
  await screen.text('Steps, item 1, Text').fill('auto');
  await saves({ size: 5, steps: ['auto'] });
  await choice.selectOption('Unset');
  await saves({ steps: ['auto'] });
});

it('a branch that is no JSON yet is a draft of its branch', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({
    any: { anyOf: [{ type: 'integer' }, { type: 'object' }], default: 4 },
  });
  const choice = page.getByRole('combobox', { name: 'Any, kind of value' });
  await choice.selectOption('Object');
  await screen.text('Any, Object').fill('{"a": ');
  await expect(screen.save).toHaveAccessibleDescription('1 value is invalid: Any');
  await choice.selectOption('Whole number');
  await expect(screen.number('Any, Whole number')).toHaveValue('4');
  await choice.selectOption('Object');
  await expect(screen.text('Any, Object')).toHaveValue('{"a": ');
  await screen.text('Any, Object').fill('{"a": 1}');
  await saves({ any: { a: 1 } });
});
