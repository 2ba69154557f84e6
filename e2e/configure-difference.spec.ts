import { expect } from './fixtures';
import { test } from './fixtures/configure';
import { saveConfig } from './support/changes';
import { changeRow } from './support/configure-screen';
import { importModel } from './support/imported-model';

const PROPERTIES = {
  steps: { type: 'integer', minimum: 1, maximum: 100, default: 50 },
  style: { type: 'string', enum: ['calm', 'bold'], default: 'calm' },
  seed: { type: 'integer', minimum: 0 },
};

test('the difference follows every keystroke, against the default and against what is saved', async ({
  page,
  configure,
  server,
  api,
}) => {
  const slug = await importModel(server, PROPERTIES);
  await saveConfig(api, slug, { steps: 60 });
  const screen = await configure(slug);
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
  configure,
  server,
  api,
}) => {
  const slug = await importModel(server, PROPERTIES);
  await saveConfig(api, slug, { steps: 60, seed: 7 }, 'Sharper');
  await saveConfig(api, slug, { steps: 65 });
  const screen = await configure(slug, 'viewer');
  await screen.compareWith('Revision…');
  const picker = screen.panel.getByRole('combobox', { name: 'Revision to compare with' });
  await expect(picker.getByRole('option')).toHaveText([/Choose/, /^2 · /, /^1 · .* · Sharper$/]);
  await picker.selectOption('1');
  await expect(changeRow(screen.panel, 'steps', '60', '65')).toBeVisible();
  await expect(changeRow(screen.panel, 'seed', '7', 'unset')).toBeVisible();
  await picker.selectOption('2');
  await expect(screen.panel).toContainText('The form has the values of this revision.');
});

test('without a revision the comparison says so', async ({ configure, server }) => {
  const slug = await importModel(server, PROPERTIES);
  const screen = await configure(slug, 'viewer');
  await expect(screen.panel).toContainText('Every parameter has its default value.');
  await expect(screen.panel).toContainText('Never changed since it was set up: the defaults are live.');
  await screen.compareWith('Revision…');
  await expect(screen.panel).toContainText('There is no revision yet. Saving makes the first.');
});
