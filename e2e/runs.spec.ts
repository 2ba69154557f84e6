import type { Page } from '@playwright/test';
import { type APIRequestContext, expect } from './fixtures';
import { test } from './fixtures/staging';
import { saveConfig } from './support/changes';
import { configureScreen } from './support/configure-screen';
import { endOf, readRuns, sendJob } from './support/jobs';
import { keyboardFaults } from './support/keyboard';
import { layoutFaults } from './support/layout';
import { insufficientCredit } from './support/replicate';
import { roomPicture } from './support/room-picture';
import { resultParts } from './support/try-it';

const WITHOUT_END = 3_600_000;
const widths = [360, 768, 1280, 1920];

test.describe.configure({ timeout: 120_000 });

test.beforeEach(async ({ server }) => {
  await server.database.sql`delete from runs`;
  await server.database.sql`delete from jobs`;
});

const rows = (page: Page) =>
  page
    .getByRole('table', { name: /newest first$/ })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });

/** A job on a picture of a room, followed to its end. */
async function stage(
  api: APIRequestContext,
  request: { model?: string; prompt?: string; seed?: number } = {},
) {
  const upload = await api.post('/api/v1/images', {
    headers: { 'content-type': 'image/png' },
    data: await roomPicture(),
  });
  const image = (await upload.json()).url;
  return endOf(api, (await sendJob(api, { model: 'qwen', prompt: 'Add a lamp', image, ...request })).id);
}

test('an empty list says what to do next', async ({ page, signIn }) => {
  await signIn('viewer');
  await page.goto('/runs');
  await expect(page.getByRole('heading', { name: 'No runs yet' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('choose “Try it” below its form');
});

test('the list shows pictures, config, time and cost, and is narrowed by the address', async ({
  page,
  signIn,
  api,
  replicate,
}) => {
  await saveConfig(api, 'qwen', { output_quality: 70 });
  await stage(api);
  replicate.script({ on: 'create', answer: insufficientCredit() });
  await stage(api, { model: 'qwen' });
  await stage(api, { model: 'seedream-4', prompt: 'A room' });

  await signIn('viewer');
  await page.goto('/runs');
  await expect(rows(page)).toHaveCount(3);
  const first = rows(page).filter({ hasText: 'revision 1' }).last();
  await expect(first.getByRole('img', { name: 'Result of qwen/qwen-image-edit' })).toHaveAttribute(
    'loading',
    'lazy',
  );
  await expect(first).toContainText('Qwen Image Edit');
  await expect(first).toContainText('$0.03');
  await expect(first).toContainText(/\d+\.\d s/);
  const failed = rows(page).filter({ hasText: 'Failed' });
  await expect(failed).toContainText('No credit at the provider. Buy credit for the account of the key');

  await page.getByRole('combobox', { name: 'State' }).selectOption('failed');
  await expect(rows(page)).toHaveCount(1);
  await expect(page).toHaveURL('/runs?status=failed');
  await page.getByRole('combobox', { name: 'Model' }).selectOption({ label: 'Seedream 4' });
  await expect(page.getByRole('heading', { name: 'No run fits this filter' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(rows(page)).toHaveCount(3);
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'No run fits this filter' })).toBeVisible();
  await page.goto('/runs?model=qwen');
  await expect(rows(page)).toHaveCount(2);
  await page.goto('/runs?to=2026-01-01T00:00Z');
  await expect(page.getByRole('heading', { name: 'No run fits this filter' })).toBeVisible();
});

test('more than a page is loaded on demand', async ({ page, signIn, api, server }) => {
  await stage(api);
  const { sql } = server.database;
  const [columns] = await sql<{ names: string }[]>`
    select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
    where table_schema = 'public' and table_name = 'runs' and column_name not in ('id', 'prediction_id', 'created_at')`;
  await sql.unsafe(`insert into runs (${columns?.names}, created_at)
    select ${columns?.names}, created_at - n * interval '1 minute'
    from (select * from runs order by created_at desc limit 1) as last, generate_series(1, 60) as n`);
  await signIn('viewer');
  await page.goto('/runs?model=qwen');
  await expect(rows(page)).toHaveCount(50);
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect.poll(() => rows(page).count()).toBeGreaterThan(60);
});

test('a run is followed while it runs, and canceled; its page has an address for the job, too', async ({
  page,
  signIn,
  api,
  replicate,
}) => {
  replicate.script({ prediction: { runForMs: WITHOUT_END } });
  const job = await sendJob(api, { model: 'qwen', prompt: 'A lamp', image: 'https://example.com/room.png' });
  await signIn('editor');
  await page.goto(`/runs/${job.id}`);
  const state = page.getByRole('region', { name: 'Result' }).getByRole('status').first();
  await expect(state).toHaveText('The provider works on it');
  const viewer = resultParts(page);
  await viewer.cancel.click();
  await expect(state).toHaveText('Canceled');
  expect((await endOf(api, job.id)).status).toBe('canceled');

  const [run] = await readRuns(api);
  await page.goto(`/runs/${run?.id}`);
  await expect(state).toHaveText('Canceled');
  await expect(page.getByRole('main')).toContainText('“A lamp”');
});

test('a run without a seed of its own takes the one that the model chose when it is run again', async ({
  page,
  signIn,
  api,
  replicate,
}) => {
  replicate.script({ prediction: { logs: ['Using seed: 815'] } });
  const job = await stage(api);
  await signIn('editor');
  await page.goto(`/runs/${job.id}`);
  await expect(resultParts(page).fact('Seed')).toHaveText('815');
  await page.getByRole('button', { name: 'Run again with the same seed' }).click();
  await expect(page).not.toHaveURL(new RegExp(job.id));
  await expect.poll(() => replicate.predictions.at(-1)?.input.seed).toBe(815);
});

test('the exact input and the config are there to be copied', async ({ page, signIn, api, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const job = await stage(api);
  await signIn('viewer');
  await page.goto(`/runs/${job.id}`);
  await page.getByText('The exact input', { exact: true }).click();
  await page.getByRole('button', { name: 'Copy: The exact input' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toEqual(job.input);
  await expect(resultParts(page).again).toHaveAccessibleDescription(
    'Your role is viewer; this needs editor.',
  );
});

test('what is no run is not found', async ({ page, signIn, expectBrowserError }) => {
  expectBrowserError(/status of 404/);
  await signIn('viewer');
  for (const id of ['nothing', '0b0e7c5e-6a38-4a3c-9d55-1f6f5e0b7a11']) {
    await page.goto(`/runs/${id}`);
    await expect(page.getByRole('heading', { name: 'Nothing here' })).toBeVisible();
  }
});

test('the model page shows the last runs once they come near, and leads to all of them', async ({
  page,
  signIn,
  api,
}) => {
  await stage(api, { model: 'flux-kontext-max', prompt: 'A lamp' });
  await signIn('viewer');
  await configureScreen(page).open('flux-kontext-max');
  await page.getByRole('heading', { name: 'Last runs' }).scrollIntoViewIfNeeded();
  const list = page.getByRole('list', { name: 'Last runs' });
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await page.getByRole('link', { name: 'All runs of this model' }).click();
  await expect(page).toHaveURL('/runs?model=flux-kontext-max');
  await expect(rows(page)).toHaveCount(1);
});

test('list and run have no axe violation, are reached by keyboard and fit into every width', async ({
  page,
  signIn,
  api,
  axe,
}) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const job = await stage(api, { prompt: `Add a lamp ${'and a very_long_word'.repeat(12)}` });
  await saveConfig(api, 'qwen', { output_quality: 60 });
  await signIn('editor');
  for (const path of ['/runs', '/runs?show=jobs', `/runs/${job.id}`]) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(path);
    await expect(page.getByRole('img', { name: /^Result of/ }).first()).toBeVisible();
    expect(await keyboardFaults(page), path).toEqual([]);
    await axe();
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      await expect.poll(() => page.evaluate(layoutFaults), `${path}, ${width} px`).toEqual([]);
    }
  }
});
