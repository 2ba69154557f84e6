import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { keyboardFaults } from './support/keyboard';
import { fillScreens, screens } from './support/screens';

const dialog = (page: Page) => page.getByRole('dialog');

/** Goes to a screen and waits until its content is there. */
async function visit(page: Page, { path, heading }: { path: string; heading: string }) {
  await page.goto(path);
  await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy="true"], fieldset:disabled')).toHaveCount(0);
}

// Axe looks at a whole page twice, and a busy machine is slow at it.
test.describe.configure({ timeout: 150_000 });

// Colours and boxes in motion are neither before nor after.
test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

for (const screen of screens) {
  test(`the screen “${screen.name}” has no axe violation, and all of it is reached by keyboard`, async ({
    page,
    signIn,
    api,
    axe,
    expectBrowserError,
  }) => {
    if (screen.name === 'not found') expectBrowserError(/status of 404/);
    await fillScreens(api);
    await signIn('admin');
    await visit(page, screen);
    expect(await keyboardFaults(page)).toEqual([]);
    await axe();
  });
}

test('sign-in has no axe violation, with a refusal too, and is used by keyboard alone', async ({
  page,
  join,
  axe,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 401/);
  const person = await join('viewer');
  await visit(page, { path: '/login', heading: 'Sign in' });
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
  expect(await keyboardFaults(page)).toEqual([]);
  await axe();
  await page.getByLabel('E-mail').focus();
  await page.keyboard.type(person.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type('wrong');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
  await axe();
  await page.getByLabel('Password', { exact: true }).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(person.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
});

test('set-up has no axe violation, with a good link, with errors and with a dead link', async ({
  page,
  api,
  axe,
}) => {
  const answer = await api.post('/api/v1/admin/members/invitations', { data: { role: 'admin' } });
  await visit(page, { path: (await answer.json()).url, heading: 'Join Modelboard' });
  await expect(page.getByRole('button', { name: 'Join and sign in' })).toBeEnabled();
  expect(await keyboardFaults(page)).toEqual([]);
  await axe();
  await page.getByRole('button', { name: 'Join and sign in' }).click();
  await expect(page.getByText('Enter your name')).toBeVisible();
  await axe();
  await visit(page, { path: '/setup?token=unknown', heading: 'This link does not work' });
  await axe();
});

const dialogs = [
  { path: '/', button: /^Undo revision \d+ of Flux/, shows: 'All workers get these values' },
  { path: '/models', button: 'Make Qwen Image Edit active', shows: 'What workers will get' },
  { path: '/members', button: 'Invite a member', shows: 'E-mail (optional)' },
  { path: '/members', button: /^Change the role of/, shows: 'Role' },
  { path: '/members', button: /^Suspend/, shows: 'signed out everywhere' },
  { path: '/members', button: /^Revoke the invitation/, shows: 'lets nobody join' },
  { path: '/tokens', button: 'Create a token', shows: 'Scopes' },
  { path: '/tokens', button: 'Revoke staging-worker', shows: 'This cannot be undone.' },
  { path: '/models', button: /^Search/, shows: 'Seedream 4' },
];

for (const { path, button, shows } of dialogs) {
  test(`the dialog of ${path} behind ${button} has no axe violation and keeps the focus inside`, async ({
    page,
    signIn,
    api,
    axe,
  }) => {
    await fillScreens(api);
    await signIn('admin');
    await page.goto(path);
    await page.getByRole('button', { name: button }).first().click();
    await expect(dialog(page)).toContainText(shows);
    await axe();
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press('Tab');
      const inside = await dialog(page).evaluate((element) => element.contains(document.activeElement));
      expect(inside, `after ${presses + 1} times Tab`).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
    await expect(page.getByRole('button', { name: button }).first()).toBeFocused();
  });
}

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
