import { expect } from './fixtures';
import { test } from './fixtures/configure';
import { readConfig, saveConfig } from './support/changes';
import { changeRow } from './support/configure-screen';
import { activateVersion } from './support/registry';

const FLUX = 'black-forest-labs/flux-kontext-pro';
const SLUG = 'flux-kontext-pro';
/** The page looks for news every 5 s; a busy machine takes longer. */
const NEWS = { timeout: 30_000 };

test.describe.configure({ mode: 'serial' });

test('a form that was open under version 1 announces version 2, keeps what is typed, and shows theirs and mine', async ({
  page,
  configure,
  api,
  axe,
}) => {
  await saveConfig(api, SLUG, { output_format: 'webp' });
  const screen = await configure(SLUG);
  await screen.number('Safety tolerance').fill('1');
  await screen.number('Outputs (images)').fill('3');
  await screen.note.fill('for dim rooms');
  await activateVersion(api, FLUX, 2, {
    decisions: { '/output_format': { value: 'jpg' } },
    note: 'the provider moved on',
  });

  const news = page.getByText('Version 2 was put into production by MODELBOARD_API_TOKEN');
  await expect(news).toBeVisible(NEWS);
  await expect(news).toContainText('the provider moved on');
  await expect(screen.number('Safety tolerance')).toHaveValue('1');
  await expect(screen.number('Outputs (images)')).toHaveValue('3');
  await expect(screen.save).toHaveAccessibleDescription('Version 2 is live now. Load it first');

  await screen.button('Show').click();
  const dialog = page.getByRole('dialog', { name: 'Version 2 is in production' });
  await expect(dialog).toContainText('It has no parameter for num_outputs: 3.');
  await expect(
    dialog.getByRole('group', { name: /Output format changed by them/ }).getByLabel('Theirs: jpg'),
  ).toBeChecked();
  await expect(
    dialog.getByRole('group', { name: /Safety tolerance changed by you/ }).getByLabel('Mine: 1'),
  ).toBeChecked();
  await axe();
  await dialog.getByRole('button', { name: 'Load version 2 with these values' }).click();

  await expect(page.getByText('Your unsaved changes were kept.')).toBeVisible(NEWS);
  await expect(screen.number('Safety tolerance')).toHaveValue('1');
  await expect(screen.number('Outputs (images)')).toHaveCount(0);
  await expect(screen.note).toHaveValue('for dim rooms');
  await expect(changeRow(screen.panel, 'output_format', 'png', 'jpg')).toBeVisible();
  await screen.saveAndWait();
  expect(await readConfig(api, SLUG)).toMatchObject({
    version: 2,
    overrides: { output_format: 'jpg', safety_tolerance: 1 },
    note: 'for dim rooms',
  });
});

test('a save under the old version is refused, and shows what the new one takes', async ({
  page,
  configure,
  api,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 412/);
  await saveConfig(api, SLUG, {});
  await activateVersion(api, FLUX, 1);
  const screen = await configure(SLUG);
  await page.getByRole('combobox', { name: 'Output format' }).selectOption('webp');
  await page.getByRole('combobox', { name: 'Aspect ratio' }).selectOption('4:3');
  await activateVersion(api, FLUX, 2);
  // Either the save is refused, or the page has seen the promotion just before and Save is closed.
  const dialog = page.getByRole('dialog', { name: 'Version 2 is in production' });
  await screen.save.click();
  if (!(await dialog.isVisible())) await dialog.or(screen.button('Show')).first().waitFor(NEWS);
  if (!(await dialog.isVisible())) await screen.button('Show').click();
  await expect(dialog.getByRole('group', { name: /Output format/ })).toContainText('Must be one of jpg, png');
  expect(await readConfig(api, SLUG), 'nothing was saved over it').toMatchObject({
    version: 2,
    overrides: {},
  });
  await dialog
    .getByRole('group', { name: /Output format/ })
    .getByLabel(/^Theirs/)
    .check();
  await dialog.getByRole('button', { name: 'Load version 2 with these values' }).click();
  await expect(page.getByRole('combobox', { name: 'Aspect ratio' })).toHaveValue('4:3');
  await screen.saveAndWait();
  expect(await readConfig(api, SLUG)).toMatchObject({ version: 2, overrides: { aspect_ratio: '4:3' } });
});

test('a form in which nothing was typed offers to load the version that is live now', async ({
  configure,
  api,
}) => {
  await saveConfig(api, SLUG, {});
  const screen = await configure(SLUG);
  await expect(screen.number('Safety tolerance')).toHaveValue('2');
  await activateVersion(api, FLUX, 1);
  await screen.button('Load version 1').click(NEWS);
  await expect(screen.number('Safety tolerance')).toHaveValue('4');
});
