import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { activeModel, makeActive, readConfig, saveConfig, updateModel } from './support/changes';

const newestChange = (page: Page) =>
  page.getByRole('region', { name: 'Last changes' }).getByRole('listitem').first();
const dialog = (page: Page) => page.getByRole('dialog');

test('the overview shows the active model, since when, by whom, and what differs from the default', async ({
  page,
  signIn,
  api,
}) => {
  await makeActive(api, 'flux-kontext-pro');
  await saveConfig(api, 'flux-kontext-pro', { safety_tolerance: 2 });
  await signIn('viewer');
  await page.goto('/');
  await expect(page).toHaveTitle('Overview · Modelboard');
  const active = page.getByRole('region', { name: 'Active model' });
  await expect(active).toContainText('black-forest-labs/flux-kontext-pro');
  await expect(active).toContainText('Version 1 · production');
  await expect(active.getByText(/^Since .+, by MODELBOARD_API_TOKEN/)).toBeVisible();
  const difference = active.getByRole('row', { name: /safety_tolerance/ });
  await expect(difference.getByRole('cell')).toHaveText(['4', '2']);
  await active.getByRole('link', { name: 'Flux Kontext Pro' }).click();
  await expect(page).toHaveURL('/models/flux-kontext-pro/configure');
});

test('an active model without overrides is said to be at its defaults', async ({ page, signIn, api }) => {
  await makeActive(api, 'qwen');
  await saveConfig(api, 'qwen', {});
  await signIn('viewer');
  await page.goto('/');
  await expect(page.getByText('Workers get all 4 values at their defaults.')).toBeVisible();
});

test('a change of a config stands there with who, why and the difference, and Undo takes it back', async ({
  page,
  signIn,
  api,
}) => {
  await saveConfig(api, 'seedream-4', { guidance_scale: 5 });
  const { revision } = await saveConfig(api, 'seedream-4', { guidance_scale: 9 }, 'sharper edges');
  const editor = await signIn('editor');
  await page.goto('/');
  const change = newestChange(page);
  await expect(change).toContainText('MODELBOARD_API_TOKEN changed Seedream 4');
  await expect(change).toContainText('“sharper edges”');
  await expect(change.getByRole('row', { name: /guidance_scale/ }).getByRole('cell')).toHaveText(['5', '9']);

  await change.getByRole('button', { name: `Undo revision ${revision} of Seedream 4` }).click();
  await expect(dialog(page).getByText(/All workers get these values of Seedream 4/)).toBeVisible();
  await expect(
    dialog(page)
      .getByRole('row', { name: /guidance_scale/ })
      .getByRole('cell'),
  ).toHaveText(['9', '5']);
  await dialog(page).getByRole('button', { name: 'Undo and publish' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByRole('status').filter({ hasText: 'is live for all workers' })).toBeVisible();
  await expect(newestChange(page)).toContainText(`${editor.name} restored an earlier revision of Seedream 4`);
  expect(await readConfig(api, 'seedream-4')).toMatchObject({
    revision: revision + 1,
    overrides: { guidance_scale: 5 },
    note: `Undo of revision ${revision}`,
    updated_by: editor.name,
  });
});

test('Cancel leaves everything as it was', async ({ page, signIn, api }) => {
  const { revision } = await saveConfig(api, 'seedream-4', { guidance_scale: 3 });
  await signIn('editor');
  await page.goto('/');
  const undo = newestChange(page).getByRole('button', { name: /^Undo/ });
  await undo.click();
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(undo).toBeFocused();
  expect((await readConfig(api, 'seedream-4')).revision).toBe(revision);
});

test('an older change of the same config cannot be undone here, and says why', async ({
  page,
  signIn,
  api,
}) => {
  const older = await saveConfig(api, 'seedream-3', { guidance_scale: 4 });
  await saveConfig(api, 'seedream-3', { guidance_scale: 6 });
  await signIn('editor');
  await page.goto('/');
  const undo = page.getByRole('button', { name: `Undo revision ${older.revision} of Seedream 3` });
  await expect(undo).toBeDisabled();
  await expect(undo).toHaveAccessibleDescription(/A later change stands on this one/);
  await undo.focus();
  await expect(page.getByRole('tooltip')).toContainText('A later change stands on this one');
});

test('who undoes a change after somebody else saved is told so, and nothing is undone', async ({
  page,
  signIn,
  api,
}) => {
  const { revision } = await saveConfig(api, 'flux-kontext-max', { num_outputs: 2 });
  await signIn('editor');
  await page.goto('/');
  const undo = page.getByRole('button', { name: `Undo revision ${revision} of Flux Kontext Max` });
  await expect(undo).toBeVisible();
  const theirs = await saveConfig(api, 'flux-kontext-max', { num_outputs: 3 });
  await undo.click();
  await expect(dialog(page).getByRole('alert')).toContainText(
    `Revision ${theirs.revision} was saved by MODELBOARD_API_TOKEN`,
  );
  await expect(dialog(page).getByRole('button', { name: 'Undo and publish' })).toBeDisabled();
  expect((await readConfig(api, 'flux-kontext-max')).overrides).toEqual({ num_outputs: 3 });
});

test('a save between the question and the answer is a conflict that the dialog says', async ({
  page,
  signIn,
  api,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 412/);
  const { revision } = await saveConfig(api, 'flux-kontext-max', { num_outputs: 2, seed: 1 });
  await signIn('editor');
  await page.goto('/');
  await page.getByRole('button', { name: `Undo revision ${revision} of Flux Kontext Max` }).click();
  const confirm = dialog(page).getByRole('button', { name: 'Undo and publish' });
  await expect(confirm).toBeEnabled();
  await saveConfig(api, 'flux-kontext-max', { num_outputs: 4 });
  await confirm.click();
  await expect(dialog(page).getByRole('alert')).toContainText('Somebody changed it meanwhile');
  await expect(confirm).toBeDisabled();
  expect((await readConfig(api, 'flux-kontext-max')).overrides).toEqual({ num_outputs: 4 });
});

test('an activation is undone: the former model is active again', async ({ page, signIn, api }) => {
  await makeActive(api, 'qwen');
  await makeActive(api, 'seedream-3');
  await signIn('editor');
  await page.goto('/');
  const change = newestChange(page);
  await expect(change).toContainText('made bytedance/seedream-3 the active model');
  await change.getByRole('button', { name: /^Undo/ }).click();
  await expect(dialog(page)).toContainText('Make the former model active again?');
  await expect(dialog(page)).toContainText('Qwen Image Edit');
  await dialog(page).getByRole('button', { name: 'Make active' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByRole('region', { name: 'Active model' })).toContainText('Qwen Image Edit');
  expect(await activeModel(api)).toBe('qwen/qwen-image-edit');
});

test('a renamed model gets its former name back', async ({ page, signIn, api }) => {
  await updateModel(api, 'bytedance/seedream-3', { name: 'Daydream' });
  await signIn('editor');
  await page.goto('/');
  const change = newestChange(page);
  await expect(change).toContainText('renamed Daydream');
  await change.getByRole('button', { name: /^Undo/ }).click();
  await dialog(page).getByRole('button', { name: /^Undo/ }).click();
  await expect(dialog(page)).toBeHidden();
  const model = await (await api.get('/api/v1/admin/models/seedream-3')).json();
  expect(model.name).toBe('Seedream 3');
});

test('a viewer sees the changes; Undo says which role it needs', async ({ page, signIn, api }) => {
  await saveConfig(api, 'seedream-4', { output_quality: 50, seed: Date.now() % 1000 });
  await signIn('viewer');
  await page.goto('/');
  const undo = newestChange(page).getByRole('button', { name: /^Undo/ });
  await expect(undo).toBeDisabled();
  await expect(undo).toHaveAccessibleDescription('Your role is viewer; this needs editor.');
});
