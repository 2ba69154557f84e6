import { expect } from './fixtures';
import { test } from './fixtures/configure';
import { saveConfig } from './support/changes';
import { changeRow, configureScreen } from './support/configure-screen';
import { importModel } from './support/imported-model';
import type { ProductServer } from './support/product-server';

const PROPERTIES = {
  steps: { type: 'integer', minimum: 1, maximum: 100, default: 50, description: 'More is slower.' },
  style: { type: 'string', enum: ['calm', 'bold'], default: 'calm' },
};

/** While `work` runs, the database refuses to read the saved configs. */
async function withoutTable(
  { database: { sql } }: ProductServer,
  table: string,
  work: () => Promise<void>,
): Promise<void> {
  await sql`alter table ${sql(table)} rename to ${sql(`${table}_away`)}`;
  try {
    await work();
  } finally {
    await sql`alter table ${sql(`${table}_away`)} rename to ${sql(table)}`;
  }
}

test('a config that cannot be read: first that it loads, then that it failed; no form and no Save', async ({
  page,
  signIn,
  server,
  api,
  expectBrowserError,
  axe,
}) => {
  expectBrowserError(/status of 50\d/);
  const slug = await importModel(server, PROPERTIES);
  await saveConfig(api, slug, { steps: 60 });
  await signIn('editor');
  const screen = configureScreen(page);
  await withoutTable(server, 'config_revisions', async () => {
    await screen.open(slug);
    await expect(page.getByRole('status').filter({ hasText: 'Loading the config' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'The config could not be read' })).toBeVisible({
      timeout: 30_000,
    });
    await expect(screen.form).toHaveCount(0);
    await expect(screen.save).toHaveCount(0);
    await expect(page.getByRole('spinbutton')).toHaveCount(0);
    await axe();
    await screen.button('Try again').click();
    await expect(page.getByRole('heading', { name: 'The config could not be read' })).toBeVisible();
  });
  await expect(screen.number('Steps'), 'it comes by itself').toHaveValue('60', { timeout: 30_000 });
  await expect(screen.save).toBeVisible();
});

test('where not even the model can be read, the page says so, without form and Save', async ({
  page,
  signIn,
  server,
  expectBrowserError,
}) => {
  // Production builds give the failed render of the server a number.
  expectBrowserError(/status of 50\d|React error #441|favicon/);
  const slug = await importModel(server, PROPERTIES);
  await signIn('editor');
  const screen = configureScreen(page);
  await withoutTable(server, 'model_configs', async () => {
    await screen.open(slug);
    await expect(page.getByRole('heading', { name: 'This page could not be shown' })).toBeVisible();
    await expect(screen.form).toHaveCount(0);
    await expect(screen.save).toHaveCount(0);
  });
  await screen.button('Try again').click();
  await expect(screen.number('Steps')).toHaveValue('50');
});

test('a look for news that fails is said, and touches nothing that is typed', async ({
  page,
  configure,
  server,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 50\d/);
  const slug = await importModel(server, PROPERTIES);
  const screen = await configure(slug);
  await screen.number('Steps').fill('60');
  const notice = page.getByText('This page may not show the newest state.');
  await withoutTable(server, 'config_revisions', async () => {
    await expect(notice).toBeVisible({ timeout: 30_000 });
    await expect(screen.number('Steps')).toHaveValue('60');
  });
  await expect(notice).toBeHidden({ timeout: 30_000 });
  await expect(screen.number('Steps')).toHaveValue('60');
});

test('a model without parameters says what is missing, and has no Save', async ({
  page,
  configure,
  server,
  axe,
}) => {
  const slug = await importModel(server, {});
  const screen = await configure(slug);
  await expect(page.getByRole('heading', { name: 'Nothing to tune' })).toBeVisible();
  await expect(screen.save).toHaveCount(0);
  await axe();
});

test('a model without a production version says so', async ({ page, configure, server }) => {
  const slug = await importModel(server, PROPERTIES);
  await server.database.sql`update model_versions set status = 'archived' where model_id = ${slug}`;
  const screen = await configure(slug);
  await expect(page.getByRole('heading', { name: 'No version in production' })).toBeVisible();
  await expect(screen.save).toHaveCount(0);
});

test('an archived model is read-only, with the reason', async ({ configure, server, api }) => {
  const slug = await importModel(server, PROPERTIES);
  await api.patch(`/api/v1/admin/models/${slug}`, { data: { archived: true } });
  const screen = await configure(slug);
  await expect(screen.number('Steps')).toBeDisabled();
  await expect(screen.save).toHaveAccessibleDescription(/^This model is archived\./);
});

test('the form is readable before any script runs: values, defaults, differences', async ({
  browser,
  baseURL,
  signIn,
  server,
  api,
}) => {
  const slug = await importModel(server, PROPERTIES);
  await saveConfig(api, slug, { steps: 60 }, 'Sharper');
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  const screen = configureScreen(page);
  await signIn('editor', page);
  await screen.open(slug);
  await expect(page.getByRole('heading', { name: slug, level: 1 })).toBeVisible();
  await expect(screen.number('Steps')).toHaveValue('60');
  await expect(screen.number('Steps')).toHaveAccessibleDescription(
    /More is slower\. default 50 ?, the value differs/,
  );
  await expect(page.getByRole('combobox', { name: 'Style' })).toHaveValue('0');
  await expect(changeRow(screen.panel, 'steps', '50', '60')).toBeVisible();
  await expect(screen.panel).toContainText('“Sharper”');
  await expect(screen.number('Steps'), 'nothing can be typed that would not count').toBeDisabled();
  await context.close();
});

test('with differences and an invalid value nothing is cut off at any width, and axe finds nothing', async ({
  page,
  configure,
  server,
  api,
  axe,
}) => {
  const slug = await importModel(server, {
    ...PROPERTIES,
    weights: { type: 'array', items: { type: 'number' }, default: [0.5] },
    headers: {
      type: 'object',
      additionalProperties: { type: 'string' },
      default: { accept: 'image/webp' },
    },
    loras: {
      type: 'array',
      default: [{ path: 'a', scale: 1 }],
      items: {
        type: 'object',
        additionalProperties: false,
        properties: { path: { type: 'string' }, scale: { type: 'number' } },
      },
    },
  });
  await saveConfig(api, slug, { steps: 60 });
  const screen = await configure(slug);
  await screen.number('Steps').fill('600');
  await expect(screen.number('Steps')).toHaveAttribute('aria-invalid', 'true');
  for (const width of [1920, 1280, 768, 360]) {
    await page.setViewportSize({ width, height: 800 });
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await expect.poll(overflow, `${width} px`).toBe(0);
  }
  // At 360 px, where the layout is another.
  await axe();
  await page.setViewportSize({ width: 1280, height: 800 });
  await axe();
});
