import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { makeActive, saveConfig, updateModel } from './support/changes';

const row = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
const modelLinks = (page: Page) => page.getByRole('rowheader').getByRole('link');
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search models' });
const dialog = (page: Page) => page.getByRole('dialog');

async function chooseFromMenu(page: Page, model: string, item: string) {
  await page.getByRole('button', { name: `More for ${model}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

test.describe('the list', () => {
  test('names every model with id, provider, version, overrides and last change', async ({
    page,
    signIn,
    api,
  }) => {
    await makeActive(api, 'qwen');
    await saveConfig(api, 'flux-kontext-pro', { safety_tolerance: 2, seed: 7 });
    await signIn('viewer');
    await page.goto('/models');
    await expect(page).toHaveTitle('Models · Modelboard');
    await expect(page.getByRole('columnheader')).toHaveText([
      'Model',
      'Provider',
      'Version',
      'Overrides',
      'Last change',
      'Action',
    ]);
    const flux = row(page, 'Flux Kontext Pro');
    await expect(flux).toContainText('black-forest-labs/flux-kontext-pro');
    await expect(flux.getByRole('cell').nth(0)).toHaveText('replicate');
    await expect(flux.getByRole('cell').nth(1)).toHaveText('1');
    const overrides = flux.getByRole('link', { name: '2 overridden: safety_tolerance, seed' });
    await overrides.focus();
    await expect(page.getByRole('tooltip')).toHaveText('safety_tolerance, seed');
    await expect(flux.getByRole('cell').nth(3)).toContainText('MODELBOARD_API_TOKEN');
    await expect(row(page, 'Qwen Image Edit')).toContainText('Active');
    await expect(flux.getByText('Active', { exact: true })).toHaveCount(0);
  });

  test('search narrows it while typing, and the address keeps it over a reload', async ({ page, signIn }) => {
    await signIn('viewer');
    await page.goto('/models');
    await search(page).fill('kontext');
    await expect(modelLinks(page)).toHaveText(['Flux Kontext Max', 'Flux Kontext Pro']);
    await expect(page).toHaveURL('/models?q=kontext');
    await expect(page.getByRole('status').filter({ hasText: '2 models' })).toBeVisible();
    await page.reload();
    await expect(search(page)).toHaveValue('kontext');
    await expect(modelLinks(page)).toHaveText(['Flux Kontext Max', 'Flux Kontext Pro']);
  });

  test('where nothing matches, it says so and clears the filters', async ({ page, signIn }) => {
    await signIn('viewer');
    await page.goto('/models?q=nobody-has-this-name');
    await expect(page.getByRole('heading', { name: 'No model matches' })).toBeVisible();
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await expect(row(page, 'Qwen Image Edit')).toBeVisible();
    await expect(page).toHaveURL('/models');
  });

  test('it is filtered by provider and by an overridden parameter', async ({ page, signIn, api }) => {
    await saveConfig(api, 'seedream-3', { guidance_scale: 4 });
    await saveConfig(api, 'seedream-4', {});
    await signIn('viewer');
    await page.goto('/models');
    await page.getByLabel('Provider').selectOption('replicate');
    await expect(page).toHaveURL('/models?provider=replicate');
    await page.getByLabel('Overrides').selectOption({ label: 'Overrides guidance_scale' });
    await expect(page).toHaveURL('/models?provider=replicate&overrides=guidance_scale');
    await expect(modelLinks(page)).toHaveText(['Seedream 3']);
    await page.reload();
    await expect(page.getByLabel('Overrides')).toHaveValue('guidance_scale');
    await expect(modelLinks(page)).toHaveText(['Seedream 3']);
  });

  test('archived models are hidden until asked for', async ({ page, signIn, api }) => {
    await updateModel(api, 'bytedance/seedream-4', { archived: true });
    await signIn('viewer');
    await page.goto('/models');
    await expect(row(page, 'Seedream 3')).toBeVisible();
    await expect(row(page, 'Seedream 4')).toHaveCount(0);
    // The box follows the address, which changes a moment after the click.
    await page.getByLabel('Show archived').click();
    await expect(page.getByLabel('Show archived')).toBeChecked();
    await expect(row(page, 'Seedream 4')).toContainText('Archived');
    await expect(page).toHaveURL('/models?archived=true');
    await expect(page.getByRole('button', { name: 'Make Seedream 4 active' })).toHaveAccessibleDescription(
      /An archived model cannot be active/,
    );
    await updateModel(api, 'bytedance/seedream-4', { archived: false });
  });

  test('by keyboard alone one searches and opens a model', async ({ page, signIn }) => {
    await signIn('viewer');
    await page.goto('/models');
    await search(page).focus();
    await page.keyboard.type('qwen');
    await expect(modelLinks(page)).toHaveText(['Qwen Image Edit']);
    const link = page.getByRole('link', { name: 'Qwen Image Edit' });
    for (let presses = 0; presses < 8; presses++) {
      await page.keyboard.press('Tab');
      if (await link.evaluate((element) => element === document.activeElement)) break;
    }
    await expect(link).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/models/qwen/configure');
  });

  test('an id is copied', async ({ page, context, signIn }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await signIn('viewer');
    await page.goto('/models');
    await page.getByRole('button', { name: 'Copy id qwen/qwen-image-edit' }).click();
    await expect(row(page, 'Qwen Image Edit').getByRole('status')).toHaveText('Copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('qwen/qwen-image-edit');
  });
});

test.describe('a model', () => {
  test('has a header that says what it is, and its pages as links', async ({ page, signIn, api }) => {
    await makeActive(api, 'qwen');
    await signIn('viewer');
    await page.goto('/models/qwen');
    await expect(page).toHaveURL('/models/qwen/configure');
    await expect(page).toHaveTitle('Configure · Qwen Image Edit · Modelboard');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Qwen Image Edit');
    await expect(page.getByText('Active', { exact: true })).toBeVisible();
    await expect(page.getByText('Version 1 · production')).toBeVisible();
    const pages = page.getByRole('navigation', { name: 'Pages of Qwen Image Edit' });
    await expect(pages.getByRole('link', { name: 'Configure' })).toHaveAttribute('aria-current', 'page');
    await pages.getByRole('link', { name: 'History' }).click();
    await expect(page).toHaveURL('/models/qwen/history');
    await expect(pages.getByRole('link', { name: 'History' })).toHaveAttribute('aria-current', 'page');
    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Models' }).click();
    await expect(page).toHaveURL('/models');
  });

  test('is found by its id with the slash encoded, and leads to its slug', async ({ page, signIn }) => {
    await signIn('viewer');
    await page.goto('/models/black-forest-labs%2Fflux-kontext-max/configure');
    await expect(page).toHaveURL('/models/flux-kontext-max/configure');
    await page.goto('/models/bytedance%2Fseedream-3/history');
    await expect(page).toHaveURL('/models/seedream-3/history');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Seedream 3');
  });

  test('that nobody knows is not found, with status 404 and a way on', async ({
    page,
    signIn,
    expectBrowserError,
  }) => {
    expectBrowserError(/status of 404/);
    await signIn('viewer');
    const answer = await page.goto('/models/no-such-model/configure');
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: 'Nothing here' })).toBeVisible();
    await page.getByRole('link', { name: 'Go to the models' }).click();
    await expect(page.getByRole('heading', { name: 'Models', level: 1 })).toBeVisible();
  });

  test('is renamed with its address, and its links follow', async ({ page, signIn, api }) => {
    await signIn('editor');
    await page.goto('/models/seedream-4/history');
    await chooseFromMenu(page, 'Seedream 4', 'Rename…');
    await expect(dialog(page).getByLabel('Name')).toBeFocused();
    await expect(dialog(page).getByRole('button', { name: 'Save' })).toBeDisabled();
    await dialog(page).getByLabel('Name').fill('Night Dream');
    await dialog(page).getByLabel('Description').fill('Furnishes bedrooms.');
    await dialog(page).getByLabel('Address').fill('night-dream');
    await dialog(page).getByRole('button', { name: 'Save' }).click();
    await expect(page).toHaveURL('/models/night-dream/history');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Night Dream');
    await expect(page.getByText('Furnishes bedrooms.')).toBeVisible();
    const model = await (await api.get('/api/v1/admin/models/bytedance%2Fseedream-4')).json();
    expect(model).toMatchObject({ name: 'Night Dream', slug: 'night-dream' });
    await updateModel(api, 'bytedance/seedream-4', {
      name: 'Seedream 4',
      slug: 'seedream-4',
      description: '',
    });
  });

  test('an address that is taken or malformed is refused in the dialog', async ({
    page,
    signIn,
    expectBrowserError,
  }) => {
    expectBrowserError(/status of (409|422)/);
    await signIn('editor');
    await page.goto('/models/seedream-3/configure');
    await chooseFromMenu(page, 'Seedream 3', 'Rename…');
    const address = dialog(page).getByLabel('Address');
    await address.fill('two words');
    await dialog(page).getByRole('button', { name: 'Save' }).click();
    await expect(address).toHaveAccessibleDescription(/Use letters, digits, dots, underscores and hyphens/);
    await address.fill('QWEN');
    await dialog(page).getByRole('button', { name: 'Save' }).click();
    await expect(dialog(page).getByRole('alert')).toContainText('taken by another model');
  });

  test('is archived after a question, is read-only then, and is brought back', async ({ page, signIn }) => {
    await signIn('editor');
    await page.goto('/models/flux-kontext-max/configure');
    await chooseFromMenu(page, 'Flux Kontext Max', 'Archive…');
    await expect(dialog(page)).toContainText('Archive Flux Kontext Max?');
    await dialog(page).getByRole('button', { name: 'Archive' }).click();
    await expect(
      page.getByText(/^Archived .+ It cannot be changed and cannot be made active\.$/),
    ).toBeVisible();
    await expect(page.getByLabel('Safety tolerance', { exact: true }).first()).toBeDisabled();
    await expect(page.getByRole('button', { name: 'Save and publish' })).toHaveAccessibleDescription(
      /This model is archived/,
    );
    await expect(page.getByRole('button', { name: 'Make Flux Kontext Max active' })).toBeDisabled();
    await page.getByRole('main').getByRole('button', { name: 'Bring back' }).click();
    await dialog(page).getByRole('button', { name: 'Bring back' }).click();
    await expect(page.getByText(/It cannot be changed/)).toHaveCount(0);
    await expect(page.getByLabel('Safety tolerance', { exact: true }).first()).toBeEnabled();
  });

  test('that is active cannot be archived, and the menu says why', async ({ page, signIn, api }) => {
    await makeActive(api, 'qwen');
    await signIn('editor');
    await page.goto('/models/qwen/configure');
    await page.getByRole('button', { name: 'More for Qwen Image Edit' }).click();
    const archive = page.getByRole('menuitem', { name: /^Archive…/ });
    await expect(archive).toBeDisabled();
    await expect(archive).toContainText('The active model cannot be archived.');
    await archive.click({ force: true });
    await expect(dialog(page)).toHaveCount(0);
    const answer = await page.request.patch('/api/v1/admin/models/qwen', {
      headers: { origin: new URL(page.url()).origin },
      data: { archived: true },
    });
    expect(answer.status()).toBe(409);
  });

  test('a viewer may look at it; every control says which role it needs, and the server refuses too', async ({
    page,
    signIn,
  }) => {
    await signIn('viewer');
    await page.goto('/models/seedream-3/configure');
    const needsEditor = 'Your role is viewer; this needs editor.';
    for (const name of ['Make Seedream 3 active', 'Save and publish', 'Reset all']) {
      const button = page.getByRole('button', { name });
      await expect(button, name).toBeDisabled();
      await expect(button, name).toHaveAccessibleDescription(new RegExp(needsEditor));
    }
    await page.getByRole('button', { name: 'More for Seedream 3' }).click();
    for (const name of [/^Rename…/, /^Archive…/]) {
      await expect(page.getByRole('menuitem', { name })).toContainText(needsEditor);
      await expect(page.getByRole('menuitem', { name })).toBeDisabled();
    }
    const headers = { origin: new URL(page.url()).origin, 'if-match': '*' };
    const model = '/api/v1/admin/models/seedream-3';
    const refused = await Promise.all([
      page.request.patch(model, { headers, data: { name: 'Mine' } }),
      page.request.put(`${model}/config`, { headers, data: { overrides: { seed: 1 } } }),
      page.request.delete(`${model}/config`, { headers }),
      page.request.put('/api/v1/admin/settings/model', { headers, data: { model_id: 'seedream-3' } }),
    ]);
    expect(refused.map((answer) => answer.status())).toEqual([403, 403, 403, 403]);
  });
});
