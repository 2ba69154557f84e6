import type { JsonObject } from '@/lib/config-schema';
import { expect, test } from './fixtures';
import { readConfig, saveConfig } from './support/changes';
import { changeRow, configureScreen, expectOverrides } from './support/configure-screen';
import { importModel, promoteVersion } from './support/imported-model';
import type { ProductServer } from './support/product-server';

const PROPERTIES = {
  steps: { type: 'integer', minimum: 1, maximum: 100, default: 50 },
  quality: { type: 'integer', minimum: 1, maximum: 100, default: 90 },
};

test('each revision says who, when and why, and what it changed', async ({
  page,
  signIn,
  server,
  api,
  axe,
}) => {
  const slug = await importModel(server, PROPERTIES);
  await saveConfig(api, slug, { steps: 60 }, 'Sharper');
  await saveConfig(api, slug, { steps: 60, quality: 80 });
  await signIn('viewer');
  await page.goto(`/models/${slug}/history`);
  const first = page.getByRole('listitem', { name: 'Revision 1' });
  const second = page.getByRole('listitem', { name: 'Revision 2' });
  await expect(first).toContainText('MODELBOARD_API_TOKEN');
  await expect(first).toContainText('“Sharper”');
  await expect(changeRow(first, 'steps', '50', '60')).toBeVisible();
  await expect(changeRow(second, 'quality', '90', '80')).toBeVisible();
  await expect(second.getByText('Live', { exact: true })).toBeVisible();
  await expect(page.getByText('Before revision 1, the defaults were live.')).toBeVisible();
  await axe();
});

test('an earlier revision is compared with the present', async ({ page, signIn, server, api }) => {
  const slug = await importModel(server, PROPERTIES);
  await saveConfig(api, slug, { steps: 60 });
  await saveConfig(api, slug, { steps: 70, quality: 80 });
  await signIn('viewer');
  await page.goto(`/models/${slug}/history`);
  const first = page.getByRole('listitem', { name: 'Revision 1' });
  await first.getByRole('button', { name: 'Compare with the present' }).click();
  const since = first.getByRole('table', { name: 'Changes from Revision 1 to Live now' });
  await expect(changeRow(since, 'steps', '60', '70')).toBeVisible();
  await expect(changeRow(since, 'quality', '90', '80')).toBeVisible();
  await first.getByRole('button', { name: 'Hide the comparison' }).click();
  await expect(since).toBeHidden();
});

test('a revision is restored as a new one, after a dialog that shows what changes and takes a note', async ({
  page,
  signIn,
  server,
  api,
  axe,
}) => {
  const slug = await importModel(server, PROPERTIES);
  await saveConfig(api, slug, { steps: 60 });
  await saveConfig(api, slug, { quality: 80 });
  await signIn('editor');
  await page.goto(`/models/${slug}/history`);
  await page.getByRole('button', { name: 'Restore revision 1' }).click();
  const dialog = page.getByRole('dialog', { name: 'Restore revision 1?' });
  await expect(changeRow(dialog, 'steps', '50', '60')).toBeVisible();
  await expect(changeRow(dialog, 'quality', '80', '90')).toBeVisible();
  await axe();
  await dialog.getByLabel('Why? (optional note)').fill('It was better');
  await dialog.getByRole('button', { name: 'Restore and publish' }).click();
  await expect(page.getByRole('listitem', { name: 'Revision 3' })).toContainText('“It was better”');
  expect(await readConfig(api, slug)).toMatchObject({ revision: 3, overrides: { steps: 60 } });
});

test('a save by somebody else while the dialog is open is shown before anything is restored', async ({
  page,
  signIn,
  server,
  api,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 412/);
  const slug = await importModel(server, PROPERTIES);
  await saveConfig(api, slug, { steps: 60 });
  await saveConfig(api, slug, { steps: 61 });
  await signIn('editor');
  await page.goto(`/models/${slug}/history`);
  await page.getByRole('button', { name: 'Restore revision 1' }).click();
  const dialog = page.getByRole('dialog', { name: 'Restore revision 1?' });
  await expect(changeRow(dialog, 'steps', '61', '60')).toBeVisible();
  await saveConfig(api, slug, { steps: 75 });
  await dialog.getByRole('button', { name: 'Restore and publish' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Somebody else saved while this was open.');
  await expect(changeRow(dialog, 'steps', '75', '60')).toBeVisible();
  await expectOverrides(api, slug, { steps: 75 });
  await dialog.getByRole('button', { name: 'Restore and publish' }).click();
  await expect(dialog).toBeHidden();
  await expectOverrides(api, slug, { steps: 60 });
});

test('a revision that the present version refuses is not restored, and the dialog says which value', async ({
  page,
  signIn,
  server,
  api,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 422/);
  const slug = await importModel(server, PROPERTIES);
  await saveConfig(api, slug, { steps: 60 });
  await promoteVersion(server, slug, { ...PROPERTIES, steps: { ...PROPERTIES.steps, maximum: 55 } });
  await api.delete(`/api/v1/admin/models/${slug}/config`, { headers: { 'if-match': '*' } });
  await signIn('editor');
  await page.goto(`/models/${slug}/history`);
  await page.getByRole('button', { name: 'Restore revision 1' }).click();
  const dialog = page.getByRole('dialog', { name: 'Restore revision 1?' });
  await expect(dialog.getByRole('alert')).toContainText('steps Must be at most 55');
  await expect(dialog).toContainText('They were set for version 1; version 2 is live');
  await expectOverrides(api, slug, {});
});

test('a viewer may look back but not restore, and is told why', async ({ page, signIn, server, api }) => {
  const slug = await importModel(server, PROPERTIES);
  await saveConfig(api, slug, { steps: 60 });
  await saveConfig(api, slug, { steps: 61 });
  await signIn('viewer');
  await page.goto(`/models/${slug}/history`);
  const restore = page.getByRole('button', { name: 'Restore revision 1' });
  await expect(restore).toHaveAccessibleDescription('Your role is viewer; this needs editor.');
  await restore.click({ force: true });
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('what was live at a past time is shown: values, who saved them, and the active model', async ({
  page,
  signIn,
  server,
  axe,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 404/);
  const slug = await importModel(server, PROPERTIES);
  await revisionOf(server, slug, { revision: 1, at: '2020-03-01T12:00:00Z', overrides: { steps: 60 } });
  await revisionOf(server, slug, { revision: 2, at: '2020-05-01T12:00:00Z', overrides: { steps: 70 } });
  await activeSince(server, '2020-01-01T00:00:00Z');
  await signIn('viewer');
  await page.goto(`/models/${slug}/history`);
  const past = page.getByRole('region', { name: 'What was live at …' });
  const ask = async (moment: string) => {
    await past.getByLabel('Date and time, in your time zone').fill(moment);
    await past.getByRole('button', { name: 'Show' }).click();
  };
  await ask('2020-02-01T00:00');
  await expect(past).toContainText('Version 1, the defaults; nothing had been saved.');
  await ask('2020-03-01T12:01');
  await expect(past).toContainText('Version 1, revision 1, saved by Somebody of old.');
  await expect(past.getByRole('row', { name: /steps 60 default 50/ })).toBeVisible();
  await expect(past).toContainText('the active model was qwen/qwen-image-edit');
  await ask('2020-06-01T00:00');
  await expect(past.getByRole('row', { name: /steps 70 default 50/ })).toBeVisible();
  await axe();
  await ask('2019-06-01T00:00');
  await expect(past).toContainText('Nothing was live then.');
});

test('a time in the future is refused in words', async ({ page, signIn, server }) => {
  const slug = await importModel(server, PROPERTIES);
  await signIn('viewer');
  await page.goto(`/models/${slug}/history`);
  const past = page.getByRole('region', { name: 'What was live at …' });
  await past.getByRole('button', { name: 'Show' }).click();
  await expect(past.getByRole('alert')).toHaveText('Choose a date and a time.');
  await past.getByLabel('Date and time, in your time zone').fill('2999-01-01T00:00');
  await past.getByRole('button', { name: 'Show' }).click();
  await expect(past.getByRole('alert')).toHaveText('Choose a time in the past.');
});

test('before the first save the history says what to do', async ({ page, signIn, server, axe }) => {
  const slug = await importModel(server, PROPERTIES);
  await signIn('viewer');
  await page.goto(`/models/${slug}/history`);
  await expect(page.getByRole('heading', { name: 'No changes yet' })).toBeVisible();
  await axe();
});

test('older revisions are loaded on demand', async ({ page, signIn, server }) => {
  const slug = await importModel(server, PROPERTIES);
  for (let revision = 1; revision <= 52; revision += 1) {
    await revisionOf(server, slug, { revision, at: '2020-03-01T12:00:00Z', overrides: { steps: revision } });
  }
  await signIn('viewer');
  await page.goto(`/models/${slug}/history`);
  await expect(page.getByRole('listitem', { name: 'Revision 52' })).toBeVisible();
  await expect(page.getByRole('listitem', { name: 'Revision 2', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Load older revisions' }).click();
  await expect(page.getByRole('listitem', { name: 'Revision 1', exact: true })).toBeVisible();
  await expect(page.getByText('Before revision 1, the defaults were live.')).toBeVisible();
});

test('a history that cannot be read says so and is read again', async ({
  page,
  signIn,
  server,
  api,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 50\d/);
  const slug = await importModel(server, PROPERTIES);
  await saveConfig(api, slug, { steps: 60 });
  await signIn('viewer');
  const { sql } = server.database;
  await sql`alter table config_revisions rename to config_revisions_away`;
  try {
    await page.goto(`/models/${slug}/history`);
    await expect(page.getByRole('heading', { name: 'The history could not be read' })).toBeVisible({
      timeout: 30_000,
    });
  } finally {
    await sql`alter table config_revisions_away rename to config_revisions`;
  }
  await configureScreen(page).button('Try again').click();
  await expect(page.getByRole('listitem', { name: 'Revision 1' })).toBeVisible();
});

type PastRevision = { revision: number; at: string; overrides: JsonObject };

/** A save of long ago, as the product would have stored it. */
async function revisionOf({ database: { sql } }: ProductServer, slug: string, past: PastRevision) {
  const { revision, at } = past;
  const overrides = sql.json(past.overrides);
  const config = sql.json({ steps: 50, quality: 90, ...past.overrides });
  await sql`
    insert into config_revisions (model_id, revision, overrides, config, version, schema_fingerprint, actor_kind, actor_id, actor_name, created_at)
    select ${slug}, ${revision}, ${overrides}, ${config}, 1, schema_fingerprint, 'user', 'gone', 'Somebody of old', ${at}
    from model_versions where model_id = ${slug}`;
  await sql`
    insert into model_configs (model_id, overrides, revision, updated_at, updated_by)
    values (${slug}, ${overrides}, ${revision}, ${at}, 'Somebody of old')
    on conflict (model_id) do update set overrides = excluded.overrides, revision = excluded.revision, updated_at = excluded.updated_at`;
}

/** The first active model, dated back. */
async function activeSince({ database: { sql } }: ProductServer, at: string) {
  await sql`
    insert into setting_revisions (key, revision, value, actor_kind, actor_id, actor_name, created_at)
    values ('active_model', 0, '"qwen/qwen-image-edit"', 'system', 'system', 'Modelboard', ${at})
    on conflict do nothing`;
}
