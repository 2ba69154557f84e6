import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { expectTexts, openForm, press, type } from '@/e2e/support/component-form';

const row = (name: string) => document.querySelector<HTMLElement>(`[data-parameter="/${name}"]`);
const choice = (name: string) => page.getByRole('combobox', { name, exact: true });

/** Pastes at what has the focus, as the browser tells it to a page. */
function paste(text: string) {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
  document.activeElement?.dispatchEvent(event);
  return event.defaultPrevented;
}

it('a null default is null in the row, also after Off and a reset', async () => {
  const { screen, saves } = await openForm({ cache: { type: ['boolean', 'null'], default: null } });
  await expect.element(choice('Cache')).toHaveAccessibleDescription(/^default null/);
  await choice('Cache').selectOptions('Off');
  await saves({ cache: false });
  await screen.button('Reset Cache').press('Enter');
  await expect.element(choice('Cache')).toHaveAccessibleDescription(/^default null/);
  await expect.element(choice('Cache')).toHaveDisplayValue('null');
  await saves({});
});

it('null, unset, off, 0 and empty text look different in a row of any type', async () => {
  const nullable = (of: string) => ({ type: [of, 'null'] });
  const { screen, form } = await openForm({
    text: nullable('string'),
    number: nullable('integer'),
    switch: nullable('boolean'),
    day: { ...nullable('string'), format: 'date' },
    moment: { ...nullable('string'), format: 'date-time' },
    time: { ...nullable('string'), format: 'time' },
    list: { ...nullable('array'), items: { type: 'string' } },
    map: { ...nullable('object'), additionalProperties: { type: 'string' } },
    free: {},
  });
  const looks = () =>
    form.fields.map(({ parameter: { name } }) => {
      const control = row(name)?.querySelector<HTMLInputElement>('input, select, textarea');
      const text = row(name)?.lastElementChild?.textContent ?? '';
      return `${control?.value}|${control?.placeholder}|${text}`;
    });
  const unset = looks();
  const values = {
    text: '',
    number: 0,
    switch: false,
    day: '',
    moment: '',
    time: '',
    list: [],
    map: {},
    free: '',
  };
  const nulls = Object.fromEntries(Object.keys(values).map((name) => [name, null]));
  form.replaceOverrides(nulls);
  await expect.element(screen.text('Text')).toHaveAttribute('placeholder', 'null');
  const asNull = looks();
  form.replaceOverrides(values);
  await expect.element(screen.text('Text')).toHaveAttribute('placeholder', 'Empty text');
  const asEmpty = looks();
  for (const [place, look] of unset.entries())
    expect(new Set([look, asNull[place], asEmpty[place]]).size, form.fields[place]?.parameter.name).toBe(3);
});

it('a switch inside an object is not off while it is unset', async () => {
  const { saves } = await openForm({
    cfg: { type: ['object', 'null'], properties: { on: { type: 'boolean', default: true } }, default: {} },
  });
  await expect.element(choice('CFG, On')).toHaveDisplayValue('Unset');
  await choice('CFG, On').selectOptions('Off');
  await saves({ cfg: { on: false } });
});

it('a cleared number is an error if it has a default, and unset if it has none', async () => {
  const { screen, saves, refuses } = await openForm({
    n: { type: 'integer', default: 3 },
    free: { type: 'number' },
  });
  await screen.number('Free').fill('2');
  await screen.number('Free').fill('');
  await expect.element(screen.number('Free')).toHaveAttribute('placeholder', 'Unset');
  await saves({});
  await screen.number('N').fill('');
  await expect.element(screen.number('N')).toHaveAccessibleDescription(/Must be a whole number/);
  await refuses('N');
});

it('a number that would be rounded is an error, with the nearest one', async () => {
  const { screen, saves, refuses } = await openForm({ n: { type: 'number', default: 3 } });
  await screen.number('N').fill('9007199254740993');
  await expect
    .element(screen.number('N'))
    .toHaveAccessibleDescription(/The nearest number is 9007199254740992/);
  await expect.element(screen.number('N')).toHaveValue('9007199254740993');
  await refuses('N');
  await screen.number('N').fill('1e-400');
  await refuses('N');
  await screen.number('N').fill('3');
  await saves({});
});

it('pasted lines stay lines in a text', async () => {
  const { screen, saves } = await openForm({ stop: { type: 'string' } });
  await screen.text('Stop').fill('<>');
  await screen.text('Stop').press('Home');
  await press('ArrowRight');
  expect(paste('one\r\ntwo')).toBe(true);
  await expect.element(screen.text('Stop')).toHaveValue('<one\ntwo>');
  await expect.element(screen.text('Stop')).toHaveFocus();
  await type('!');
  await saves({ stop: '<one\ntwo!>' });
});

it('pasted lines are no other number, and no name', async () => {
  const { screen, refuses } = await openForm({
    n: { type: 'integer', default: 3 },
    headers: { type: 'object', additionalProperties: { type: 'string' }, default: { accept: 'x' } },
  });
  await screen.number('N').focus();
  await press('Control+a');
  expect(paste('12\n34')).toBe(true);
  await expect.element(screen.number('N')).toHaveValue('12 34');
  await refuses('N');
  await screen.text('Headers, entry 1, name').focus();
  expect(paste('a\nb')).toBe(true);
  await expect.element(page.getByRole('alert')).toHaveTextContent('Not pasted: a name has no line breaks');
});

it('a text keeps its line breaks as they were written, and a reverted edit leaves no difference', async () => {
  const written = 'one\r\ntwo\nthree';
  const { screen, saves } = await openForm({ suffix: { type: 'string', default: written } });
  await expect.element(screen.text('Suffix')).toHaveValue('one\ntwo\nthree');
  await screen.text('Suffix').focus();
  await press('Control+End');
  await type('!!');
  await saves({ suffix: `${written}!!` });
  await press('Control+Home');
  await type('0');
  await saves({ suffix: `0${written}!!` });
  await press('Backspace', 'Control+End', 'Backspace', 'Backspace');
  await saves({});
});

it('a moment that is picked again keeps its own text', async () => {
  const { screen, form, saves } = await openForm({
    at: { type: 'string', format: 'date-time', default: '2026-03-29T02:30:00+02:00' },
  });
  const box = page.getByLabelText('At', { exact: true });
  await expect.element(box).toHaveValue('2026-03-29T00:30');
  await expect.element(screen.form).toHaveTextContent('UTC');
  await box.fill('2026-03-29T00:31:00');
  await saves({ at: '2026-03-29T00:31:00Z' });
  await box.fill('2026-03-29T00:30:00');
  await saves({});
  form.replaceOverrides({ at: '2026-03-29T00:30:00.123456Z' });
  await expect.element(screen.text('At')).toHaveValue('2026-03-29T00:30:00.123456Z');
});

it('what the root allows beyond the named parameters can be added, edited and removed', async () => {
  const { screen, form, saves } = await openForm(
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
    await name.press('Enter');
    await expect.element(name).toHaveAccessibleDescription(problem);
  }
  await name.fill('more');
  await name.press('Enter');
  await expect.element(screen.text('More')).toHaveFocus();
  await type('value');
  await expect.element(screen.text('More')).toHaveAccessibleDescription(/at most 4 characters/);
  expect(form.issues()).toHaveLength(1);
  await press('Backspace');
  await saves({ more: 'valu' });
  await screen.button('Remove More').press('Enter');
  await expect.element(name).toHaveFocus();
  await saves({});
});

it('Ctrl+Z in a choice takes that choice back', async () => {
  const { screen, saves } = await openForm({
    fast: { type: 'boolean', default: false },
    format: { enum: ['png', 'jpg', 'webp'], default: 'png' },
    word: { type: 'string', default: 'calm' },
  });
  const fast = page.getByRole('checkbox', { name: 'Fast', exact: true });
  await screen.text('Word').fill('wild');
  await choice('Format').selectOptions('jpg');
  await choice('Format').selectOptions('webp');
  await fast.click();
  await choice('Format').press('Control+z');
  await saves({ word: 'wild', format: 'jpg', fast: true });
  await fast.press('Control+z');
  await choice('Format').press('Control+z');
  await saves({ word: 'wild' });
});

it('a URL is one line however long it may be, and texts among texts have no quotes', async () => {
  await openForm({
    webhook_url: { type: 'string', maxLength: 2000 },
    notes: { type: 'string', maxLength: 2000 },
    size: { enum: ['512', '1024'], default: '512' },
    mixed: { enum: ['512', 512], default: 512 },
  });
  expect(row('webhook_url')?.dataset.control).toBe('text');
  expect(row('notes')?.dataset.control).toBe('long-text');
  await expectTexts(choice('Size').getByRole('option'), ['512', '1024']);
  await expect.element(choice('Size')).toHaveAccessibleDescription(/^default 512/);
  await expectTexts(choice('Mixed').getByRole('option'), ['"512"', '512']);
  await expect.element(page.getByText('webhook_url', { exact: true })).toBeVisible();
});

it('no row has a gap for "Set to null" while nobody is in it', async () => {
  await page.viewport(360, 800);
  await openForm({
    plain: { type: 'string', default: 'x', minLength: 1 },
    nullable: { type: ['string', 'null'], default: 'x' },
  });
  expect(row('nullable')?.offsetHeight).toBe(row('plain')?.offsetHeight);
});
