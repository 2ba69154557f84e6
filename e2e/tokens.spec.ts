import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

const dialog = (page: Page) => page.getByRole('dialog');
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const newName = () => `worker-${randomBytes(4).toString('hex')}`;

test.beforeEach(async ({ page, signIn }) => {
  await signIn('admin');
  await page.goto('/tokens');
  await expect(page).toHaveTitle('Tokens · Modelboard');
});

async function create(page: Page, name: string, scopes: string[]): Promise<string> {
  await page.getByRole('button', { name: 'Create a token' }).click();
  await dialog(page).getByLabel('Name').fill(name);
  await dialog(page).getByRole('checkbox', { name: 'runtime:read' }).uncheck();
  for (const scope of scopes) await dialog(page).getByRole('checkbox', { name: scope }).check();
  await dialog(page).getByRole('button', { name: 'Create token' }).click();
  return dialog(page).getByLabel('Token', { exact: true }).inputValue();
}

test('a token is shown once, is copied, and works within its scopes', async ({
  page,
  context,
  playwright,
  server,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const name = newName();
  const token = await create(page, name, ['models:read']);
  await dialog(page).getByRole('button', { name: 'Copy' }).click();
  await expect(dialog(page).getByRole('status')).toHaveText('Copied to the clipboard.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(token);
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await expect(row(page, name)).toContainText('models:read');
  await expect(row(page, name)).toContainText('Not yet');
  await page.reload();
  await expect(row(page, name)).toBeVisible();
  expect(await page.content()).not.toContain(token);

  const worker = await playwright.request.newContext({
    baseURL: server.url,
    extraHTTPHeaders: { authorization: `Bearer ${token}` },
  });
  expect((await worker.get('/api/v1/admin/models')).status()).toBe(200);
  expect((await worker.get('/api/v1/admin/members')).status()).toBe(403);
  await worker.dispose();
});

test('a token is revoked after a question, and is refused from then on', async ({
  page,
  playwright,
  server,
}) => {
  const name = newName();
  const token = await create(page, name, ['models:read']);
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: `Revoke ${name}` }).click();
  await expect(dialog(page)).toContainText('This cannot be undone.');
  await dialog(page).getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText(`Token “${name}” is revoked`)).toBeVisible();
  await expect(row(page, name)).toHaveCount(0);
  const answer = await (await playwright.request.newContext({ baseURL: server.url })).get(
    '/api/v1/admin/models',
    { headers: { authorization: `Bearer ${token}` } },
  );
  expect(answer.status()).toBe(401);
});

test('a token without a name or a scope is refused at the field', async ({ page }) => {
  await page.getByRole('button', { name: 'Create a token' }).click();
  await expect(dialog(page).getByLabel('Name')).toBeFocused();
  await dialog(page).getByRole('checkbox', { name: 'runtime:read' }).uncheck();
  await dialog(page).getByRole('button', { name: 'Create token' }).click();
  await expect(dialog(page).getByLabel('Name')).toHaveAttribute('aria-invalid', 'true');
  await expect(dialog(page).getByLabel('Name')).toBeFocused();
  await expect(dialog(page).getByRole('group', { name: 'Scopes' })).toHaveAccessibleDescription(/scope/i);
});

test('an expired token says so in the list', async ({ page, server }) => {
  const name = newName();
  await create(page, name, ['runtime:read']);
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await expect(row(page, name)).not.toContainText('Expired');
  await server.database
    .sql`update api_tokens set expires_at = now() - interval '1 hour' where name = ${name}`;
  await page.reload();
  await expect(row(page, name)).toContainText('Expired');
});
