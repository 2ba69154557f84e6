import { expect } from './fixtures';
import { changeRow } from './support/configure-screen';
import { it, press } from './support/open-form';

it('a null default is null in the row, also after Off and a reset', async ({ openForm }) => {
  const { screen, saves } = await openForm({ cache: { type: ['boolean', 'null'], default: null } });
  const cache = screen.form.getByRole('combobox', { name: 'Cache', exact: true });
  await expect(cache).toHaveAccessibleDescription(/^default null/);
  await cache.selectOption('Off');
  await saves({ cache: false });
  await screen.button('Reset Cache').press('Enter');
  await expect(cache).toHaveAccessibleDescription(/^default null/);
  await expect(cache.locator('option:checked')).toHaveText('null');
  await saves({});
});

it('null, unset, off, 0 and empty text look different in the row, the difference and the JSON', async ({
  openForm,
}) => {
  const nullable = (type: string) => ({ type: [type, 'null'] });
  const { screen } = await openForm({
    none: nullable('string'),
    gone: nullable('string'),
    off: nullable('boolean'),
    zero: nullable('integer'),
    empty: nullable('string'),
    day: { ...nullable('string'), format: 'date' },
    moment: { ...nullable('string'), format: 'date-time' },
  });
  await screen.button('Set to null None').press('Enter');
  await screen.form.getByRole('combobox', { name: 'Off', exact: true }).selectOption('Off');
  await screen.number('Zero').fill('0');
  await screen.text('Empty').fill('x');
  await screen.text('Empty').fill('');
  await screen.button('Set to null Day').press('Enter');
  await expect(screen.text('None')).toHaveAttribute('placeholder', 'null');
  await expect(screen.text('Gone')).toHaveAttribute('placeholder', 'Unset');
  await expect(screen.text('Empty')).toHaveAttribute('placeholder', 'Empty text');
  await expect(screen.form.locator('[data-parameter="/day"]')).toContainText(/null$/);
  await expect(screen.form.locator('[data-parameter="/moment"]')).toContainText(/UTCUnset$/);
  for (const [name, text] of [
    ['none', 'null'],
    ['off', 'false'],
    ['zero', '0'],
    ['empty', '""'],
    ['day', 'null'],
  ] as const)
    await expect(changeRow(screen.panel, name, 'unset', text)).toHaveCount(1);
  await screen.view('JSON');
  expect(JSON.parse(await screen.json.inputValue())).toEqual({
    none: null,
    off: false,
    zero: 0,
    empty: '',
    day: null,
  });
});

it('a cleared number is an error if it has a default, and unset if it has none', async ({ openForm }) => {
  const { screen, saves } = await openForm({ n: { type: 'integer', default: 3 }, free: { type: 'number' } });
  await screen.number('Free').fill('2');
  await screen.number('Free').fill('');
  await expect(screen.number('Free')).toHaveAttribute('placeholder', 'Unset');
  await screen.number('N').fill('');
  await expect(screen.number('N')).toHaveAccessibleDescription(/Must be a whole number/);
  await expect(screen.save).toBeDisabled();
  await screen.number('N').fill('9007199254740993');
  await expect(screen.number('N')).toHaveAccessibleDescription(/The nearest number is 9007199254740992/);
  await expect(screen.save).toBeDisabled();
  await screen.number('N').fill('4');
  await saves({ n: 4 });
});

it('pasted lines stay lines in a text, and are no other number', async ({ page, context, openForm }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { screen, saves } = await openForm({ stop: { type: 'string' }, n: { type: 'integer', default: 3 } });
  const copy = (text: string) => page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await copy('one\ntwo');
  await screen.text('Stop').fill('<>');
  await press(page, 'Home', 'ArrowRight', 'Control+v');
  await expect(screen.text('Stop')).toHaveValue('<one\ntwo>');
  await expect(screen.text('Stop')).toBeFocused();
  await page.keyboard.type('!');
  await saves({ stop: '<one\ntwo!>' });
  await copy('12\n34');
  await screen.number('N').focus();
  await press(page, 'Control+a', 'Control+v');
  await expect(screen.number('N')).toHaveValue('12 34');
  await expect(screen.number('N')).toHaveAccessibleDescription(/Must be a whole number/);
});

it('a text of several lines keeps its breaks, and an edit that is reverted leaves no difference', async ({
  page,
  openForm,
}) => {
  const written = 'one\r\ntwo\nthree';
  const { screen, saves } = await openForm({ suffix: { type: 'string', default: written } });
  await expect(screen.text('Suffix')).toHaveValue('one\ntwo\nthree');
  await screen.text('Suffix').focus();
  await press(page, 'Control+End');
  await page.keyboard.type('!');
  await saves({ suffix: `${written}!` });
  await press(page, 'Backspace');
  await saves({});
  await expect(screen.reason).toHaveText('Nothing to save');
});

it('what the root allows beyond the named parameters can be added, edited and removed', async ({
  page,
  openForm,
}) => {
  const { screen, saves } = await openForm(
    { a: { type: 'integer', default: 1 } },
    { additionalProperties: { type: 'string', maxLength: 4 } },
  );
  const name = screen.text('Name of a new parameter');
  for (const [taken, problem] of [
    ['', 'Type the name of the parameter'],
    ['a', 'There is a parameter named a'],
    ['constructor', 'The name constructor is not allowed'],
  ] as const) {
    await name.fill(taken);
    await press(page, 'Enter');
    await expect(name).toHaveAccessibleDescription(problem);
  }
  await name.fill('more');
  await press(page, 'Enter');
  await expect(screen.text('More')).toBeFocused();
  await page.keyboard.type('value');
  await expect(screen.text('More')).toHaveAccessibleDescription(/at most 4 characters/i);
  await expect(screen.save).toBeDisabled();
  await press(page, 'Backspace');
  await saves({ more: 'valu' });
  await page.reload();
  await expect(screen.text('More')).toHaveValue('valu');
  await screen.button('Remove More').press('Enter');
  await expect(name).toBeFocused();
  await saves({});
});

it('Ctrl+Z in a choice takes that choice back', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({
    fast: { type: 'boolean', default: false },
    format: { enum: ['png', 'jpg', 'webp'], default: 'png' },
    word: { type: 'string', default: 'calm' },
  });
  const format = screen.form.getByRole('combobox', { name: 'Format', exact: true });
  const fast = screen.form.getByRole('checkbox', { name: 'Fast', exact: true });
  await screen.text('Word').fill('wild');
  await format.selectOption('jpg');
  await format.selectOption('webp');
  await fast.check();
  await format.press('Control+z');
  await expect(format.locator('option:checked')).toHaveText('jpg');
  await fast.press('Control+z');
  await expect(fast).not.toBeChecked();
  await format.press('Control+z');
  await expect(format.locator('option:checked')).toHaveText('png');
  await expect(screen.text('Word')).toHaveValue('wild');
  await saves({ word: 'wild' });
});

it('a URL is one line however long it may be, and texts among texts have no quotes', async ({ openForm }) => {
  const { screen } = await openForm({
    webhook_url: { type: 'string', maxLength: 2000 },
    notes: { type: 'string', maxLength: 2000 },
    size: { enum: ['512', '1024'], default: '512' },
    mixed: { enum: ['512', 512], default: 512 },
  });
  const control = (name: string) => screen.form.locator(`[data-parameter="/${name}"]`);
  await expect(control('webhook_url')).toHaveAttribute('data-control', 'text');
  await expect(control('notes')).toHaveAttribute('data-control', 'long-text');
  await expect(control('size').locator('option')).toHaveText(['512', '1024']);
  await expect(control('size')).toContainText('default 512');
  await expect(control('mixed').locator('option')).toHaveText(['"512"', '512']);
  await expect(control('webhook_url').getByText('webhook_url', { exact: true })).toBeVisible();
});
