import { describe, expect, it } from 'vitest';
import { commands, page } from 'vitest/browser';
import {
  closeForm,
  expectError,
  expectHidden,
  expectTexts,
  openImported,
  press,
  type,
} from '@/e2e/support/component-form';
import type { FormCase } from '@/e2e/support/form-cases';
import type { JsonObject } from '@/lib/config-schema';
import { importSchema } from '@/lib/config-schema/import';

/** The schema of a case of `e2e/fixtures/form-cases`. */
const schemaOf = async (id: string) => {
  const text = await commands.readFile(`e2e/fixtures/form-cases/${id}.json`);
  return (JSON.parse(text) as FormCase).schema;
};
const openCase = async (id: string, overrides: JsonObject = {}) =>
  openImported(await schemaOf(id), overrides);

const choice = (name: string) => page.getByRole('combobox', { name, exact: true });
const row = (pointer: string) => document.querySelector<HTMLElement>(`[data-parameter="${pointer}"]`);

/** Pastes at what has the focus, as the browser tells it to a page. */
function paste(text: string) {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  document.activeElement?.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
  );
}

it('cleared-number: clearing N is an error, clearing Free unsets it', async () => {
  const { screen, saves, refuses } = await openCase('cleared-number', { free: 2 });
  await screen.number('Free').fill('');
  await saves({});
  await screen.number('N').fill('');
  await expectError(screen.number('N'), 'Must be a whole number');
  await refuses('N');
});

it('date-time-zone: a time is shown and edited in UTC, and labeled so', async () => {
  const { screen, saves } = await openCase('date-time-zone');
  const box = page.getByLabelText('At', { exact: true });
  await expect.element(box).toHaveValue('2026-03-29T00:30');
  await expect.element(screen.form).toHaveTextContent('UTC');
  await box.fill('2026-03-29T01:30:00');
  await saves({ at: '2026-03-29T01:30:00Z' });
});

it('extra-root-parameters: More has a row, can be removed, and another can be added', async () => {
  const { screen, saves } = await openCase('extra-root-parameters', { a: 2, more: 'v' });
  await expect.element(screen.text('More')).toHaveValue('v');
  await screen.button('Remove More').press('Enter');
  await saves({ a: 2 });
  await screen.text('Name of a new parameter').fill('other');
  await press('Enter');
  await type('w');
  await saves({ a: 2, other: 'w' });
});

it('invalid-json: an error has line and character, and nothing of it can be saved', async () => {
  const { screen, refuses } = await openCase('invalid-json');
  await screen.text('J').fill('{\n "a": 1,}');
  await expect.element(screen.text('J')).toHaveAccessibleDescription(/line 2, character \d/i);
  await refuses('J');
});

it('map-keys: a key keeps its place, a name twice is an error, and alphabet goes beside alpha', async () => {
  const { screen, saves } = await openCase('map-keys', { headers: { alpha: 'a', zeta: 'z' } });
  const first = screen.text('Headers, entry 1, name');
  const second = screen.text('Headers, entry 2, name');
  await first.fill('zeta');
  await expectError(first, 'Two entries are named zeta');
  await expect.element(second).toHaveAttribute('aria-invalid', 'true');
  await first.fill('zebra');
  await expect.element(second).toHaveValue('zeta');
  await second.fill('');
  await second.focus();
  for (const letter of 'zebras') await type(letter);
  await saves({ headers: { zebra: 'a', zebras: 'z' } });
});

it('multiline-value-kept: a text of two lines opens as two lines, and an edit keeps them', async () => {
  const { screen, saves } = await openCase('multiline-value-kept', { suffix: 'a\nb' });
  expect(screen.text('Suffix').element().tagName).toBe('TEXTAREA');
  await screen.text('Suffix').focus();
  await press('Control+End');
  await type('c');
  await saves({ suffix: 'a\nbc' });
});

it.each([360, 1280])('nested-group-end: Output format is outside the frame, at %i px', async (width) => {
  await page.viewport(width, 800);
  await openCase('nested-group-end');
  const frame = page.getByRole('group', { name: 'Moderation', exact: true }).element();
  expect(frame.contains(row('/moderation/x'))).toBe(true);
  const { left, bottom } = frame.getBoundingClientRect();
  expect(getComputedStyle(frame).borderBottomWidth).toBe('1px');
  expect(row('/output_format')?.getBoundingClientRect().top).toBeGreaterThan(bottom);
  expect(row('/moderation/x')?.getBoundingClientRect().left).toBeGreaterThan(left);
});

it('null-bool-default: the default is null, also after Off and a reset', async () => {
  const { screen, saves } = await openCase('null-bool-default');
  await expect.element(choice('Cache')).toHaveAccessibleDescription(/^default null/);
  await choice('Cache').selectOptions('Off');
  await saves({ cache: false });
  await screen.button('Reset Cache').press('Enter');
  await expect.element(choice('Cache')).toHaveAccessibleDescription(/^default null/);
  await expect.element(screen.form).not.toHaveTextContent('default off');
});

it('null-option-label: each option has its label, null too', async () => {
  const { saves } = await openCase('null-option-label');
  await expectTexts(choice('Colour').getByRole('option'), ['Red (0)', 'Green (1)', 'None (null)']);
  await choice('Colour').selectOptions('None (null)');
  await saves({ colour: null });
});

it('object-key-order: keys stay in the order they were typed, and a new order is a change', async () => {
  const { screen, form } = await openCase('object-key-order');
  const box = screen.text('Response format');
  await box.fill('{"reasoning": 1, "answer": 2}');
  const typed = JSON.stringify(form.overrides());
  expect(typed).toBe('{"response_format":{"reasoning":1,"answer":2}}');
  closeForm();
  const again = await openCase('object-key-order', JSON.parse(typed));
  const text = String((again.screen.text('Response format').element() as HTMLTextAreaElement).value);
  expect(text.indexOf('reasoning')).toBeLessThan(text.indexOf('answer'));
  await again.screen.text('Response format').fill('{"answer": 2, "reasoning": 1}');
  await expect.poll(() => again.form.dirtyAgainst(JSON.parse(typed))).toBe(true);
});

it('paste-newline: two lines that are pasted stay two lines', async () => {
  const { screen, saves } = await openCase('paste-newline');
  await screen.text('Stop').focus();
  paste('one\ntwo');
  await expect.element(screen.text('Stop')).toHaveValue('one\ntwo');
  await saves({ stop: 'one\ntwo' });
});

it('prototype-names: such a name is rejected with a message', async () => {
  const { schema, report } = importSchema(await schemaOf('prototype-names'));
  expect(schema).toBeNull();
  expect(report.some(({ level, message }) => level === 'error' && message.includes('constructor'))).toBe(
    true,
  );
});

it('root-branch-required-file: it opens without errors, and a seed can be saved', async () => {
  const { screen, form, saves } = await openCase('root-branch-required-file');
  expect(form.issues()).toEqual([]);
  expect(form.fields.map(({ pointer }) => pointer)).not.toContain('/face');
  await screen.number('Seed').fill('5');
  await saves({ seed: 5 });
});

it('type-titles: no two rows have one label, and the group is called Opts', async () => {
  const { form } = await openCase('type-titles');
  const labels = form.fields.map(({ parameter: { title } }) => title);
  expect(new Set(labels).size).toBe(labels.length);
  expect(labels).toEqual(expect.arrayContaining(['Fast', 'Tile', 'Scale']));
  await expect.element(page.getByRole('group', { name: 'Opts', exact: true })).toBeVisible();
  await expect.element(page.getByText('tile', { exact: true })).toBeVisible();
});

it('union-branch-names: branches are named by their limits', async () => {
  const { screen, saves } = await openCase('union-branch-names');
  const kind = choice('Duration, kind of value');
  await expectTexts(kind.getByRole('option'), ['Unset', '2 to 10', '4, 6 or 8', '5 to 15']);
  await kind.selectOptions('5 to 15');
  await screen.number('Duration, 5 to 15').fill('12');
  await saves({ duration: 12 });
});

describe('root-union-with-input', () => {
  const ratios = (...names: string[]) =>
    expectTexts(choice('Ratio').getByRole('option'), ['Unset', ...names]);
  const audio = choice('Audio');

  it('the model comes first, narrows Ratio and hides Audio', async () => {
    const { form, saves } = await openCase('root-union-with-input');
    expect(form.fields.map(({ pointer }) => pointer)[0]).toBe('/model');
    expect(form.issues()).toEqual([]);
    await ratios('16:9', '9:16', '1:1', '4:3');
    await choice('Model').focus();
    await type('alpha');
    await ratios('16:9', '9:16');
    await expectHidden(audio);
    await choice('Model').selectOptions('beta');
    await ratios('1:1', '4:3');
    await expect.element(audio).toBeVisible();
    await choice('Ratio').selectOptions('4:3');
    await audio.selectOptions('On');
    await saves({ model: 'beta', ratio: '4:3', audio: true });
  });

  it('what the branch lacks is not sent, and comes back with it', async () => {
    const { screen, form, saves } = await openCase('root-union-with-input', { model: 'beta', audio: true });
    await choice('Model').selectOptions('alpha');
    await expectHidden(audio);
    await expect.element(screen.notice('Changed with this choice: Audio not sent')).toBeVisible();
    await saves({ model: 'alpha' });
    await choice('Model').selectOptions('beta');
    await expect.element(audio).toHaveDisplayValue('On');
    await expect.element(screen.notice('Changed with this choice: Audio On')).toBeVisible();
    await saves({ model: 'beta', audio: true });
    await choice('Model').selectOptions('alpha');
    expect(form.undoLabel()).toBe('Choose Model');
    form.undo();
    await saves({ model: 'beta', audio: true });
    await expect.element(audio).toBeVisible();
  });

  it('what was typed stays if the branch has no such option, with an error at its row', async () => {
    const { refuses, saves } = await openCase('root-union-with-input');
    await choice('Model').selectOptions('alpha');
    await choice('Ratio').selectOptions('9:16');
    await choice('Model').selectOptions('beta');
    await ratios('1:1', '4:3', '9:16 (not an option)');
    await refuses('Ratio');
    await choice('Model').selectOptions('alpha');
    await saves({ model: 'alpha', ratio: '9:16' });
  });
});
