import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { expectError, expectHidden, openForm, press, type } from '@/e2e/support/component-form';
import type { JsonObject } from '@/lib/config-schema';
import { conditional } from '@/lib/config-schema/testing/conditional';

const mode = { enum: ['fast', 'custom'], default: 'fast' };
const customSize = conditional(
  { properties: { mode: { const: 'custom' } }, required: ['mode'] },
  { properties: { width: { type: 'integer', maximum: 9, 'x-order': 5 } }, required: ['width'] },
);

it('a parameter that only a condition calls for comes and goes, and a screen reader hears of it', async () => {
  const { screen, saves } = await openForm({ mode }, customSize);
  await expectHidden(screen.number('Width'));
  await page.getByRole('combobox', { name: 'Mode' }).focus();
  await press('ArrowDown');
  await expect.element(screen.notice('1 parameter shown')).toBeInTheDocument();
  await expect
    .element(screen.number('Width'))
    .toHaveAccessibleDescription(/required, no default at most 9 required while Mode is custom/);
  await expectError(screen.number('Width'), 'Required');
  await screen.number('Width').fill('5');
  await saves({ mode: 'custom', width: 5 });
});

it('what is set is never hidden, nor what somebody is typing in', async () => {
  const { screen, saves } = await openForm({ mode }, customSize);
  await page.getByRole('combobox', { name: 'Mode' }).selectOptions('custom');
  await screen.number('Width').fill('5');
  await page.getByRole('combobox', { name: 'Mode' }).selectOptions('fast');
  await expect.element(screen.number('Width')).toHaveAccessibleDescription(/not used while Mode is fast/);
  await screen.number('Width').focus();
  await press('Control+a', 'Delete');
  await expect.element(screen.number('Width')).toHaveFocus();
  await type('7');
  await saves({ width: 7 });
  await screen.button('Unset Width').press('Enter');
  await page.getByRole('combobox', { name: 'Mode' }).focus();
  await expectHidden(screen.number('Width'));
  await saves({});
});

it('conditions count in a nested group', async () => {
  await openForm({
    frame: {
      type: 'object',
      properties: { mode },
      ...conditional(
        { properties: { mode: { const: 'custom' } }, required: ['mode'] },
        { properties: { depth: { type: 'integer' } } },
      ),
    },
  });
  const frame = page.getByRole('group', { name: 'Frame' });
  await expectHidden(frame.getByRole('spinbutton', { name: 'Depth' }));
  await frame.getByRole('combobox', { name: 'Mode' }).selectOptions('custom');
  await expect.element(frame.getByRole('spinbutton', { name: 'Depth' })).toBeVisible();
});

it('what depends on a value is shown while that is set', async () => {
  const { screen, saves } = await openForm(
    { seed: { type: 'integer' }, lock: { type: 'integer' } },
    {
      dependentSchemas: { seed: { properties: { variation: { type: 'integer' } } } },
      dependentRequired: { seed: ['lock'] },
    },
  );
  await expectHidden(screen.number('Variation'));
  await screen.number('Seed').fill('1');
  await expect.element(screen.number('Variation')).toBeVisible();
  await expect.element(screen.number('Lock')).toHaveAccessibleDescription(/required while Seed is 1/);
  await screen.number('Lock').fill('2');
  await saves({ seed: 1, lock: 2 });
});

it('a union at the root is a choice, and shows what its branch needs', async () => {
  const branch = (kind: string, name: string): JsonObject => ({
    properties: { kind: { const: kind }, [name]: { type: 'integer' } },
    required: ['kind', name],
  });
  const { screen, saves } = await openForm(
    { seed: { type: 'integer', default: 1 } },
    { oneOf: [branch('round', 'radius'), branch('square', 'width')], additionalProperties: true },
  );
  const kind = page.getByRole('combobox', { name: 'Kind' });
  await expectHidden(screen.number('Radius'));
  await kind.selectOptions('square');
  await expectHidden(screen.number('Radius'));
  await screen.number('Width').fill('3');
  await saves({ kind: 'square', width: 3 });
});

/** A picture whose quality a condition calls for. */
const picture: JsonObject = {
  properties: { format: { enum: ['png', 'jpeg'], 'x-order': 0 } },
  ...conditional(
    { properties: { format: { const: 'jpeg' } }, required: ['format'] },
    { properties: { quality: { type: 'integer', maximum: 100, 'x-order': 1 } }, required: ['quality'] },
  ),
};

it('a member of an object comes and goes like a parameter, and keeps what was typed', async () => {
  const output = { type: ['object', 'null'], ...picture, default: { format: 'png' } };
  const { screen, saves } = await openForm({ output });
  const format = page.getByRole('combobox', { name: 'Output, Format' });
  const quality = screen.number('Output, Quality');
  await expectHidden(quality);
  await format.focus();
  await press('ArrowDown');
  await expect.element(screen.notice('1 parameter shown')).toBeInTheDocument();
  await expect.element(quality).toHaveAccessibleDescription(/at most 100, required while Format is jpeg/);
  await expectError(quality, 'Required');
  await quality.fill('80');
  await saves({ output: { format: 'jpeg', quality: 80 } });
  await format.selectOptions('png');
  await expect.element(quality).toHaveAccessibleDescription(/not used while Format is png/);
  await saves({ output: { format: 'png', quality: 80 } });
  await format.selectOptions('jpeg');
  await expect.element(quality).toHaveValue('80');
});

it('a member that somebody is in stays while it is emptied, and goes when they have left it', async () => {
  const output = { type: ['object', 'null'], ...picture, default: { format: 'png', quality: 9 } };
  const { screen, saves } = await openForm({ output });
  const quality = screen.number('Output, Quality');
  await quality.focus();
  await press('Control+a', 'Delete');
  await expect.element(screen.notice('1 parameter hidden')).toBeInTheDocument();
  await expect.element(quality).toHaveFocus();
  await type('7');
  await saves({ output: { format: 'png', quality: 7 } });
  await screen.button('Unset Output, Quality').press('Enter');
  await expect.element(quality).toHaveFocus();
  await press('Shift+Tab');
  await expectHidden(quality);
  await saves({ output: { format: 'png' } });
});

it('conditions count in each row of a table: a cell says that it is not used', async () => {
  const list = { type: 'array', items: { type: 'object', ...picture }, default: [] };
  const { screen, saves } = await openForm({ pictures: list });
  for (const [index, format] of ['png', 'jpeg'].entries()) {
    await screen.button('Add an item to Pictures').press('Enter');
    const choice = page.getByRole('combobox', { name: `Pictures, item ${index + 1}, Format` });
    await expect.element(choice).toHaveFocus();
    await choice.selectOptions(format);
  }
  await expect.element(screen.notice('1 parameter shown')).toBeInTheDocument();
  await expect.element(page.getByRole('cell', { name: 'not used while Format is png' })).toBeVisible();
  await expectHidden(screen.number('Pictures, item 1, Quality'));
  await expect
    .element(screen.number('Pictures, item 2, Quality'))
    .toHaveAccessibleDescription(/^at most 100 required while Format is jpeg Item 2, quality: /);
  await screen.number('Pictures, item 2, Quality').fill('80');
  await saves({ pictures: [{ format: 'png' }, { format: 'jpeg', quality: 80 }] });
  await screen.button('Move item 2 of Pictures up').press('Enter');
  await expect.element(screen.number('Pictures, item 1, Quality')).toHaveValue('80');
  await expectHidden(screen.number('Pictures, item 2, Quality'));
});

it('conditions count in a branch of a union, in an entry of a map and in what they hold', async () => {
  const { screen, saves } = await openForm({
    target: { oneOf: [{ type: 'object', title: 'Picture', ...picture }, { type: 'string' }] },
    sizes: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        properties: { files: { type: 'array', items: { type: 'object', ...picture } } },
      },
    },
  });
  const kind = page.getByRole('combobox', { name: 'Target, kind of value' });
  await kind.selectOptions('Picture');
  const quality = screen.number('Target, Picture, Quality');
  await expectHidden(quality);
  await page.getByRole('combobox', { name: 'Target, Picture, Format' }).selectOptions('jpeg');
  await quality.fill('5');
  await kind.selectOptions('Text');
  await kind.selectOptions('Picture');
  await expect.element(quality).toHaveValue('5');

  await screen.button('Add an entry to Sizes').press('Enter');
  await screen.text('Sizes, entry 1, name').fill('small');
  await screen.button('Add an item to Sizes, value of small, Files').press('Enter');
  const file = 'Sizes, value of small, Files, item 1';
  await expectHidden(screen.number(`${file}, Quality`));
  await page.getByRole('combobox', { name: `${file}, Format` }).selectOptions('jpeg');
  await screen.number(`${file}, Quality`).fill('6');
  await saves({
    target: { format: 'jpeg', quality: 5 },
    sizes: { small: { files: [{ format: 'jpeg', quality: 6 }] } },
  });
});
