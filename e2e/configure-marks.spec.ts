import { expect } from './fixtures';
import { test } from './fixtures/configure';
import { saveConfig } from './support/changes';
import { changeRow, configureScreen, expectOverrides } from './support/configure-screen';
import { importModel, promoteVersion } from './support/imported-model';

const PROPERTIES = {
  steps: { type: 'integer', minimum: 1, maximum: 100, default: 50 },
  quality: { type: 'integer', minimum: 1, maximum: 100, default: 90 },
  upscale: { type: 'boolean', default: false },
};

test('a value that differs is marked, and its default is struck through', async ({ configure, server }) => {
  const slug = await importModel(server, PROPERTIES);
  const screen = await configure(slug);
  const steps = screen.number('Steps');
  await expect(steps).toHaveAccessibleDescription(/^default 50 1 to 100/);
  await steps.fill('60');
  await expect(steps).toHaveAccessibleDescription(/default 50 ?, the value differs from the default/);
  const struck = screen.form.locator('s');
  await expect(struck).toHaveText('50');
  await expect(struck).toHaveCSS('text-decoration-line', 'line-through');
  await expect(screen.number('Quality')).toHaveAccessibleDescription(/^default 90 1 to 100/);
  await steps.fill('50');
  await expect(struck).toHaveCount(0);
});

test('a row keeps its height when its value becomes another one, so that nothing below it moves', async ({
  configure,
  server,
}) => {
  const slug = await importModel(server, { ...PROPERTIES, seed: { type: 'integer' } });
  const screen = await configure(slug);
  for (const name of ['steps', 'seed']) {
    const row = screen.form.locator(`[data-parameter="/${name}"]`);
    const before = await row.evaluate((element) => element.getBoundingClientRect().height);
    await row.getByRole('spinbutton').fill('60');
    await expect(row).toHaveAttribute('data-differs');
    expect(await row.evaluate((element) => element.getBoundingClientRect().height)).toBe(before);
  }
});

test('a parameter is reset alone, and the reset is undone before saving', async ({
  configure,
  server,
  api,
}) => {
  const slug = await importModel(server, PROPERTIES);
  await saveConfig(api, slug, { steps: 60, quality: 70 });
  const screen = await configure(slug);
  await screen.button('Reset Steps').click();
  await expect(screen.number('Steps')).toHaveValue('50');
  await expect(screen.number('Quality')).toHaveValue('70');
  await screen.button('Undo: Reset Steps').click();
  await expect(screen.number('Steps')).toHaveValue('60');
  await expect(screen.reason).toHaveText('Nothing to save');
  await screen.button('Reset Steps').click();
  await screen.saveAndWait();
  await expectOverrides(api, slug, { quality: 70 });
});

test('Reset all resets everything, is undone as one, and touches nothing that is live before saving', async ({
  page,
  configure,
  server,
  api,
}) => {
  const slug = await importModel(server, PROPERTIES);
  await saveConfig(api, slug, { steps: 60, quality: 70, upscale: true });
  const screen = await configure(slug);
  await screen.button('Reset all').click();
  await expect(screen.number('Steps')).toHaveValue('50');
  await expect(screen.number('Quality')).toHaveValue('90');
  await expect(page.getByRole('checkbox', { name: 'Upscale' })).not.toBeChecked();
  await expectOverrides(api, slug, { steps: 60, quality: 70, upscale: true });
  await screen.button('Undo: Reset all').click();
  await expect(screen.number('Steps')).toHaveValue('60');
  await expect(page.getByRole('checkbox', { name: 'Upscale' })).toBeChecked();
  await expect(screen.reason).toHaveText('Nothing to save');
  await screen.button('Reset all').click();
  await screen.saveAndWait();
  await expectOverrides(api, slug, {});
  await expect(screen.button('Reset all')).toHaveAccessibleDescription(
    'Every parameter follows its default.',
  );
});

test('a pin keeps the present value without changing it, and can be taken back', async ({
  configure,
  server,
  api,
}) => {
  const slug = await importModel(server, PROPERTIES);
  const screen = await configure(slug);
  await screen.button('Pin Steps').click();
  await expect(screen.number('Steps')).toHaveAccessibleDescription(/pinned/);
  await screen.compareWith('Saved');
  await expect(screen.panel).toContainText('Pinned: Steps');
  await screen.saveAndWait();
  await expectOverrides(api, slug, { steps: 50 });
  await screen.button('Unpin Steps').click();
  await expect(screen.panel).toContainText('No longer pinned: Steps');
  await screen.saveAndWait();
  await expectOverrides(api, slug, {});
});

test('a pinned value stays when the default moves, an inherited one follows', async ({
  configure,
  server,
  api,
}) => {
  const slug = await importModel(server, PROPERTIES);
  await saveConfig(api, slug, { steps: 50 });
  await promoteVersion(server, slug, {
    steps: { ...PROPERTIES.steps, default: 40 },
    quality: { ...PROPERTIES.quality, default: 80 },
    upscale: PROPERTIES.upscale,
  });
  const screen = await configure(slug, 'viewer');
  await expect(screen.number('Steps')).toHaveValue('50');
  await expect(screen.number('Quality')).toHaveValue('80');
  await expect(changeRow(screen.panel, 'steps', '40', '50')).toBeVisible();
});

test('Discard brings the saved values back, and is undone from its notification', async ({
  configure,
  server,
  api,
}) => {
  const slug = await importModel(server, PROPERTIES);
  await saveConfig(api, slug, { steps: 60 });
  const screen = await configure(slug);
  await screen.number('Steps').fill('70');
  await screen.note.fill('Sharper');
  await screen.discard.click();
  await expect(screen.number('Steps')).toHaveValue('60');
  await expect(screen.note).toHaveValue('');
  await screen.notice('Your changes were discarded.').getByRole('button', { name: 'Undo' }).click();
  await expect(screen.number('Steps')).toHaveValue('70');
  await expect(screen.note).toHaveValue('Sharper');
});

test('a parameter is found by name, and focused from the address', async ({ page, signIn, server }) => {
  const slug = await importModel(server, PROPERTIES);
  await signIn('editor');
  const screen = configureScreen(page);
  await page.goto(`/models/${slug}/configure#quality`);
  await expect(screen.number('Quality')).toBeFocused();
  await page.getByRole('searchbox', { name: 'Find a parameter' }).fill('ups');
  await expect(page.getByRole('checkbox', { name: 'Upscale' })).toBeVisible();
  await expect(screen.number('Steps')).toBeHidden();
  await expect(screen.notice('1 of 3 parameters shown')).toBeVisible();
});
