import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { saveConfig } from './support/changes';
import { configureScreen, expectOverrides } from './support/configure-screen';
import { importModel } from './support/imported-model';
import type { Person } from './support/people';
import type { ProductServer } from './support/product-server';

const PROPERTIES = {
  steps: { type: 'integer', minimum: 1, maximum: 100, default: 50 },
  quality: { type: 'integer', minimum: 1, maximum: 100, default: 90 },
};

test.beforeEach(({ expectBrowserError }) => {
  expectBrowserError(/status of 401/);
});

const endSession = ({ database: { sql } }: ProductServer, { id }: Person) =>
  sql`delete from sessions where user_id = ${id}`;

async function signInAgain(page: Page, { email, password }: Person): Promise<void> {
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a save without a session leads to sign-in and back, with the unsaved form intact', async ({
  page,
  signIn,
  server,
  api,
}) => {
  const slug = await importModel(server, PROPERTIES);
  const person = await signIn('editor');
  const screen = configureScreen(page);
  await screen.open(slug);
  await screen.number('Steps').fill('60');
  await screen.button('Pin Quality').click();
  await screen.note.fill('Sharper');
  await endSession(server, person);
  await screen.save.click();
  await signInAgain(page, person);

  await expect(page).toHaveURL(new RegExp(`/models/${slug}/configure$`));
  await expect(page.getByText('Your unsaved changes were kept.')).toBeVisible();
  await expect(screen.number('Steps')).toHaveValue('60');
  await expect(screen.note).toHaveValue('Sharper');
  await expectOverrides(api, slug, {});
  await screen.saveAndWait();
  await expectOverrides(api, slug, { steps: 60, quality: 90 });
});

test('a session that ends while editing is said, before anything is lost', async ({
  page,
  signIn,
  server,
}) => {
  const slug = await importModel(server, PROPERTIES);
  const person = await signIn('editor');
  const screen = configureScreen(page);
  await screen.open(slug);
  await screen.view('JSON');
  await screen.json.fill('{ "steps": ');
  await endSession(server, person);
  await expect(page.getByText('Your session has ended.')).toBeVisible({ timeout: 30_000 });
  await screen.button('Sign in again').click();
  await signInAgain(page, person);
  await expect(screen.json, 'even a text that is no JSON yet').toHaveValue('{ "steps": ');
});

test('a save by somebody else during the sign-in is still met before it is overwritten', async ({
  page,
  signIn,
  server,
  api,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 412/);
  const slug = await importModel(server, PROPERTIES);
  const person = await signIn('editor');
  const screen = configureScreen(page);
  await screen.open(slug);
  await screen.number('Steps').fill('60');
  await endSession(server, person);
  await screen.save.click();
  await saveConfig(api, slug, { steps: 70 });
  await signInAgain(page, person);
  await expect(screen.number('Steps')).toHaveValue('60');
  await screen.save.click();
  const dialog = page.getByRole('dialog', { name: 'Somebody else saved first' });
  await expect(dialog.getByRole('group', { name: /Steps changed by both/ })).toBeVisible();
});

test('what one person typed is not shown to the next one in the same browser', async ({
  page,
  join,
  signIn,
  server,
}) => {
  const slug = await importModel(server, PROPERTIES);
  const person = await signIn('editor');
  const other = await join('editor');
  const screen = configureScreen(page);
  await screen.open(slug);
  await screen.number('Steps').fill('60');
  await endSession(server, person);
  await screen.save.click();
  await signInAgain(page, other);
  await expect(screen.reason).toHaveText('Nothing to save');
  await expect(screen.number('Steps')).toHaveValue('50');
});
