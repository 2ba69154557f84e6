import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { expectError, openForm, press, type } from '@/e2e/support/component-form';

it('a key-value map takes entries, and never loses one of two equal names', async () => {
  const { screen, saves } = await openForm({
    headers: { type: 'object', additionalProperties: { type: 'string' }, default: { accept: 'image/webp' } },
  });
  await screen.button('Add an entry to Headers').press('Enter');
  await expect.element(screen.text('Headers, entry 2, name')).toHaveFocus();
  await type('accept');
  await press('Tab');
  await type('image/png');
  await expect.element(page.getByText('Two entries are named accept', { exact: true })).toBeVisible();
  await expect.element(screen.text('Headers, entry 1, name')).toHaveValue('accept');
  await screen.text('Headers, entry 2, name').fill('x-trace');
  await saves({ headers: { accept: 'image/webp', 'x-trace': 'image/png' } });
  await screen.button('Remove accept from Headers').press('Enter');
  await saves({ headers: { 'x-trace': 'image/png' } });
});

it('a nested group is a group, and an override of one part leaves the others', async () => {
  const { screen, saves } = await openForm({
    frame: {
      type: 'object',
      additionalProperties: false,
      properties: {
        width: { type: 'integer', default: 640 },
        corner: {
          type: 'object',
          additionalProperties: false,
          properties: { radius: { type: 'integer', default: 4 } },
        },
      },
    },
  });
  const group = page.getByRole('group', { name: 'Frame' });
  await expect.element(group.getByRole('group', { name: 'Corner' })).toBeVisible();
  await group.getByRole('spinbutton', { name: 'Radius' }).focus();
  await press('Control+a');
  await type('8');
  await saves({ frame: { corner: { radius: 8 } } });
  await screen.button('Reset Radius').press('Enter');
  await saves({});
});

it('what has no better control is a JSON box, which keeps what is no JSON', async () => {
  const { screen, saves } = await openForm({
    size: {
      type: 'array',
      prefixItems: [{ type: 'integer' }, { type: 'integer' }],
      items: false,
      default: [1, 2],
    },
    anything: {},
  });
  const box = screen.text('Size');
  await box.focus();
  await press('Control+a');
  await type('[3, ');
  await expect.element(box).toHaveAttribute('aria-invalid', 'true');
  await screen.text('Anything').fill('{ "a": [null] }');
  await expect.element(box).toHaveValue('[3, ');
  await expectError(box, 'Not valid JSON');
  await box.focus();
  await press('Control+End');
  await type('4]');
  await saves({ size: [3, 4], anything: { a: [null] } });
});

it('parameters of one section stand together, under its name', async () => {
  await openForm({
    first: { type: 'string', default: 'x', 'x-group': 'Advanced' },
    lone: { type: 'string', default: 'y' },
    second: { type: 'string', default: 'z', 'x-group': 'Advanced', deprecated: true },
  });
  const group = page.getByRole('group', { name: 'Advanced' });
  await expect.element(group.getByRole('textbox')).toHaveLength(2);
  await expect
    .element(group.getByRole('textbox', { name: 'Second' }))
    .toHaveAccessibleDescription(/deprecated/);
});

it('an object that may be null is unset, null or filled in', async () => {
  const { screen, saves } = await openForm({
    crop: {
      anyOf: [
        {
          type: 'object',
          required: ['width'],
          properties: { width: { type: 'integer', 'x-order': 0 }, fit: { type: 'boolean', 'x-order': 1 } },
        },
        { type: 'null' },
      ],
    },
  });
  await screen.button('Set to null Crop').press('Enter');
  await saves({ crop: null });
  await screen.button('Fill in Crop').press('Enter');
  await expect.element(screen.number('Crop, Width')).toHaveFocus();
  await screen.number('Crop, Width').fill('3');
  await saves({ crop: { width: 3 } });
  await screen.form.getByRole('combobox', { name: 'Crop, Fit' }).selectOptions('On');
  await saves({ crop: { width: 3, fit: true } });
  await screen.button('Unset Crop').press('Enter');
  await saves({});
});

it('an open object has its properties, and entries with names of their own', async () => {
  const { screen, saves } = await openForm({
    options: {
      type: 'object',
      properties: { a: { type: 'string' } },
      additionalProperties: { type: 'number' },
      default: {},
    },
  });
  await screen.text('Options, A').fill('x');
  await screen.button('Add an entry to Options').press('Enter');
  await screen.text('Options, entry 1, name').pressSequentially('a');
  await expect.element(screen.text('Options, entry 1, name')).toHaveAccessibleDescription(/a stands above/);
  await screen.text('Options, entry 1, name').pressSequentially('bc');
  await screen.number('Options, value of abc').fill('2');
  await saves({ options: { a: 'x', abc: 2 } });
});

it('a map may hold lists', async () => {
  const { screen, saves } = await openForm({
    groups: {
      type: 'object',
      additionalProperties: { type: 'array', items: { type: 'string' } },
      default: {},
    },
  });
  await screen.button('Add an entry to Groups').press('Enter');
  await screen.text('Groups, entry 1, name').fill('warm');
  await screen.button('Add an item to Groups, value of warm').press('Enter');
  await screen.text('Groups, value of warm, item 1').fill('red');
  await saves({ groups: { warm: ['red'] } });
});

it('what an object holds beside its properties is shown, and can be taken out', async () => {
  const box = {
    type: ['object', 'null'],
    properties: { a: { type: 'string' } },
    default: { a: 'x', odd: [1] },
  };
  const { screen, saves } = await openForm({ box });
  await expect.element(screen.form).toHaveTextContent('odd: [1]');
  await screen.text('Box, A').fill('y');
  await saves({ box: { a: 'y', odd: [1] } });
  await screen.button('Remove odd from Box').press('Enter');
  await expect.element(screen.text('Box, A')).toHaveFocus();
  await saves({ box: { a: 'y' } });
});
