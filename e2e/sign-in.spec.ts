import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { comeFromElsewhere } from './support/visitor';

type Typed = { email: string; password: string };

async function fillIn(page: Page, { email, password }: Typed) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test.beforeEach(({ page }) => comeFromElsewhere(page));

test('nobody sees a page before signing in, and sees the one asked for after it', async ({ page, join }) => {
  const person = await join('viewer');
  await page.goto('/models?q=flux');
  await expect(page).toHaveTitle(/Sign in/);
  await fillIn(page, person);
  await expect(page.getByRole('heading', { name: 'Models', level: 1 })).toBeVisible();
  await expect(page).toHaveURL('/models?q=flux');
});

test('a wrong password is refused without saying what was wrong', async ({
  page,
  join,
  expectBrowserError,
}) => {
  const person = await join('viewer');
  expectBrowserError(/status of 401/);
  await page.goto('/login');
  await fillIn(page, { ...person, password: 'not the password' });
  await expect(page.getByRole('main').getByRole('alert')).toHaveText('E-mail or password is wrong.');
  await fillIn(page, { email: 'nobody@example.com', password: person.password });
  await expect(page.getByRole('main').getByRole('alert')).toHaveText('E-mail or password is wrong.');
  await fillIn(page, person);
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
});

test('a suspended member is told so, and comes in again once brought back', async ({
  page,
  join,
  api,
  expectBrowserError,
}) => {
  const person = await join('editor');
  const member = `/api/v1/admin/members/${person.id}`;
  await api.patch(member, { data: { suspended: true } });
  expectBrowserError(/status of 403/);
  await page.goto('/login');
  await fillIn(page, person);
  await expect(page.getByRole('main').getByRole('alert')).toHaveText(
    'Your access is suspended. Ask an admin to bring it back.',
  );
  await api.patch(member, { data: { suspended: false } });
  await fillIn(page, person);
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
});

test('whoever tries too often is told how many seconds to wait', async ({
  page,
  join,
  expectBrowserError,
}) => {
  const person = await join('viewer');
  expectBrowserError(/status of (401|429)/);
  await page.goto('/login');
  const tooMany = page.getByText(/^Too many attempts\. Try again in [1-9]\d? seconds?\.$/);
  await expect(async () => {
    await fillIn(page, { ...person, password: 'a guess' });
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
    await expect(tooMany).toBeVisible({ timeout: 200 });
  }).toPass({ timeout: 45_000, intervals: [0] });
});

test('sign-in leads to pages of ours only', async ({ page, join }) => {
  const person = await join('viewer');
  await page.goto(`/login?next=${encodeURIComponent('https://example.com/models')}`);
  await fillIn(page, person);
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  await expect(page).toHaveURL('/');
  for (const next of ['//example.com', '/\\example.com', 'javascript:alert(1)', '/api/openapi.json']) {
    await page.goto(`/login?next=${encodeURIComponent(next)}`);
    await expect(page, next).toHaveURL('/');
  }
  await page.goto('/login?next=%2Faudit');
  await expect(page).toHaveURL('/audit');
});

test('after signing out, no page opens without signing in', async ({ page, signIn }) => {
  await signIn('viewer');
  await page.goto('/models');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.goto('/models');
  await expect(page).toHaveURL('/login?next=%2Fmodels');
  expect((await page.request.get('/api/v1/admin/models')).status()).toBe(401);
});

test('who comes back within two weeks stays signed in: the browser’s cookie is renewed', async ({
  page,
  context,
  signIn,
  server,
}) => {
  await signIn('viewer');
  const cookie = async () =>
    (await context.cookies()).find(({ name }) => name === 'modelboard.session_token') ?? null;
  const [inDays, soon] = [(days: number) => Date.now() / 1000 + days * 86_400, { timeout: 60_000 }];
  const before = await cookie();
  if (before === null) throw new Error('The fixture has left no cookie.');
  await server.database.sql`update sessions set expires_at = now() + interval '2 days'`;
  await context.addCookies([{ ...before, expires: inDays(2) }]);
  await page.goto('/');
  await expect.poll(async () => (await cookie())?.expires, soon).toBeGreaterThan(inDays(13));
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
});

test('an editor whom the fixture signed in is on the overview, another browser is not', async ({
  page,
  signIn,
  newPage,
}) => {
  await signIn('editor');
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  const stranger = await newPage();
  await stranger.goto('/');
  await expect(stranger.getByRole('button', { name: 'Sign in' })).toBeVisible();
});
