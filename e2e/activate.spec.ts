import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { activeModel, makeActive, saveConfig, updateModel } from './support/changes';

const dialog = (page: Page) => page.getByRole('dialog');
const confirm = (page: Page) => dialog(page).getByRole('button', { name: 'Make active' });

test.beforeEach(({ api }) => makeActive(api, 'qwen'));

test('an editor makes a model active from the list, after a question that says what workers will get', async ({
  page,
  signIn,
  api,
}) => {
  await saveConfig(api, 'flux-kontext-pro', { safety_tolerance: 2 });
  const editor = await signIn('editor');
  await page.goto('/models');
  await page.getByRole('button', { name: 'Make Flux Kontext Pro active' }).click();
  await expect(dialog(page)).toContainText('Change the active model?');
  await expect(dialog(page)).toContainText('Qwen Image Edit');
  await expect(dialog(page)).toContainText('black-forest-labs/flux-kontext-pro');
  await expect(dialog(page)).toContainText('1 value differs from the default.');
  const difference = dialog(page).getByRole('table', { name: 'Changes from Default to Live value' });
  await expect(difference.getByRole('row', { name: /safety_tolerance/ }).getByRole('cell')).toHaveText([
    '4',
    '2',
  ]);
  await dialog(page)
    .getByText(/differences to what they get now/)
    .click();
  await expect(
    dialog(page)
      .getByRole('table', { name: 'Changes from Qwen Image Edit to Flux Kontext Pro' })
      .getByRole('row', { name: /output_format/ })
      .getByRole('cell'),
  ).toHaveText(['webp', 'png']);

  await dialog(page).getByLabel('Why? (optional note)').fill('better faces');
  await confirm(page).click();
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByText('Flux Kontext Pro is the active model, live for all workers.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Flux Kontext Pro/ })).toContainText('Active');
  const active = await (await api.get('/api/v1/admin/settings/model')).json();
  expect(active).toMatchObject({
    model_id: 'black-forest-labs/flux-kontext-pro',
    updated_by: editor.name,
    note: 'better faces',
  });
});

test('Undo in the message makes the former model active again', async ({ page, signIn, api }) => {
  await signIn('editor');
  await page.goto('/models/seedream-4/configure');
  await page.getByRole('button', { name: 'Make Seedream 4 active' }).click();
  await confirm(page).click();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(
    page.getByText('Qwen Image Edit is the active model again, live for all workers.'),
  ).toBeVisible();
  expect(await activeModel(api)).toBe('qwen/qwen-image-edit');
  await expect(page.getByRole('button', { name: 'Make Seedream 4 active' })).toBeEnabled();
});

test('who confirms after somebody else activated another model is told so first', async ({
  page,
  signIn,
  api,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 412/);
  await signIn('editor');
  await page.goto('/models/flux-kontext-max/configure');
  await page.getByRole('button', { name: 'Make Flux Kontext Max active' }).click();
  await expect(confirm(page)).toBeEnabled();
  await makeActive(api, 'seedream-3');
  await confirm(page).click();
  const conflict = dialog(page).getByRole('alert');
  await expect(conflict).toContainText('The active model was changed meanwhile');
  await expect(conflict).toContainText('MODELBOARD_API_TOKEN made Seedream 3 active');
  expect(await activeModel(api)).toBe('bytedance/seedream-3');
  await confirm(page).click();
  await expect(dialog(page)).toBeHidden();
  await expect.poll(() => activeModel(api)).toBe('black-forest-labs/flux-kontext-max');
});

test('an Undo that comes after another activation undoes nothing, and says so', async ({
  page,
  signIn,
  api,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 412/);
  await signIn('editor');
  await page.goto('/models');
  await page.getByRole('button', { name: 'Make Seedream 4 active' }).click();
  await confirm(page).click();
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  await expect(undo).toBeVisible();
  await makeActive(api, 'seedream-3');
  await undo.click();
  await expect(page.getByRole('alert').filter({ hasText: 'The activation was not undone' })).toBeVisible();
  expect(await activeModel(api)).toBe('bytedance/seedream-3');
});

test('a model that was archived meanwhile is refused in the dialog', async ({
  page,
  signIn,
  api,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 409/);
  await signIn('editor');
  await page.goto('/models');
  await page.getByRole('button', { name: 'Make Seedream 3 active' }).click();
  await expect(confirm(page)).toBeEnabled();
  await updateModel(api, 'bytedance/seedream-3', { archived: true });
  await confirm(page).click();
  await expect(dialog(page).getByRole('alert')).toContainText(/archived/);
  expect(await activeModel(api)).toBe('qwen/qwen-image-edit');
  await updateModel(api, 'bytedance/seedream-3', { archived: false });
});

test('Escape leaves the active model as it is and gives the focus back', async ({ page, signIn, api }) => {
  await signIn('editor');
  await page.goto('/models');
  const button = page.getByRole('button', { name: 'Make Seedream 4 active' });
  await button.click();
  await expect(confirm(page)).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(button).toBeFocused();
  expect(await activeModel(api)).toBe('qwen/qwen-image-edit');
});

test('the button of the active model says that it is active', async ({ page, signIn }) => {
  await signIn('editor');
  await page.goto('/models');
  const button = page.getByRole('button', { name: 'Make Qwen Image Edit active' });
  await expect(button).toBeDisabled();
  await expect(button).toHaveAccessibleDescription('This is the active model.');
});
