import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { configureScreen } from './support/configure-screen';
import { importModel } from './support/imported-model';

const PROPERTIES = { steps: { type: 'integer', minimum: 1, maximum: 100, default: 50 } };

/** The browser's own question; `stay` keeps the page. */
async function browserAsks(page: Page, act: () => Promise<unknown>, stay: boolean): Promise<void> {
  const asked = page.waitForEvent('dialog');
  const acted = act();
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await (stay ? dialog.dismiss() : dialog.accept());
  await acted;
}

const reload = (page: Page) => page.evaluate(() => setTimeout(() => window.location.reload()));

test.beforeEach(async ({ signIn }) => {
  await signIn('editor');
});

test('a link asks before unsaved work is left; Stay keeps it, Leave discards it', async ({
  page,
  server,
}) => {
  const slug = await importModel(server, PROPERTIES);
  const screen = configureScreen(page);
  await screen.open(slug);
  await screen.number('Steps').fill('60');
  const question = page.getByRole('dialog', { name: 'Leave without saving?' });

  await page.getByRole('link', { name: 'History' }).click();
  await expect(question.getByRole('button', { name: 'Stay' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await expect(page).toHaveURL(/configure$/);
  await expect(screen.number('Steps')).toHaveValue('60');

  await page.getByRole('link', { name: 'Overview' }).first().click();
  await question.getByRole('button', { name: 'Leave and discard' }).click();
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
  await screen.open(slug);
  await expect(screen.number('Steps')).toHaveValue('50');
});

test('Back and Forward ask, stay, and lead where they were to lead', async ({ page, server }) => {
  const slug = await importModel(server, PROPERTIES);
  const screen = configureScreen(page);
  await page.goto('/models');
  await page.getByRole('link', { name: slug }).click();
  await screen.number('Steps').fill('60');
  const question = page.getByRole('dialog', { name: 'Leave without saving?' });

  await page.evaluate(() => window.history.back());
  await question.getByRole('button', { name: 'Stay' }).click();
  await expect(page).toHaveURL(/configure$/);
  await expect(screen.number('Steps')).toHaveValue('60');

  await page.evaluate(() => window.history.back());
  await question.getByRole('button', { name: 'Leave and discard' }).click();
  await expect(page.getByRole('heading', { name: 'Models', level: 1 })).toBeVisible();

  await page.evaluate(() => window.history.forward());
  await expect(screen.number('Steps')).toHaveValue('50');
});

test('reload and close ask, in the words of the browser', async ({ page, server }) => {
  const slug = await importModel(server, PROPERTIES);
  const screen = configureScreen(page);
  await screen.open(slug);
  await screen.number('Steps').fill('60');
  await browserAsks(page, () => reload(page), true);
  await expect(screen.number('Steps')).toHaveValue('60');
  await browserAsks(page, () => page.close({ runBeforeUnload: true }), true);
  await expect(screen.number('Steps')).toHaveValue('60');
  await browserAsks(page, () => reload(page), false);
  await expect(screen.reason).toHaveText('Nothing to save');
  await expect(screen.number('Steps')).toHaveValue('50');
});

test('a faulty JSON text is unsaved work too', async ({ page, server }) => {
  const slug = await importModel(server, PROPERTIES);
  const screen = configureScreen(page);
  await screen.open(slug);
  await screen.view('JSON');
  await screen.json.fill('{ "steps": ');
  await page.getByRole('link', { name: 'History' }).click();
  await page
    .getByRole('dialog', { name: 'Leave without saving?' })
    .getByRole('button', { name: 'Stay' })
    .click();
  await expect(screen.json).toHaveValue('{ "steps": ');
});

test('nobody is asked where nothing is unsaved: before a change, after a save, after Discard', async ({
  page,
  server,
}) => {
  const slug = await importModel(server, PROPERTIES);
  const screen = configureScreen(page);
  const toHistoryAndBack = async () => {
    await page.getByRole('link', { name: 'History' }).click();
    await expect(page.getByRole('heading', { name: 'Revisions' })).toBeVisible();
    await page.getByRole('link', { name: 'Configure' }).click();
    await expect(screen.number('Steps')).toBeEnabled();
  };
  await screen.open(slug);
  await toHistoryAndBack();
  await screen.number('Steps').fill('60');
  await screen.saveAndWait();
  await toHistoryAndBack();
  await expect(screen.number('Steps')).toHaveValue('60');
  await screen.number('Steps').fill('70');
  await screen.discard.click();
  await toHistoryAndBack();
  await expect(screen.number('Steps')).toHaveValue('60');
});

test('the question has no axe violation', async ({ page, server, axe }) => {
  const slug = await importModel(server, PROPERTIES);
  const screen = configureScreen(page);
  await screen.open(slug);
  await screen.number('Steps').fill('60');
  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible();
  await axe();
});
