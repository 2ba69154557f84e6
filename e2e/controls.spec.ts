import type { Page } from '@playwright/test';
import type { JsonObject } from '@/lib/config-schema';
import { expect, test } from './fixtures';
import { type ConfigureScreen, configureScreen, expectOverrides } from './support/configure-screen';
import { importModel } from './support/imported-model';

type OpenForm = (properties: JsonObject) => Promise<{
  screen: ConfigureScreen;
  /** Saves with the keyboard and expects exactly these overrides. */
  saves: (overrides: JsonObject) => Promise<void>;
}>;

const it = test.extend<{ openForm: OpenForm }>({
  openForm: async ({ page, signIn, server, api }, use) => {
    await use(async (properties) => {
      const slug = await importModel(server, properties);
      await signIn('editor');
      const screen = configureScreen(page);
      await screen.open(slug);
      await expect(screen.note).toBeEnabled();
      const saves = async (overrides: JsonObject) => {
        await page.keyboard.press('Control+s');
        await expectOverrides(api, slug, overrides);
      };
      return { screen, saves };
    });
  },
});

/** Presses keys one after another, as a person without a mouse does. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

it('a boolean is a checkbox: Space turns it, and false is not the same as following the default', async ({
  page,
  openForm,
}) => {
  const { saves } = await openForm({ upscale: { type: 'boolean', default: true } });
  await page.getByRole('checkbox', { name: 'Upscale' }).focus();
  await press(page, 'Space');
  await expect(page.getByRole('checkbox', { name: 'Upscale' })).not.toBeChecked();
  await saves({ upscale: false });
});

it('a boolean without a default has three states', async ({ page, openForm }) => {
  const { saves } = await openForm({ tiling: { type: 'boolean' } });
  const box = page.getByRole('combobox', { name: 'Tiling' });
  await expect(box.getByRole('option')).toHaveText(['Unset', 'On', 'Off']);
  await box.focus();
  await page.keyboard.type('Off');
  await saves({ tiling: false });
});

it('a few options are a dropdown, and keep their type', async ({ page, openForm }) => {
  const { saves } = await openForm({ rate: { enum: [24, '24', null, true], default: 24 } });
  const box = page.getByRole('combobox', { name: 'Rate' });
  await expect(box.getByRole('option')).toHaveText(['24', '"24"', 'true', 'null']);
  await box.focus();
  await press(page, 'ArrowDown');
  await saves({ rate: '24' });
  await press(page, 'End');
  await saves({ rate: null });
});

it('many options are searched', async ({ page, openForm }) => {
  const styles = Array.from({ length: 113 }, (_, index) => `style-${index}`);
  const { saves } = await openForm({ style: { type: 'string', enum: styles, default: 'style-7' } });
  const box = page.getByRole('combobox', { name: 'Style' });
  await expect(box).toHaveValue('style-7');
  await expect(box).toBeEnabled();
  await box.focus();
  await page.keyboard.type('nothing like it');
  await expect(page.getByText('No option matches')).toBeVisible();
  await press(page, 'Control+a');
  await page.keyboard.type('le-10');
  await expect(page.getByRole('option')).toHaveText([
    'style-10',
    ...Array.from({ length: 10 }, (_, index) => `style-${100 + index}`),
  ]);
  await press(page, 'ArrowDown', 'Enter');
  await expect(box).toHaveValue('style-100');
  await saves({ style: 'style-100' });
});

it('a number with both limits has a slider beside its box, and both agree', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({
    width: { type: 'integer', minimum: 64, maximum: 2048, multipleOf: 8, default: 1024, 'x-unit': 'px' },
  });
  const box = page.getByRole('spinbutton', { name: /^Width/ });
  const slider = page.getByRole('slider', { name: /^Width/ });
  await expect(box).toHaveAccessibleName('Width (px)');
  await expect(box).toHaveAccessibleDescription(/default 1024 64 to 2048 in steps of 8/);
  await slider.focus();
  await press(page, 'ArrowRight', 'ArrowRight');
  await expect(box).toHaveValue('1040');
  await box.focus();
  await press(page, 'ArrowDown');
  await expect(slider).toHaveValue('1032');
  await saves({ width: 1032 });
  await box.fill('1033');
  await expect(box).toHaveAccessibleDescription(/Must be a multiple of 8/);
  await expect(screen.save).toHaveAccessibleDescription('1 value is invalid: Width');
});

it('a decimal is typed as it is read, and a cleared number is not null', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({
    guidance: { type: 'number', minimum: 1, maximum: 20, default: 7.5 },
  });
  await screen.number('Guidance').focus();
  await press(page, 'Control+a');
  await page.keyboard.type('3.25');
  await saves({ guidance: 3.25 });
  await screen.number('Guidance').fill('');
  await expect(screen.number('Guidance')).toHaveAttribute('aria-invalid', 'true');
  await expect(screen.number('Guidance')).toHaveAccessibleDescription(/Must be a number/);
  await page.keyboard.press('Control+s');
  await expect(screen.number('Guidance')).toHaveValue('');
  await expect(screen.save).toHaveAccessibleDescription('1 value is invalid: Guidance');
});

it('an optional number is unset until it is set, and can be unset again', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({ strength: { type: 'number' } });
  const box = screen.number('Strength');
  await expect(box).toHaveAttribute('placeholder', 'Unset');
  await expect(box).toHaveAccessibleDescription(/optional, no default/);
  await box.focus();
  await page.keyboard.type('0');
  await saves({ strength: 0 });
  await screen.button('Unset Strength').press('Enter');
  await expect(box).toHaveValue('');
  await saves({});
});

it('a seed has a dice', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({ seed: { type: 'integer', minimum: 3, maximum: 3 } });
  await screen.button('Random seed').press('Enter');
  await expect(screen.number('Seed')).toHaveValue('3');
  await saves({ seed: 3 });
  await screen.number('Seed').focus();
  await press(page, 'Control+a', 'Delete');
  await saves({});
});

it('null, unset and a text are three things', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({ suffix: { type: ['string', 'null'] } });
  const box = screen.text('Suffix');
  await expect(box).toHaveAccessibleDescription(/optional, no default null allowed/);
  await screen.button('Set to null Suffix').press('Enter');
  await expect(box).toHaveAttribute('placeholder', 'null');
  await saves({ suffix: null });
  await box.focus();
  await page.keyboard.type('null');
  await saves({ suffix: 'null' });
  await screen.button('Unset Suffix').press('Enter');
  await expect(box).toHaveAttribute('placeholder', 'Unset');
  await saves({});
});

it('a long text has several lines', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({ notes: { type: 'string', maxLength: 500, default: '' } });
  await screen.text('Notes').focus();
  await page.keyboard.type('One');
  await press(page, 'Enter');
  await page.keyboard.type('Two');
  await saves({ notes: 'One\nTwo' });
});

it('a URL is checked as a URL, and kept as it is typed', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({
    callback: { type: 'string', format: 'uri', default: 'https://example.com/' },
  });
  const box = screen.text('Callback');
  await box.focus();
  await press(page, 'Control+a');
  await page.keyboard.type('no address');
  await expect(box).toHaveAccessibleDescription(/Must be a URL/);
  await press(page, 'Control+a');
  await page.keyboard.type('https://example.com/a?b=c');
  await saves({ callback: 'https://example.com/a?b=c' });
});

it('a colour has a picker beside its text, and both agree', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({
    accent: { type: 'string', format: 'color', default: '#4f46e5' },
  });
  const picker = page.getByLabel('Accent, colour picker');
  await expect(picker).toHaveValue('#4f46e5');
  await screen.text('Accent').focus();
  await press(page, 'Control+a');
  await page.keyboard.type('#00ff80');
  await expect(picker).toHaveValue('#00ff80');
  await saves({ accent: '#00ff80' });
  await picker.fill('#102030');
  await saves({ accent: '#102030' });
});

it('a date and a moment have pickers', async ({ page, openForm }) => {
  const { saves } = await openForm({
    since: { type: 'string', format: 'date', default: '2026-11-21' },
    until: { type: 'string', format: 'date-time' },
  });
  await page.getByLabel('Since', { exact: true }).focus();
  // The same day in every order of day and month.
  await page.keyboard.type('05052027');
  await page.getByLabel('Until', { exact: true }).fill('2027-01-31T12:30:15');
  await saves({ since: '2027-05-05', until: '2027-01-31T12:30:15Z' });
});

it('a list takes items, moves them with Alt and an arrow, and drops them', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({
    stops: { type: 'array', items: { type: 'string' }, default: ['a'], maxItems: 4 },
  });
  await screen.text('Stops, item 1').press('Enter');
  await expect(screen.text('Stops, item 2')).toBeFocused();
  await page.keyboard.type('b');
  await press(page, 'Alt+ArrowUp');
  await expect(screen.text('Stops, item 1')).toBeFocused();
  await saves({ stops: ['b', 'a'] });
  await screen.button('Add an item to Stops').press('Enter');
  await expect(screen.text('Stops, item 3')).toBeFocused();
  await page.keyboard.type('c');
  await screen.button('Remove item 2 of Stops').press('Enter');
  await saves({ stops: ['b', 'c'] });
});

it('many items are pasted at once, and each is read as its type', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({
    weights: { type: 'array', items: { type: 'number', maximum: 1 }, default: [] },
  });
  await screen.button('Paste many into Weights').press('Enter');
  await page.keyboard.insertText('0.25\n0.5\n\n3\n');
  await screen.button('Add 3 items').press('Enter');
  const third = screen.number('Weights, item 3');
  await expect(third).toHaveAttribute('aria-invalid', 'true');
  await expect(third).toHaveAccessibleDescription(/Item 3: Must be at most 1/);
  await third.fill('1');
  await saves({ weights: [0.25, 0.5, 1] });
});

it('a list of objects is a table with a column for each property', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({
    loras: {
      type: 'array',
      default: [],
      items: {
        type: 'object',
        required: ['path'],
        additionalProperties: false,
        properties: { path: { type: 'string' }, scale: { type: 'number', maximum: 2 } },
      },
    },
  });
  await screen.button('Add an item to Loras').press('Enter');
  await expect(page.getByRole('columnheader')).toContainText(['Path', 'Scale']);
  await expect(screen.text('Loras, item 1, Path')).toBeFocused();
  await page.keyboard.type('a/b');
  await press(page, 'Tab');
  await expect(screen.number('Loras, item 1, Scale')).toBeFocused();
  await page.keyboard.type('0.8');
  await screen.button('Add an item to Loras').press('Enter');
  await page.keyboard.type('c');
  await screen.button('Move item 2 of Loras up').press('Enter');
  await saves({ loras: [{ path: 'c' }, { path: 'a/b', scale: 0.8 }] });
  await screen.number('Loras, item 1, Scale').fill('3');
  await expect(screen.number('Loras, item 1, Scale')).toHaveAttribute('aria-invalid', 'true');
  await expect(screen.number('Loras, item 1, Scale')).toHaveAccessibleDescription(/Must be at most 2/);
});

it('a key-value map takes entries, and never loses one of two equal names', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({
    headers: { type: 'object', additionalProperties: { type: 'string' }, default: { accept: 'image/webp' } },
  });
  await screen.button('Add an entry to Headers').press('Enter');
  await expect(screen.text('Headers, entry 2, name')).toBeFocused();
  await page.keyboard.type('accept');
  await press(page, 'Tab');
  await page.keyboard.type('image/png');
  await expect(screen.form).toContainText('Two entries are named accept');
  await expect(screen.save).toHaveAccessibleDescription('1 value is invalid: Headers');
  await expect(screen.text('Headers, entry 1, name')).toHaveValue('accept');
  await screen.text('Headers, entry 2, name').fill('x-trace');
  await saves({ headers: { accept: 'image/webp', 'x-trace': 'image/png' } });
  await screen.button('Remove accept from Headers').press('Enter');
  await saves({ headers: { 'x-trace': 'image/png' } });
});

it('a nested group is a group, and an override of one part leaves the others', async ({ page, openForm }) => {
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
  await expect(group.getByRole('group', { name: 'Corner' })).toBeVisible();
  await group.getByRole('spinbutton', { name: 'Radius' }).focus();
  await press(page, 'Control+a');
  await page.keyboard.type('8');
  await saves({ frame: { corner: { radius: 8 } } });
  await screen.button('Reset Radius').press('Enter');
  await saves({});
});

it('what has no better control is a JSON box, which keeps what is no JSON', async ({ page, openForm }) => {
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
  await press(page, 'Control+a');
  await page.keyboard.type('[3, ');
  await expect(box).toHaveAttribute('aria-invalid', 'true');
  await screen.text('Anything').fill('{ "a": [null] }');
  await expect(box).toHaveValue('[3, ');
  await expect(screen.save).toHaveAccessibleDescription('1 value is invalid: Size');
  await box.focus();
  await press(page, 'Control+End');
  await page.keyboard.type('4]');
  await saves({ size: [3, 4], anything: { a: [null] } });
});

it('parameters of one section stand together, under its name', async ({ page, openForm }) => {
  await openForm({
    first: { type: 'string', default: 'x', 'x-group': 'Advanced' },
    lone: { type: 'string', default: 'y' },
    second: { type: 'string', default: 'z', 'x-group': 'Advanced', deprecated: true },
  });
  const group = page.getByRole('group', { name: 'Advanced' });
  await expect(group.getByRole('textbox')).toHaveCount(2);
  await expect(group.getByRole('textbox', { name: 'Second' })).toHaveAccessibleDescription(/deprecated/);
});

it('a long description is whole in the document, and in a tooltip on focus', async ({ page, openForm }) => {
  const description = `${'Long words about strength. '.repeat(12)}The end.`;
  const { screen } = await openForm({ strength: { type: 'integer', default: 1, description } });
  await expect(screen.number('Strength')).toHaveAccessibleDescription(/The end\. default 1/);
  await screen.button('About Strength').focus();
  await expect(page.getByRole('tooltip')).toContainText('The end.');
});

it('names with dots, slashes and digits are names like others', async ({ page, openForm }) => {
  const { saves } = await openForm({
    'a.b/c': { type: 'integer', title: 'Odd', default: 1 },
    '0': { type: 'integer', title: 'Zero', default: 1 },
  });
  await page.getByRole('spinbutton', { name: 'Odd' }).fill('2');
  await page.getByRole('spinbutton', { name: 'Zero' }).fill('3');
  await saves({ 'a.b/c': 2, '0': 3 });
});
