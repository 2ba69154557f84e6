import { expect, test } from './fixtures';
import { changeRow, configureScreen, storeOverrides } from './support/configure-screen';
import { importModel } from './support/imported-model';

const PROPERTIES = {
  steps: { type: 'integer', minimum: 1, maximum: 100, default: 50 },
  style: { type: 'string', enum: ['calm', 'bold'], default: 'calm' },
  seed: { type: 'integer', minimum: 0 },
};

test('the difference follows every keystroke, against the default and against what is saved', async ({
  page,
  signIn,
  server,
  api,
}) => {
  const slug = await importModel(server, PROPERTIES);
  await storeOverrides(api, slug, { steps: 60 });
  await signIn('editor');
  const screen = configureScreen(page);
  await screen.open(slug);
  await expect(screen.panel.getByRole('heading', { name: '1 change' })).toBeVisible();
  await expect(changeRow(screen.panel, 'steps', '50', '60')).toBeVisible();
  await screen.number('Steps').fill('');
  await screen.number('Steps').pressSequentially('7');
  await expect(changeRow(screen.panel, 'steps', '50', '7')).toBeVisible();
  await screen.number('Steps').pressSequentially('0');
  await expect(changeRow(screen.panel, 'steps', '50', '70')).toBeVisible();
  await page.getByRole('combobox', { name: 'Style' }).selectOption('bold');
  await expect(screen.panel.getByRole('heading', { name: '2 changes' })).toBeVisible();

  await screen.compareWith('Saved');
  await expect(changeRow(screen.panel, 'steps', '60', '70')).toBeVisible();
  await expect(changeRow(screen.panel, 'style', 'calm', 'bold')).toBeVisible();
  await screen.number('Steps').fill('60');
  await page.getByRole('combobox', { name: 'Style' }).selectOption('calm');
  await expect(screen.panel).toContainText('The form shows what is saved.');
});

test('any revision can be compared with, and unset is not the same as a value', async ({
  page,
  signIn,
  server,
  api,
}) => {
  const slug = await importModel(server, PROPERTIES);
  await storeOverrides(api, slug, { steps: 60, seed: 7 }, 'Sharper');
  await storeOverrides(api, slug, { steps: 65 });
  await signIn('viewer');
  const screen = configureScreen(page);
  await screen.open(slug);
  await screen.compareWith('Revision…');
  const picker = screen.panel.getByRole('combobox', { name: 'Revision to compare with' });
  await expect(picker.getByRole('option')).toHaveText([/Choose/, /^2 · /, /^1 · .* · Sharper$/]);
  await picker.selectOption('1');
  await expect(changeRow(screen.panel, 'steps', '60', '65')).toBeVisible();
  await expect(changeRow(screen.panel, 'seed', '7', 'unset')).toBeVisible();
  await picker.selectOption('2');
  await expect(screen.panel).toContainText('The form has the values of this revision.');
});

test('without a revision the comparison says so', async ({ page, signIn, server }) => {
  const slug = await importModel(server, PROPERTIES);
  await signIn('viewer');
  const screen = configureScreen(page);
  await screen.open(slug);
  await expect(screen.panel).toContainText('Every parameter has its default value.');
  await expect(screen.panel).toContainText('Never changed since it was set up: the defaults are live.');
  await screen.compareWith('Revision…');
  await expect(screen.panel).toContainText('There is no revision yet. Saving makes the first.');
});
