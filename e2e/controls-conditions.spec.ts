import type { JsonObject } from '@/lib/config-schema';
import { conditional } from '@/lib/config-schema/testing/conditional';
import { expect } from './fixtures';
import { it, press } from './support/open-form';

const mode = { enum: ['fast', 'custom'], default: 'fast' };
const customSize = conditional(
  { properties: { mode: { const: 'custom' } }, required: ['mode'] },
  { properties: { width: { type: 'integer', maximum: 9, 'x-order': 5 } }, required: ['width'] },
);

it('a parameter that only a condition calls for comes and goes, and a screen reader hears of it', async ({
  page,
  openForm,
}) => {
  const { screen, saves } = await openForm({ mode }, customSize);
  await expect(screen.number('Width')).toBeHidden();
  await page.getByRole('combobox', { name: 'Mode' }).focus();
  await press(page, 'ArrowDown');
  await expect(screen.notice('1 parameter shown')).toBeAttached();
  await expect(screen.number('Width')).toHaveAccessibleDescription(
    /required, no default at most 9 required while Mode is custom/,
  );
  await expect(screen.save).toHaveAccessibleDescription('1 value is invalid: Width');
  await screen.number('Width').fill('5');
  await saves({ mode: 'custom', width: 5 });
});

it('what is set is never hidden, nor what somebody is typing in', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({ mode }, customSize);
  await page.getByRole('combobox', { name: 'Mode' }).selectOption('custom');
  await screen.number('Width').fill('5');
  await page.getByRole('combobox', { name: 'Mode' }).selectOption('fast');
  await expect(screen.number('Width')).toHaveAccessibleDescription(/not used while Mode is fast/);
  await screen.number('Width').focus();
  await press(page, 'Control+a', 'Delete');
  await expect(screen.number('Width')).toBeFocused();
  await page.keyboard.type('7');
  await saves({ width: 7 });
  await screen.button('Unset Width').press('Enter');
  await page.getByRole('combobox', { name: 'Mode' }).focus();
  await expect(screen.number('Width')).toBeHidden();
  await saves({});
});

it('conditions count in a nested group', async ({ page, openForm }) => {
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
  await expect(frame.getByRole('spinbutton', { name: 'Depth' })).toBeHidden();
  await frame.getByRole('combobox', { name: 'Mode' }).selectOption('custom');
  await expect(frame.getByRole('spinbutton', { name: 'Depth' })).toBeVisible();
});

it('what depends on a value is shown while that is set', async ({ openForm }) => {
  const { screen, saves } = await openForm(
    { seed: { type: 'integer' }, lock: { type: 'integer' } },
    {
      dependentSchemas: { seed: { properties: { variation: { type: 'integer' } } } },
      dependentRequired: { seed: ['lock'] },
    },
  );
  await expect(screen.number('Variation')).toBeHidden();
  await screen.number('Seed').fill('1');
  await expect(screen.number('Variation')).toBeVisible();
  await expect(screen.number('Lock')).toHaveAccessibleDescription(/required while Seed is 1/);
  await screen.number('Lock').fill('2');
  await saves({ seed: 1, lock: 2 });
});

it('a union at the root is a choice, and shows what its branch needs', async ({ page, openForm }) => {
  const branch = (kind: string, name: string): JsonObject => ({
    properties: { kind: { const: kind }, [name]: { type: 'integer' } },
    required: ['kind', name],
  });
  const { screen, saves } = await openForm(
    { seed: { type: 'integer', default: 1 } },
    { oneOf: [branch('round', 'radius'), branch('square', 'width')], additionalProperties: true },
  );
  const kind = page.getByRole('combobox', { name: 'Kind' });
  await expect(screen.number('Radius')).toBeHidden();
  await kind.selectOption('square');
  await expect(screen.number('Radius')).toBeHidden();
  await screen.number('Width').fill('3');
  await saves({ kind: 'square', width: 3 });
});

it('an address that names a hidden parameter shows it', async ({ page, openForm }) => {
  const { screen } = await openForm({ mode }, customSize);
  await page.goto(`${page.url()}#/width`);
  await page.reload();
  await expect(screen.number('Width')).toBeFocused();
  await page.getByRole('combobox', { name: 'Mode' }).focus();
  await expect(screen.number('Width')).toBeHidden();
});

/** A picture whose quality a condition calls for. */
const picture: JsonObject = {
  properties: { format: { enum: ['png', 'jpeg'], 'x-order': 0 } },
  ...conditional(
    { properties: { format: { const: 'jpeg' } }, required: ['format'] },
    { properties: { quality: { type: 'integer', maximum: 100, 'x-order': 1 } }, required: ['quality'] },
  ),
};

it('a member of an object comes and goes like a parameter, and keeps what was typed', async ({
  page,
  openForm,
}) => {
  const output = { type: ['object', 'null'], ...picture, default: { format: 'png' } };
  const { screen, saves } = await openForm({ output });
  const format = page.getByRole('combobox', { name: 'Output, Format' });
  const quality = screen.number('Output, Quality');
  await expect(quality).toBeHidden();
  await format.focus();
  await press(page, 'ArrowDown');
  await expect(screen.notice('1 parameter shown')).toBeAttached();
  await expect(quality).toHaveAccessibleDescription(/at most 100, required while Format is jpeg/);
  await expect(screen.save).toHaveAccessibleDescription('1 value is invalid: Output');
  await quality.fill('80');
  await saves({ output: { format: 'jpeg', quality: 80 } });
  await format.selectOption('png');
  await expect(quality).toHaveAccessibleDescription(/not used while Format is png/);
  await saves({ output: { format: 'png', quality: 80 } });
  await format.selectOption('jpeg');
  await expect(quality).toHaveValue('80');
});

it('a member that somebody is in stays while it is emptied, and goes when they have left it', async ({
  page,
  openForm,
}) => {
  const output = { type: ['object', 'null'], ...picture, default: { format: 'png', quality: 9 } };
  const { screen, saves } = await openForm({ output });
  const quality = screen.number('Output, Quality');
  await quality.focus();
  await press(page, 'Control+a', 'Delete');
  await expect(screen.notice('1 parameter hidden')).toBeAttached();
  await expect(quality).toBeFocused();
  await page.keyboard.type('7');
  await saves({ output: { format: 'png', quality: 7 } });
  await screen.button('Unset Output, Quality').press('Enter');
  await expect(quality).toBeFocused();
  await press(page, 'Shift+Tab');
  await expect(quality).toBeHidden();
  await saves({ output: { format: 'png' } });
});

it('conditions count in each row of a table: a cell says that it is not used', async ({ page, openForm }) => {
  const list = { type: 'array', items: { type: 'object', ...picture }, default: [] };
  const { screen, saves } = await openForm({ pictures: list });
  for (const [index, format] of ['png', 'jpeg'].entries()) {
    await screen.button('Add an item to Pictures').press('Enter');
    const choice = page.getByRole('combobox', { name: `Pictures, item ${index + 1}, Format` });
    await expect(choice).toBeFocused();
    await choice.selectOption(format);
  }
  await expect(screen.notice('1 parameter shown')).toBeAttached();
  await expect(page.getByRole('cell', { name: 'not used while Format is png' })).toBeVisible();
  await expect(screen.number('Pictures, item 1, Quality')).toBeHidden();
  await expect(screen.number('Pictures, item 2, Quality')).toHaveAccessibleDescription(
    /^at most 100 required while Format is jpeg Item 2, quality: /,
  );
  await screen.number('Pictures, item 2, Quality').fill('80');
  await saves({ pictures: [{ format: 'png' }, { format: 'jpeg', quality: 80 }] });
  await screen.button('Move item 2 of Pictures up').press('Enter');
  await expect(screen.number('Pictures, item 1, Quality')).toHaveValue('80');
  await expect(screen.number('Pictures, item 2, Quality')).toBeHidden();
});

it('conditions count in a branch of a union, in an entry of a map and in what they hold', async ({
  page,
  openForm,
}) => {
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
  await kind.selectOption('Picture');
  const quality = screen.number('Target, Picture, Quality');
  await expect(quality).toBeHidden();
  await page.getByRole('combobox', { name: 'Target, Picture, Format' }).selectOption('jpeg');
  await quality.fill('5');
  await kind.selectOption('Text');
  await kind.selectOption('Picture');
  await expect(quality).toHaveValue('5');

  await screen.button('Add an entry to Sizes').press('Enter');
  await screen.text('Sizes, entry 1, name').fill('small');
  await screen.button('Add an item to Sizes, value of small, Files').press('Enter');
  const file = 'Sizes, value of small, Files, item 1';
  await expect(screen.number(`${file}, Quality`)).toBeHidden();
  await page.getByRole('combobox', { name: `${file}, Format` }).selectOption('jpeg');
  await screen.number(`${file}, Quality`).fill('6');
  await saves({
    target: { format: 'jpeg', quality: 5 },
    sizes: { small: { files: [{ format: 'jpeg', quality: 6 }] } },
  });
});
