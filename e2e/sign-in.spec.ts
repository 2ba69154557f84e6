import { expect, test } from './fixtures';

test('nobody sees a page before signing in, and sees the one asked for after it', async ({ page, join }) => {
  const person = await join('viewer');
  await page.goto('/models');
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Models', level: 1 })).toBeVisible();
});

test('a wrong password is refused without saying what was wrong', async ({
  page,
  join,
  expectBrowserError,
}) => {
  const person = await join('viewer');
  expectBrowserError(/status of 401/);
  await page.goto('/login');
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('E-mail or password is wrong.')).toBeVisible();
});

test('the sign-in page has no axe violation', async ({ page, axe }) => {
  await page.goto('/login');
  await axe();
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
