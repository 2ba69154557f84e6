import { conditional } from '@/lib/config-schema/testing/conditional';
import { expect } from './fixtures';
import { it, press } from './support/open-form';

// One control of each kind, from the key to the stored value, and what only the whole screen shows. Everything else
// about controls is in components/form/controls-*.component.test.tsx.

it('Enter in a box sends nothing and leaves the page where it is', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({ word: { type: 'string', default: '' } });
  const opened: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) opened.push(request.url());
  });
  const { href } = new URL(page.url());
  await screen.text('Word').focus();
  await page.keyboard.type('calm');
  await press(page, 'Enter');
  await page.keyboard.type('er');
  await saves({ word: 'calmer' });
  expect(opened).toEqual([]);
  expect(page.url()).toBe(href);
});

it('a text box shows what it is reset to, and what comes back', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({ word: { type: 'string', default: 'calm' } });
  const box = screen.text('Word');
  await box.focus();
  await press(page, 'Control+End');
  await page.keyboard.type('er');
  await screen.button('Reset Word').press('Enter');
  await expect(box).toHaveValue('calm');
  await screen.button('Undo: Reset Word').press('Enter');
  await expect(box).toHaveValue('calmer');
  await saves({ word: 'calmer' });
});

it('a number is saved, and a cleared one cannot be', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({
    guidance: { type: 'number', minimum: 1, maximum: 20, default: 7.5 },
  });
  await screen.number('Guidance').focus();
  await press(page, 'Control+a');
  await page.keyboard.type('3.25');
  await saves({ guidance: 3.25 });
  await screen.number('Guidance').fill('');
  await expect(screen.save).toHaveAccessibleDescription('1 value is invalid: Guidance');
  await page.keyboard.press('Control+s');
  await expect(screen.number('Guidance')).toHaveValue('');
  await expect(screen.save).toHaveAccessibleDescription('1 value is invalid: Guidance');
});

it('many options are searched, and the one that is chosen is saved', async ({ page, openForm }) => {
  const styles = Array.from({ length: 113 }, (_, index) => `style-${index}`);
  const { saves } = await openForm({ style: { type: 'string', enum: styles, default: 'style-7' } });
  const box = page.getByRole('combobox', { name: 'Style' });
  await expect(box).toBeEnabled();
  await box.focus();
  await press(page, 'Control+a');
  await page.keyboard.type('le-10');
  await press(page, 'ArrowDown', 'ArrowDown', 'Enter');
  await saves({ style: 'style-101' });
});

it('a list of objects is saved in its order', async ({ page, openForm }) => {
  const properties = { path: { type: 'string' }, scale: { type: 'number', maximum: 2 } };
  const { screen, saves } = await openForm({
    loras: { type: 'array', default: [], items: { type: 'object', required: ['path'], properties } },
  });
  await screen.button('Add an item to Loras').press('Enter');
  await page.keyboard.type('a/b');
  await press(page, 'Tab');
  await page.keyboard.type('0.8');
  await screen.button('Add an item to Loras').press('Enter');
  await page.keyboard.type('c');
  await screen.button('Move item 2 of Loras up').press('Enter');
  await saves({ loras: [{ path: 'c' }, { path: 'a/b', scale: 0.8 }] });
});

it('an entry of a map is saved under its name', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({
    headers: { type: 'object', additionalProperties: { type: 'string' }, default: { accept: 'image/webp' } },
  });
  await screen.button('Add an entry to Headers').press('Enter');
  await page.keyboard.type('x-trace');
  await press(page, 'Tab');
  await page.keyboard.type('on');
  await saves({ headers: { accept: 'image/webp', 'x-trace': 'on' } });
});

it('a union is saved as its branch, and an invalid value stays in it when the view changes', async ({
  page,
  openForm,
}) => {
  const { screen, saves } = await openForm({
    size: { anyOf: [{ type: 'string' }, { type: 'integer', maximum: 10 }], default: 'auto' },
  });
  await page.getByRole('combobox', { name: 'Size, kind of value' }).selectOption('Whole number');
  const number = screen.number('Size, Whole number');
  await number.fill('11');
  await expect(number).toHaveAccessibleDescription('at most 10 Must be at most 10');
  await screen.view('JSON');
  await screen.view('Form');
  await expect(number).toHaveValue('11');
  await number.fill('10');
  await saves({ size: 10 });
});

const mode = { enum: ['fast', 'custom'], default: 'fast' };
const customSize = conditional(
  { properties: { mode: { const: 'custom' } }, required: ['mode'] },
  { properties: { width: { type: 'integer', maximum: 9, 'x-order': 5 } }, required: ['width'] },
);

it('what a condition calls for must be filled in before it is saved', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({ mode }, customSize);
  await page.getByRole('combobox', { name: 'Mode' }).selectOption('custom');
  await expect(screen.save).toHaveAccessibleDescription('1 value is invalid: Width');
  await screen.number('Width').fill('5');
  await saves({ mode: 'custom', width: 5 });
});

it('an address that names a hidden parameter shows it', async ({ page, openForm }) => {
  const { screen } = await openForm({ mode }, customSize);
  await page.goto(`${page.url()}#/width`);
  await page.reload();
  await expect(screen.number('Width')).toBeFocused();
  await page.getByRole('combobox', { name: 'Mode' }).focus();
  await expect(screen.number('Width')).toBeHidden();
});
