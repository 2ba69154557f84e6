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
