import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { type APIRequestContext, expect, test as withoutProvider } from './fixtures';
import { test } from './fixtures/import';
import { importScreen } from './support/import-screen';
import { replicateModel, sendJson, withKey } from './support/schema-server';

const path = (id: string) => `/v1/models/${id}`;
const check = (page: Page) => page.getByRole('button', { name: 'Check provider' });
const dialog = (page: Page) => page.getByRole('dialog');
const differs = (page: Page) =>
  page.getByRole('link', { name: 'The provider differs in 1 parameter · Compare', exact: true });

/** Imports the model as Replicate describes it now. */
async function imported(api: APIRequestContext, id: string): Promise<string> {
  const data = { model_id: id, source: replicateModel(id) };
  const answer = await api.post('/api/v1/admin/models/import', { data });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()).model.slug;
}

test('a new version is imported into staging, and the present one stays live', async ({
  page,
  api,
  signIn,
  axe,
}) => {
  await signIn('editor');
  const slug = await imported(api, 'acme/sketcher');
  await page.goto(`/models/${slug}/configure`);
  await page.getByRole('button', { name: 'More for sketcher' }).click();
  await page.getByRole('menuitem', { name: 'Import a new version…' }).click();
  await expect(
    page.getByRole('heading', { name: 'Import a new version of sketcher', level: 1 }),
  ).toBeVisible();
  const screen = importScreen(page);
  await screen.paste(replicateModel('acme/sketcher'));
  await expect(screen.reason).toHaveText('Nothing changed: the model has a version with this schema');
  await expect(screen.modelId).toBeHidden();
  await screen.paste(replicateModel('acme/sketcher', { version: 'v2', maxSteps: 80 }));
  await expect(screen.reason).toHaveText(
    'Version 2 of sketcher, in staging: nothing changes for workers until it is promoted',
  );
  await axe();
  await screen.import.click();
  await expect(screen.notice('Version 2 of sketcher is in staging.')).toBeVisible();
  await expect(page).toHaveURL(/\/models\/sketcher\/configure$/);
  await expect(differs(page)).toBeVisible();
  await expect(page.getByText('Version 1 · production')).toBeVisible();
  const model = await (await api.get(`/api/v1/admin/models/${slug}`)).json();
  expect(model).toMatchObject({ version: 1, staged_version: 2 });
});

test('a built-in model gets no version by import, and says why', async ({
  page,
  signIn,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 409/);
  await signIn('editor');
  await page.goto('/models/seedream-4/configure');
  await page.getByRole('button', { name: 'More for Seedream 4' }).click();
  const item = page.getByRole('menuitem', { name: /^Import a new version/ });
  await expect(item).toHaveAttribute('aria-disabled', 'true');
  await expect(item).toContainText('The versions of Seedream 4 come with Modelboard.');
  const screen = importScreen(page);
  await screen.open('seedream-4');
  await screen.paste(replicateModel('acme/painter'));
  await expect(screen.reason).toHaveText('The versions of Seedream 4 come with Modelboard.');
});

test('a check says that nothing changed, then puts what changed into staging', async ({
  page,
  api,
  provider,
  signIn,
  axe,
}) => {
  await signIn('editor');
  const slug = await imported(api, 'acme/drawer');
  provider.answer(path('acme/drawer'), withKey(replicateModel('acme/drawer')));
  await page.goto(`/models/${slug}/configure`);
  await check(page).click();
  await expect(dialog(page)).toContainText('Nothing changed');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(check(page)).toBeFocused();

  provider.answer(
    path('acme/drawer'),
    withKey(replicateModel('acme/drawer', { version: 'v2', maxSteps: 10 })),
  );
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toContainText('version 2 is in staging');
  await expect(dialog(page)).toContainText('v2');
  await expect(dialog(page).getByRole('region', { name: /What would change/ })).toContainText(
    /behaviour\s*\/steps/,
  );
  await axe();
  await page.keyboard.press('Escape');
  await expect(differs(page)).toBeVisible();
});

test('a schema that changed under the name of its version is noticed', async ({
  page,
  api,
  provider,
  signIn,
}) => {
  await signIn('editor');
  const slug = await imported(api, 'acme/silent');
  provider.answer(path('acme/silent'), withKey(replicateModel('acme/silent', { maxSteps: 60 })));
  await page.goto(`/models/${slug}/configure`);
  await check(page).click();
  await expect(dialog(page).getByRole('region', { name: 'Report' })).toContainText(
    'The provider changed this schema without a new version name',
  );
  await page.keyboard.press('Escape');
  await expect(differs(page)).toBeVisible();
});

test('a check that fails says what the provider answered, and can be repeated', async ({
  page,
  api,
  provider,
  signIn,
  expectBrowserError,
}) => {
  expectBrowserError(/status of (409|429|502|503)/);
  await signIn('editor');
  const slug = await imported(api, 'acme/gone');
  await page.goto(`/models/${slug}/configure`);
  const answers: [status: number, says: RegExp][] = [
    [404, /gone|no longer|not found|does not know|no model/i],
    [401, /key|token/i],
    [500, /500|failed|answer/i],
  ];
  for (const [status, says] of answers) {
    provider.answer(path('acme/gone'), (_, response) => sendJson(response, status, { status }));
    await check(page).click();
    await expect(dialog(page).getByRole('alert')).toContainText(says);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
  }
  provider.answer(path('acme/gone'), withKey(replicateModel('acme/gone')));
  await check(page).click();
  await expect(dialog(page)).toContainText('Nothing changed');
});

withoutProvider('without a key the check says what to do', async ({ page, signIn }) => {
  await signIn('editor');
  await page.goto('/models/seedream-4/configure');
  await expect(check(page)).toHaveAccessibleDescription(
    /Set REPLICATE_API_TOKEN where Modelboard is started/,
  );
  await expect(check(page)).toHaveAttribute('aria-disabled', 'true');
});

test('the schema is downloaded from the menu of a model', async ({ page, signIn }) => {
  await signIn('viewer');
  await page.goto('/models/qwen/configure');
  await page.getByRole('button', { name: 'More for' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Download the schema' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^qwen-version-\d+\.schema\.json$/);
  const schema = JSON.parse(await readFile(await download.path(), 'utf8'));
  expect(schema.properties).toHaveProperty('prompt');
});
