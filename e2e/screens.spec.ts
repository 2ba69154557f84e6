import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { keyboardFaults } from './support/keyboard';
import { layoutFaults } from './support/layout';
import { fillScreens, screens, visit } from './support/screens';

const dialog = (page: Page) => page.getByRole('dialog');

async function expectFitting(page: Page) {
  for (const width of [360, 768, 1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => page.evaluate(layoutFaults), `${width} px`).toEqual([]);
  }
}

// Axe looks at a whole page twice, and a busy machine is slow at it.
test.describe.configure({ timeout: 150_000 });

// Colours and boxes in motion are neither before nor after.
test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

for (const screen of screens) {
  test(`the screen “${screen.name}” is reached by keyboard, has no axe violation and fits into every width`, async ({
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
    await expectFitting(page);
  });
}

test('sign-in has no axe violation, with a refusal too, fits, and is used by keyboard alone', async ({
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
  await expectFitting(page);
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

test('set-up has no axe violation and fits, with a good link, with errors and with a dead link', async ({
  page,
  api,
  axe,
}) => {
  const answer = await api.post('/api/v1/admin/members/invitations', { data: { role: 'admin' } });
  await visit(page, { path: (await answer.json()).url, heading: 'Join Modelboard' });
  await expect(page.getByRole('button', { name: 'Join and sign in' })).toBeEnabled();
  expect(await keyboardFaults(page)).toEqual([]);
  await axe();
  await expectFitting(page);
  await page.getByRole('button', { name: 'Join and sign in' }).click();
  await expect(page.getByText('Enter your name')).toBeVisible();
  await axe();
  await visit(page, { path: '/setup?token=unknown', heading: 'This link does not work' });
  await axe();
});

/** The dialogs of each page: the button that opens it, and a text that it shows. */
const dialogs: Record<string, [button: string | RegExp, shows: string][]> = {
  '/': [[/^Undo revision \d+ of Flux/, 'All workers get these values']],
  '/models': [
    ['Make Qwen Image Edit active', 'What workers will get'],
    [/^Search/, 'Seedream 4'],
  ],
  '/members': [
    ['Invite a member', 'E-mail (optional)'],
    [/^Change the role of/, 'Role'],
    [/^Suspend/, 'signed out everywhere'],
    [/^Revoke the invitation/, 'lets nobody join'],
  ],
  '/tokens': [
    ['Create a token', 'Scopes'],
    ['Revoke staging-worker', 'This cannot be undone.'],
  ],
};

for (const [path, onPage] of Object.entries(dialogs)) {
  test(`each dialog of ${path} has no axe violation, keeps the focus inside and fits`, async ({
    page,
    signIn,
    api,
    axe,
  }) => {
    await fillScreens(api);
    await signIn('admin');
    await page.goto(path);
    for (const [button, shows] of onPage) {
      await page.getByRole('button', { name: button }).first().click();
      await expect(dialog(page)).toContainText(shows);
      await axe();
      for (let presses = 0; presses < 12; presses++) {
        await page.keyboard.press('Tab');
        const inside = await dialog(page).evaluate((element) => element.contains(document.activeElement));
        expect(inside, `${button} after ${presses + 1} times Tab`).toBe(true);
      }
      await expectFitting(page);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toBeHidden();
      await expect(page.getByRole('button', { name: button }).first()).toBeFocused();
    }
  });
}
