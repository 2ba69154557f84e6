import { expect } from './fixtures';
import { test } from './fixtures/configure';
import { readConfig, saveConfig } from './support/changes';
import { changeRow, expectOverrides } from './support/configure-screen';
import { importModel, promoteVersion } from './support/imported-model';
import { presetsDialog, storedPresets, storePreset } from './support/presets-dialog';

const number = (value: number, maximum = 100) => ({ type: 'integer', minimum: 0, maximum, default: value });
const PROPERTIES = { steps: number(50), quality: number(90), guidance: number(7) };

test('a preset is saved from the form, applied with either choice, reviewed, saved and undone', async ({
  configure,
  server,
  api,
}) => {
  const slug = await importModel(server, PROPERTIES);
  const screen = await configure(slug);
  const presets = presetsDialog(screen.page);
  await screen.number('Steps').fill('10');
  await screen.number('Quality').fill('40');

  await presets.open();
  await expect(presets.dialog).toContainText('There is none yet.');
  await presets.saveNew.click();
  await presets.name.fill(' fast draft ');
  await presets.button('Save preset').click();
  await expect(presets.done).toHaveText('“fast draft” is saved.');
  await expect(presets.preset('fast draft')).toContainText('2 parameters, by');
  expect(await storedPresets(api, slug)).toEqual({ 'fast draft': { steps: 10, quality: 40 } });
  expect((await readConfig(api, slug)).revision, 'workers get what they got').toBe(0);
  await presets.button('Close').click();

  await screen.discard.click();
  await screen.number('Quality').fill('60');
  await screen.number('Guidance').fill('9');
  await presets.open();
  await presets.button('Apply fast draft').click();
  const review = presets.titled('Apply “fast draft”');
  await expect(presets.others('Keep my other changes')).toBeChecked();
  await expect(changeRow(review, 'steps', '50', '10')).toBeVisible();
  await expect(changeRow(review, 'quality', '60', '40')).toBeVisible();
  await expect(review.getByRole('rowheader', { name: 'guidance' })).toBeHidden();
  await presets.putIn.click();
  await expect(screen.notice('“fast draft” is in the form. Nothing is saved yet.')).toBeVisible();
  await expect(screen.number('Steps')).toHaveValue('10');
  await expect(screen.number('Guidance')).toHaveValue('9');
  await expect(changeRow(screen.panel, 'quality', '90', '40')).toBeVisible();

  await screen.button('Undo: Apply fast draft').click();
  await expect(screen.number('Steps')).toHaveValue('50');
  await expect(screen.number('Quality')).toHaveValue('60');

  await presets.open();
  await presets.button('Apply fast draft').click();
  await presets.others('Reset the others').check();
  await expect(changeRow(review, 'guidance', '9', '7')).toBeVisible();
  await presets.putIn.click();
  await expect(screen.number('Guidance')).toHaveValue('7');
  expect((await readConfig(api, slug)).revision, 'not saved before Save').toBe(0);
  await screen.saveAndWait();
  await expectOverrides(api, slug, { steps: 10, quality: 40 });
  await screen.notice('Saved as revision 1').getByRole('button', { name: 'Undo' }).click();
  await expectOverrides(api, slug, {});
});

test('a preset takes the form’s values, another name, and goes and comes back', async ({
  configure,
  server,
  api,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 409/);
  const slug = await importModel(server, PROPERTIES);
  await storePreset(api, slug, 'fast draft', { steps: 10 });
  await storePreset(api, slug, 'print', { steps: 90 });
  const screen = await configure(slug);
  const presets = presetsDialog(screen.page);
  await screen.number('Steps').fill('20');
  await screen.number('Quality').fill('90');
  await presets.open();

  await presets.button('Update fast draft').click();
  await expect(changeRow(presets.titled('Update “fast draft”'), 'steps', '10', '20')).toBeVisible();
  await presets.button('Update preset').click();
  await expect(presets.done).toHaveText('“fast draft” has the form’s values now.');
  expect(await storedPresets(api, slug)).toEqual({ 'fast draft': { steps: 20 }, print: { steps: 90 } });

  await presets.button('Rename fast draft').click();
  await presets.name.fill('PRINT');
  await presets.button('Rename').click();
  await expect(presets.name).toHaveAccessibleDescription(/There is a preset “print” already\./);
  await presets.name.fill('quick');
  await presets.button('Rename').click();
  await expect(presets.done).toHaveText('It is called “quick” now.');

  await presets.button('Delete quick').click();
  await presets.button('Delete').click();
  await expect(presets.done).toContainText('“quick” is deleted.');
  expect(await storedPresets(api, slug)).toEqual({ print: { steps: 90 } });
  await presets.button('Undo').click();
  await expect(presets.done).toHaveText('“quick” is back.');
  expect(await storedPresets(api, slug)).toEqual({ print: { steps: 90 }, quick: { steps: 20 } });
});

test('a preset that somebody else changed meanwhile is not overwritten unseen', async ({
  configure,
  server,
  api,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 412/);
  const slug = await importModel(server, PROPERTIES);
  await storePreset(api, slug, 'draft', { steps: 10 });
  const screen = await configure(slug);
  const presets = presetsDialog(screen.page);
  await screen.number('Steps').fill('20');
  await presets.open();
  await presets.button('Update draft').click();
  const review = presets.titled('Update “draft”');
  await expect(changeRow(review, 'steps', '10', '20')).toBeVisible();
  const [{ id }] = (await (await api.get(`/api/v1/admin/models/${slug}/presets`)).json()).presets;
  const changed = await api.patch(`/api/v1/admin/models/${slug}/presets/${id}`, {
    headers: { 'if-match': '*' },
    data: { overrides: { steps: 12 } },
  });
  expect(changed.status()).toBe(200);
  await presets.button('Update preset').click();
  await expect(review.getByRole('alert')).toContainText('Somebody else changed this preset meanwhile.');
  await expect(changeRow(review, 'steps', '12', '20')).toBeVisible();
  expect(await storedPresets(api, slug)).toEqual({ draft: { steps: 12 } });
  await presets.button('Update preset').click();
  await expect(presets.done).toHaveText('“draft” has the form’s values now.');
  expect(await storedPresets(api, slug)).toEqual({ draft: { steps: 20 } });
});

test('what a later version does not take is named, and the rest can be applied', async ({
  configure,
  server,
  api,
  axe,
}) => {
  const slug = await importModel(server, { ...PROPERTIES, num_outputs: number(1) });
  await storePreset(api, slug, 'print', { steps: 90, quality: 95, num_outputs: 4 });
  await promoteVersion(server, slug, { steps: number(50, 60), quality: number(80) });
  const screen = await configure(slug);
  const presets = presetsDialog(screen.page);
  await presets.open();
  const row = presets.preset('print');
  await expect(row).toContainText('num_outputs: unknown parameter in version 2');
  await expect(row).toContainText('steps: must be at most 60 in version 2');
  await axe();
  await presets.button('Apply print').click();
  const review = presets.titled('Apply “print”');
  await expect(review).toContainText('4 for num_outputs: unknown parameter in version 2');
  await expect(changeRow(review, 'quality', '80', '95')).toBeVisible();
  await expect(review.getByRole('rowheader', { name: 'steps' })).toBeHidden();
  await axe();
  await presets.putIn.click();
  await screen.saveAndWait();
  await expectOverrides(api, slug, { quality: 95 });
});

test('what is invalid, or nothing at all, is not kept, and the button says why', async ({
  configure,
  server,
}) => {
  const slug = await importModel(server, PROPERTIES);
  const screen = await configure(slug);
  const presets = presetsDialog(screen.page);
  await presets.open();
  await expect(presets.saveNew).toHaveAccessibleDescription(
    'The form sets nothing: every parameter follows its default.',
  );
  await presets.button('Close').click();
  await screen.number('Steps').fill('500');
  await presets.open();
  await expect(presets.saveNew).toHaveAccessibleDescription('1 value is invalid: Steps');
  await presets.saveNew.click({ force: true });
  await expect(presets.titled('Presets')).toBeVisible();
});

test('a viewer sees the presets and what they would change, and is told why no more', async ({
  configure,
  server,
  api,
}) => {
  const slug = await importModel(server, PROPERTIES);
  await storePreset(api, slug, 'draft', { steps: 10 });
  await saveConfig(api, slug, { quality: 70 });
  const screen = await configure(slug, 'viewer');
  const presets = presetsDialog(screen.page);
  await presets.open();
  const reason = 'Your role is viewer; this needs editor.';
  for (const name of ['Update draft', 'Rename draft', 'Delete draft']) {
    await expect(presets.button(name)).toHaveAccessibleDescription(reason);
  }
  await expect(presets.saveNew).toHaveAccessibleDescription(reason);
  await presets.button('Apply draft').click();
  await expect(changeRow(presets.titled('Apply “draft”'), 'steps', '50', '10')).toBeVisible();
  await expect(presets.putIn).toHaveAccessibleDescription(reason);
  await presets.putIn.press('Enter');
  await expect(presets.titled('Apply “draft”')).toBeVisible();
});

test('all of it by keyboard: the focus is never lost', async ({ page, configure, server, api, axe }) => {
  const slug = await importModel(server, PROPERTIES);
  const screen = await configure(slug);
  const presets = presetsDialog(screen.page);
  await screen.number('Steps').fill('10');
  await presets.opener.press('Enter');
  await presets.saveNew.press('Enter');
  await expect(presets.name).toBeFocused();
  await axe();
  await page.keyboard.type('draft');
  await page.keyboard.press('Enter');
  await expect(presets.button('Apply draft')).toBeFocused();
  await axe();

  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(presets.button('Rename draft')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(presets.name).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('quick');
  await page.keyboard.press('Enter');
  await expect(presets.button('Apply quick')).toBeFocused();

  await page.keyboard.press('Escape');
  await expect(presets.opener).toBeFocused();
  await screen.number('Steps').fill('30');
  await presets.opener.press('Enter');
  await expect(presets.button('Apply quick')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(presets.button('Back')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(presets.putIn).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(screen.number('Steps')).toHaveValue('10');
  await expect(presets.opener).toBeFocused();
  expect(await storedPresets(api, slug)).toEqual({ quick: { steps: 10 } });
});
