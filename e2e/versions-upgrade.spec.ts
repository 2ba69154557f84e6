import { expect, test } from './fixtures';
import { readConfig, saveConfig } from './support/changes';
import { changeRow } from './support/configure-screen';
import { activateScreen, activateVersion, productionOf, versionsScreen } from './support/registry';

const FLUX = 'flux-kontext-pro';
const STORED = { num_outputs: 3, output_quality: 75, output_format: 'webp', aspect_ratio: '1:1' };

test.describe.configure({ mode: 'serial' });

test('Flux Kontext Pro goes from version 1 to 2, with a decision for each stored value that breaks', async ({
  page,
  signIn,
  api,
  axe,
}) => {
  await saveConfig(api, FLUX, STORED);
  const editor = await signIn('editor');
  await page.goto(`/models/${FLUX}/configure`);
  await page.getByRole('link', { name: 'The provider differs in 6 parameters · Compare' }).click();
  await page.getByRole('link', { name: 'Activate version 2…' }).click();
  const screen = activateScreen(page);
  await expect(page.getByRole('heading', { name: '3 stored values do not fit version 2' })).toBeVisible();
  await expect(screen.reason).toHaveText('3 values need a decision: Outputs, Output quality, Output format');
  await expect(screen.activate).toHaveAttribute('aria-disabled', 'true');
  await expect(screen.decision('Outputs')).toContainText('num_outputs is 3 today.');
  await expect(screen.decision('Output format')).toContainText('webp today. Must be one of jpg, png.');
  await expect(screen.decision('Outputs').getByRole('radio')).toHaveCount(1);

  await screen.reason.getByRole('button').click();
  await expect(screen.decision('Outputs')).toBeFocused();
  await screen.decision('Outputs').getByLabel('Drop it: version 2 has no such parameter').check();
  await screen
    .decision('Output quality')
    .getByLabel(/^Drop it/)
    .check();
  await screen.decision('Output format').getByLabel('Set another value').check();
  const format = page.getByRole('combobox', { name: 'Output format' });
  await expect(format).toHaveAccessibleDescription(/Must be one of jpg, png/);
  await expect(screen.reason).toHaveText('1 value needs a decision: Output format');
  await axe();
  await format.selectOption('jpg');
  await expect(screen.reason).toHaveText('Live for all workers at once');
  await expect(changeRow(screen.panel, 'output_format', 'webp', 'jpg')).toBeVisible();
  await expect(changeRow(screen.panel, 'num_outputs', '3', 'unset')).toBeVisible();
  await expect(changeRow(screen.panel, 'safety_tolerance', '4', '2')).toBeVisible();

  await screen.bar.getByRole('textbox', { name: 'Why?' }).fill('the provider moved on');
  await screen.activate.click();
  await expect(screen.dialog).toContainText('Version 1 goes to staging');
  await expect(screen.dialog.getByRole('listitem')).toHaveText([
    'num_outputs is dropped',
    'output_quality is dropped',
    'output_format is set to jpg',
  ]);
  await axe();
  await screen.dialog.getByRole('button', { name: 'Activate version 2' }).click();
  await expect(page).toHaveURL(`/models/${FLUX}/versions`);
  const versions = versionsScreen(page);
  await expect(versions.notice('Version 2 of Flux Kontext Pro is in production')).toBeVisible();
  expect(await readConfig(api, FLUX)).toMatchObject({
    version: 2,
    overrides: { output_format: 'jpg', aspect_ratio: '1:1' },
    note: 'version 1 → 2: the provider moved on',
    updated_by: editor.name,
  });
  await expect(versions.row(2)).toContainText('production');
  await expect(versions.row(2)).toContainText('“the provider moved on”');
  await expect(page.getByText(/The provider differs/)).toHaveCount(0);

  await versions.notice('Version 2 of').getByRole('button', { name: 'Undo' }).click();
  await expect(versions.notice('Version 1 is in production again')).toBeVisible();
  expect(await readConfig(api, FLUX)).toMatchObject({ version: 1, overrides: STORED });
  await expect(versions.row(1)).toContainText('production');
});

test('“Keep today’s values” pins every inherited value whose default moves', async ({
  page,
  signIn,
  api,
}) => {
  await saveConfig(api, FLUX, { aspect_ratio: '1:1' });
  await signIn('editor');
  await page.goto(`/models/${FLUX}/versions/2/activate`);
  const screen = activateScreen(page);
  await expect(page.getByText('Every stored value fits version 2.')).toBeVisible();
  await expect(changeRow(screen.panel, 'safety_tolerance', '4', '2')).toBeVisible();
  await screen.keep.click();
  await expect(screen.keep).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText('safety_tolerance stays 4 pinned')).toBeVisible();
  await expect(screen.panel.getByRole('row', { name: /safety_tolerance/ })).toHaveCount(0);
  await screen.activate.click();
  await expect(screen.dialog).toContainText('Inherited values stay as they are today, pinned.');
  await screen.dialog.getByRole('button', { name: 'Activate version 2' }).click();
  await expect.poll(() => productionOf(api, 'black-forest-labs/flux-kontext-pro')).toBe(2);
  expect((await readConfig(api, FLUX)).overrides).toEqual({ aspect_ratio: '1:1', safety_tolerance: 4 });
  await activateVersion(api, 'black-forest-labs/flux-kontext-pro', 1);
});

test('a save by somebody else meanwhile is announced, and a conflict keeps what was decided', async ({
  page,
  signIn,
  api,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 412/);
  await saveConfig(api, FLUX, { num_outputs: 3 });
  await signIn('editor');
  await page.goto(`/models/${FLUX}/versions/2/activate`);
  const screen = activateScreen(page);
  await screen
    .decision('Outputs')
    .getByLabel(/^Drop it/)
    .check();
  await screen.activate.click();
  const { revision } = await saveConfig(api, FLUX, { num_outputs: 2, output_quality: 60 }, 'smaller');
  // Whichever is first: the screen's own look, or the refusal of what was confirmed.
  await screen.dialog
    .getByRole('button', { name: 'Activate version 2' })
    .click({ timeout: 3_000 })
    .catch(() => undefined);
  await expect(page.getByText(`Revision ${revision} of the config, for version 1, was saved by`)).toBeVisible(
    {
      timeout: 30_000,
    },
  );
  expect(await productionOf(api, 'black-forest-labs/flux-kontext-pro')).toBe(1);
  await page.keyboard.press('Escape');
  await expect(screen.dialog).toBeHidden();
  await expect(screen.decision('Outputs')).toContainText('num_outputs is 2 today.');
  await expect(screen.decision('Outputs').getByLabel(/^Drop it/)).toBeChecked();
  await expect(screen.reason).toHaveText('1 value needs a decision: Output quality');
  await screen
    .decision('Output quality')
    .getByLabel(/^Drop it/)
    .check();
  await screen.confirm();
  await expect(page).toHaveURL(`/models/${FLUX}/versions`);
  expect(await readConfig(api, FLUX)).toMatchObject({ version: 2, overrides: {} });
  await activateVersion(api, 'black-forest-labs/flux-kontext-pro', 1);
});

test('a number that the new version refuses is set again with the control of the form', async ({
  page,
  signIn,
  api,
}) => {
  await saveConfig(api, 'seedream-3', { guidance_scale: 15 });
  await signIn('editor');
  await page.goto('/models/seedream-3/versions/2/activate');
  const screen = activateScreen(page);
  await screen.decision('Guidance scale').getByLabel('Set another value').check();
  const box = page.getByRole('spinbutton', { name: 'Guidance scale' });
  await expect(box).toHaveValue('15');
  await expect(screen.decision('Guidance scale')).toContainText('Must be at most 10');
  await box.fill('9');
  await expect(changeRow(screen.panel, 'guidance_scale', '15', '9')).toBeVisible();
  await screen.confirm();
  await expect(page).toHaveURL('/models/seedream-3/versions');
  expect((await readConfig(api, 'seedream-3')).overrides).toEqual({ guidance_scale: 9 });
});
