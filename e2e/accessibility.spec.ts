import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { fillScreens, visit } from './support/screens';

const dialog = (page: Page) => page.getByRole('dialog');

// Axe looks at a whole page twice, and a busy machine is slow at it.
test.describe.configure({ timeout: 150_000 });

// Colours and boxes in motion are neither before nor after.
test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

test('the menu of a model and its dialogs have no axe violation', async ({ page, signIn, axe }) => {
  await signIn('admin');
  await page.goto('/models/seedream-3/configure');
  const more = page.getByRole('button', { name: 'More for Seedream 3' });
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Rename…' })).toBeVisible();
  await axe();
  await page.keyboard.press('Escape');
  for (const item of ['Rename…', 'Archive…']) {
    await expect(more).toBeFocused();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: item }).focus();
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toContainText('Seedream 3');
    await axe();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
  }
  await expect(more).toBeFocused();
});

test('what a viewer may not do has no axe violation', async ({
  page,
  signIn,
  api,
  axe,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 403/);
  await fillScreens(api);
  await signIn('viewer');
  await page.goto('/models/flux-kontext-pro/configure');
  const save = page.getByRole('button', { name: 'Save and publish' });
  await expect(save).toHaveAccessibleDescription(/Your role is viewer; this needs editor/);
  await axe();
  await visit(page, { path: '/members', heading: 'This page is not open to you' });
  await axe();
});

test('the picture of a failure has no axe violation, and Try again brings the page', async ({
  page,
  signIn,
  server,
  axe,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 5\d\d/);
  const { sql } = server.database;
  await signIn('viewer');
  await page.goto('/');
  await sql`alter table audit_events rename to audit_events_away`;
  try {
    await page.goto('/audit');
    await expect(page.getByRole('heading', { name: 'The audit could not be read' })).toBeVisible();
    await axe();
  } finally {
    await sql`alter table audit_events_away rename to audit_events`;
  }
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('table', { name: 'Changes, newest first' })).toBeVisible();
});

test('the skip link is the first stop and leads to the content', async ({ page, signIn }) => {
  await signIn('viewer');
  await page.goto('/models');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});
