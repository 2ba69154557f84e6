import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { APIRequestContext, Page } from '@playwright/test';
import type { Role } from '@/lib/platform/auth/permissions';
import { expect, test } from './fixtures';
import { type ProductServer, startProduct } from './support/product-server';
import { comeFromElsewhere } from './support/visitor';

const password = 'four random words here';
const newEmail = () => `${randomBytes(4).toString('hex')}@example.com`;

async function fillIn(page: Page, typed: Record<'Name' | 'E-mail' | 'Password', string>) {
  for (const [label, text] of Object.entries(typed)) await page.getByLabel(label, { exact: true }).fill(text);
}

const join = (page: Page) => page.getByRole('button', { name: 'Join and sign in' }).click();

async function invite(api: APIRequestContext, invitation: { role: Role; email?: string }): Promise<string> {
  const answer = await api.post('/api/v1/admin/members/invitations', { data: invitation });
  return (await answer.json()).url;
}

/** The path of a link as `npm run admin-link` makes it, by the same operation. */
async function adminLink({ database }: ProductServer): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'scripts/admin-link.ts'],
    { env: { ...process.env, DATABASE_URL: database.url, MODELBOARD_SECRET: 'x'.repeat(32) } },
  );
  return `/setup?token=${JSON.parse(stdout).token}`;
}

async function expectDeadLink(page: Page, link: string) {
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
  await expect(page.getByText('npm run admin-link')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Join and sign in' })).toHaveCount(0);
}

test.beforeEach(({ page }) => comeFromElsewhere(page));

test('the first admin comes by the link that the server prints, and by it only once', async ({ page }) => {
  test.setTimeout(120_000);
  const fresh = await startProduct();
  try {
    const printed = () => /https?:\/\/\S+\/setup\?token=\S+/.exec(fresh.log())?.[0];
    await expect.poll(printed).toBeDefined();
    await page.goto(fresh.url);
    await expect(page.getByRole('heading', { name: 'Nobody has joined yet' })).toBeVisible();
    await page.goto(printed() ?? '');
    await expect(page.getByText('You join as admin')).toBeVisible();
    await fillIn(page, { Name: 'Ada Lovelace', 'E-mail': 'ada@example.com', Password: password });
    await join(page);
    await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
    await page.getByRole('link', { name: 'Members' }).click();
    await expect(page.getByRole('row', { name: /Ada Lovelace \(you\)/ })).toContainText('admin');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expectDeadLink(page, printed() ?? '');
  } finally {
    await fresh.stop();
  }
});

test('an invitation gives its role to its address', async ({ page, api }) => {
  const email = newEmail();
  await page.goto(await invite(api, { role: 'editor', email }));
  await expect(page.getByText('You join as editor')).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue(email);
  await expect(page.getByLabel('E-mail')).not.toBeEditable();
  await page.getByLabel('Name').fill('Grace Hopper');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await join(page);
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  const { members } = await (await api.get('/api/v1/admin/members')).json();
  expect(members).toContainEqual(expect.objectContaining({ name: 'Grace Hopper', email, role: 'editor' }));
});

test('what is missing or too short is said at its field', async ({ page, api }) => {
  await page.goto(await invite(api, { role: 'viewer' }));
  await fillIn(page, { Name: ' ', 'E-mail': 'ada', Password: 'too short' });
  await join(page);
  await expect(page.getByLabel('Name')).toHaveAccessibleDescription(/Enter your name/);
  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/Enter an e-mail address/);
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
    /Use at least 12 characters/,
  );
  await expect(page.getByLabel('Name')).toBeFocused();
});

test('an address that has joined already is refused at its field, and the link still works', async ({
  page,
  api,
  join: member,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 409/);
  const { email } = await member('viewer');
  await page.goto(await invite(api, { role: 'viewer' }));
  await fillIn(page, { Name: 'Somebody', 'E-mail': email, Password: password });
  await join(page);
  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/has an account already: sign in/);
  await page.getByLabel('E-mail').fill(newEmail());
  await join(page);
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
});

test('an expired link does not work', async ({ page, api, server }) => {
  const link = await invite(api, { role: 'viewer' });
  await server.database.sql`update invitations set expires_at = now() - interval '1 second'`;
  await expectDeadLink(page, link);
});

test('a link that ends while somebody types is refused with what to do', async ({
  page,
  api,
  server,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 409/);
  await page.goto(await invite(api, { role: 'viewer' }));
  await fillIn(page, { Name: 'Late', 'E-mail': newEmail(), Password: password });
  await server.database.sql`update invitations set expires_at = now() - interval '1 second'`;
  await join(page);
  await expect(page.getByRole('main').getByRole('alert')).toContainText('has expired');
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Ask for a new one.');
});

test('an unknown link and a link without its token do not work', async ({ page }) => {
  await expectDeadLink(page, '/setup?token=mbi_nobody-made-this');
  await expectDeadLink(page, '/setup');
});

test('with an admin link, a member who lost the password gets in again, as admin', async ({
  page,
  server,
  join: member,
}) => {
  const person = await member('viewer');
  await page.goto(await adminLink(server));
  await expect(page.getByText('a member who lost the password')).toBeVisible();
  await fillIn(page, { Name: person.name, 'E-mail': person.email, Password: password });
  await join(page);
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Members' })).toBeEnabled();
  // An open page would still ask for news, without a session then.
  await page.goto('about:blank');
  await page.context().clearCookies();
  const former = await page.request.post('/api/auth/sign-in/email', { data: person });
  expect(former.status(), 'the former password').toBe(401);
});
