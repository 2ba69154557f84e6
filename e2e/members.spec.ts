import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { comeFromElsewhere } from './support/visitor';

const dialog = (page: Page) => page.getByRole('dialog');
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

test('an admin invites somebody with a role; the link is copied and works in another browser', async ({
  page,
  context,
  newPage,
  signIn,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn('admin');
  await page.goto('/members');
  await expect(page).toHaveTitle('Members · Modelboard');
  await page.getByRole('button', { name: 'Invite a member' }).click();
  await dialog(page).getByRole('radio', { name: 'viewer' }).check();
  await dialog(page).getByLabel('E-mail (optional)').fill('linus@example.com');
  await dialog(page).getByRole('button', { name: 'Make a link' }).click();
  const link = dialog(page).getByLabel('Invitation link');
  await expect(link).toBeFocused();
  await expect(dialog(page)).toContainText(/It works once and ends in \d+ days/);
  await dialog(page).getByRole('button', { name: 'Copy' }).click();
  await expect(dialog(page).getByRole('status')).toHaveText('Copied to the clipboard.');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await link.inputValue());
  const guest = await newPage();
  await guest.goto(copied);
  await expect(guest.getByText('You join as viewer')).toBeVisible();
  await expect(guest.getByLabel('E-mail')).toHaveValue('linus@example.com');
});

test('an invitation that nobody has used is on the page, and its link ends when it is revoked', async ({
  page,
  newPage,
  signIn,
}) => {
  const admin = await signIn('admin');
  await page.goto('/members');
  await page.getByRole('button', { name: 'Invite a member' }).click();
  await dialog(page).getByLabel('E-mail (optional)').fill('grace@example.com');
  await dialog(page).getByRole('button', { name: 'Make a link' }).click();
  const link = await dialog(page).getByLabel('Invitation link').inputValue();
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  const invitation = page.getByRole('table', { name: 'Open invitations' }).getByRole('row', {
    name: /grace@example\.com/,
  });
  await expect(invitation).toContainText(`by ${admin.name}`);
  await page.getByRole('button', { name: 'Revoke the invitation as editor for grace@example.com' }).click();
  await expect(dialog(page)).toContainText('lets nobody join from now on');
  await dialog(page).getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText('The invitation as editor for grace@example.com is revoked')).toBeVisible();
  await expect(invitation).toBeHidden();
  await expect(page.locator('#main')).toBeFocused();
  const guest = await newPage();
  await guest.goto(link);
  await expect(guest.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
});

test('an e-mail address that is none is refused at its field', async ({ page, signIn }) => {
  await signIn('admin');
  await page.goto('/members');
  await page.getByRole('button', { name: 'Invite a member' }).click();
  await dialog(page).getByLabel('E-mail (optional)').fill('linus');
  await dialog(page).getByRole('button', { name: 'Make a link' }).click();
  await expect(dialog(page).getByLabel('E-mail (optional)')).toHaveAccessibleDescription(
    /Enter an e-mail address/,
  );
});

test('a role is changed, and counts at once, without a new sign-in', async ({ page, signIn, newPage }) => {
  const other = await newPage();
  const person = await signIn('viewer', other);
  await other.goto('/models/seedream-3/configure');
  const activate = other.getByRole('button', { name: 'Make Seedream 3 active' });
  await expect(activate).toBeDisabled();

  await signIn('admin');
  await page.goto('/members');
  await page.getByRole('button', { name: `Change the role of ${person.name}` }).click();
  await expect(dialog(page).getByRole('button', { name: 'Change role' })).toBeDisabled();
  await dialog(page).getByRole('radio', { name: 'editor' }).check();
  await dialog(page).getByRole('button', { name: 'Change role' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByText(`${person.name} is now editor`)).toBeVisible();
  await expect(row(page, person.email).getByRole('cell').first()).toHaveText('editor');

  await other.reload();
  await expect(activate).toBeEnabled();
});

test('a suspended member is signed out everywhere, and comes in again once brought back', async ({
  page,
  signIn,
  newPage,
}) => {
  const other = await newPage();
  await comeFromElsewhere(other);
  const person = await signIn('editor', other);
  await other.goto('/');
  await signIn('admin');
  await page.goto('/members');
  await page.getByRole('button', { name: `Suspend ${person.name}` }).click();
  await expect(dialog(page)).toContainText('signed out everywhere');
  await dialog(page).getByRole('button', { name: 'Suspend' }).click();
  await expect(row(page, person.email)).toContainText('Suspended');
  await other.reload();
  await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  await page.getByRole('button', { name: `Bring back ${person.name}` }).click();
  await dialog(page).getByRole('button', { name: 'Bring back' }).click();
  await expect(row(page, person.email)).toContainText('May sign in');
  await other.getByLabel('E-mail').fill(person.email);
  await other.getByLabel('Password', { exact: true }).fill(person.password);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await expect(other.getByRole('heading', { name: 'Overview' })).toBeVisible();
});

test('the last admin keeps role and access, and the dialog says why', async ({
  page,
  signIn,
  server,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 409/);
  await server.database.sql`delete from users`;
  const admin = await signIn('admin');
  await page.goto('/members');
  await page.getByRole('button', { name: `Change the role of ${admin.name}` }).click();
  await dialog(page).getByRole('radio', { name: 'viewer' }).check();
  await expect(dialog(page)).toContainText('This is your own role.');
  await dialog(page).getByRole('button', { name: 'Change role' }).click();
  await expect(dialog(page).getByRole('alert')).toHaveText(
    `${admin.name} is the last admin. Make somebody else an admin first.`,
  );
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: `Suspend ${admin.name}` }).click();
  await dialog(page).getByRole('button', { name: 'Suspend' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('is the last admin');
});

test('an admin who gives up the role comes to the overview, and members are locked at once', async ({
  page,
  signIn,
  join,
}) => {
  await join('admin');
  const admin = await signIn('admin');
  await page.goto('/members');
  await page.getByRole('button', { name: `Change the role of ${admin.name}` }).click();
  await dialog(page).getByRole('radio', { name: 'viewer' }).check();
  await dialog(page).getByRole('button', { name: 'Change role' }).click();
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Members' })).toHaveAttribute('aria-disabled', 'true');
});

for (const role of ['viewer', 'editor'] as const) {
  test(`to the role ${role}, members and tokens are not open: on the screen, by address and on the server`, async ({
    page,
    signIn,
    expectBrowserError,
  }) => {
    expectBrowserError(/status of 403/);
    await signIn(role);
    await page.goto('/');
    const reason = `Your role is ${role}; this needs admin.`;
    for (const name of ['Members', 'Tokens']) {
      const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name });
      await expect(link).toHaveAttribute('aria-disabled', 'true');
      await expect(link).toHaveAccessibleDescription(reason);
    }
    for (const path of ['/members', '/tokens']) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(403);
      await expect(page.getByRole('heading', { name: 'This page is not open to you' })).toBeVisible();
      await expect(page.getByText(`${reason} Ask an admin if you need it.`)).toBeVisible();
      expect((await page.request.get(`/api/v1/admin${path}`)).status(), path).toBe(403);
    }
    const headers = { origin: new URL(page.url()).origin };
    const invitation = { headers, data: { role: 'admin' } };
    expect((await page.request.post('/api/v1/admin/members/invitations', invitation)).status()).toBe(403);
  });
}
