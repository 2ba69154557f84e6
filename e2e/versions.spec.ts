import { expect, test } from './fixtures';
import {
  activateVersion,
  artefactName,
  productionOf,
  registerVersion,
  versionsScreen,
} from './support/registry';

test('the table shows status, metrics as columns, artefact, and who put it into its status, when and why', async ({
  page,
  signIn,
  api,
}) => {
  const name = artefactName();
  await registerVersion(api, name, 1, {
    metrics: { accuracy: 0.78, latency_ms: 30 },
    description: 'On COCO.',
  });
  await registerVersion(api, name, 2, { metrics: { accuracy: 0.8, errors: 0 } });
  await activateVersion(api, name, 1, { note: 'the first' });
  await signIn('viewer');
  const screen = versionsScreen(page);
  await screen.open(name);
  await expect(screen.table.getByRole('columnheader')).toHaveText([
    'Version',
    'Status',
    'accuracy',
    'errors',
    'latency_ms',
    'Artefact',
    'Actions',
    'Details',
  ]);
  await expect(screen.row(1)).toContainText('production');
  await expect(screen.row(1)).toContainText('MODELBOARD_API_TOKEN');
  await expect(screen.row(1)).toContainText('“the first”');
  await expect(screen.row(1)).toContainText('On COCO.');
  await expect(screen.row(1)).toContainText(`models/${name}/v1/model.onnx`);
  await expect(screen.row(1).getByRole('cell', { name: 'unknown' }), 'not zero').toHaveCount(1);
  await expect(screen.row(2).getByRole('cell', { name: '0', exact: true })).toHaveCount(1);
  await screen.row(2).getByRole('button', { name: 'Details of version 2' }).click();
  await expect(page.getByText(/^sha256:/)).toBeVisible();
});

test('a version is registered with its metrics and parameters; faults stand at their fields', async ({
  page,
  signIn,
  api,
  axe,
  expectBrowserError,
}) => {
  expectBrowserError(/status of (409|422)/);
  const name = artefactName();
  await registerVersion(api, name, 1);
  await activateVersion(api, name, 1);
  await signIn('editor');
  const screen = versionsScreen(page);
  await screen.open(name);
  await page.getByRole('button', { name: 'Register a version' }).click();
  const { dialog } = screen;
  const field = (label: string) => dialog.getByLabel(label);
  await expect(field('Version number')).toHaveValue('2');
  await field('Version number').fill('1');
  await dialog.getByRole('button', { name: 'Register' }).click();
  await expect(field('Path')).toHaveAccessibleDescription(/Say where the artefact lies/);
  await field('Path').fill('models/v2.onnx');
  await field('Name of metric 1').fill('accuracy');
  await field('Value of metric 1').fill('good');
  await field('Parameters').fill('{"type": "object", "properties": {"steps": {"type": "whole"}}}');
  await dialog.getByRole('button', { name: 'Register' }).click();
  await expect(field('Value of metric 1')).toHaveAccessibleDescription('Enter a number, such as 0.82');
  await field('Value of metric 1').fill('0.82');
  await dialog.getByRole('button', { name: 'Register' }).click();
  await expect(field('Parameters')).toHaveAccessibleDescription(/steps/);
  await axe();
  await field('Parameters').fill(
    '{"type": "object", "properties": {"steps": {"type": "integer", "default": 20}}}',
  );
  await dialog.getByRole('button', { name: 'Register' }).click();
  await expect(field('Version number')).toHaveAccessibleDescription(`${name} has a version 1 already.`);
  await field('Version number').fill('2');
  await dialog.getByRole('button', { name: 'Register' }).click();
  await expect(dialog).toBeHidden();
  await expect(screen.notice(`Version 2 of ${name} is registered, in status staging.`)).toBeVisible();
  await expect(screen.row(2)).toContainText('0.82');
  await expect(page.getByRole('link', { name: 'Version 2 differs in 1 parameter · Compare' })).toBeVisible();
  expect(await productionOf(api, name)).toBe(1);
});

test('a version is archived, and can be activated again', async ({ page, signIn, api }) => {
  const name = artefactName();
  await registerVersion(api, name, 1);
  await registerVersion(api, name, 2);
  await activateVersion(api, name, 1);
  await signIn('editor');
  const screen = versionsScreen(page);
  await screen.open(name);
  const inUse = screen.row(1).getByRole('button', { name: 'Archive version 1' });
  await expect(inUse).toHaveAccessibleDescription('Version 1 is in production. Activate another one first.');
  const archive = screen.row(2).getByRole('button', { name: 'Archive version 2' });
  await archive.click();
  await screen.dialog.getByLabel('Why? (optional note)').fill('too slow');
  await screen.dialog.getByRole('button', { name: 'Archive' }).click();
  await expect(screen.notice('Version 2 is archived.')).toBeVisible();
  await expect(screen.row(2)).toContainText('archived');
  await expect(screen.row(2)).toContainText('“too slow”');
  await expect(archive).toHaveAccessibleDescription('Version 2 is archived.');
  await screen.row(2).getByRole('button', { name: 'Activate version 2' }).click();
  await page
    .getByRole('region', { name: 'Activate' })
    .getByRole('button', { name: 'Activate version 2…' })
    .click();
  await screen.dialog.getByRole('button', { name: 'Activate version 2' }).click();
  await expect(screen.row(2)).toContainText('production');
  expect(await productionOf(api, name)).toBe(2);
});

test('a viewer sees what could be done, and why they may not', async ({ page, signIn, api }) => {
  const name = artefactName();
  await registerVersion(api, name, 1);
  await registerVersion(api, name, 2);
  await activateVersion(api, name, 1);
  await signIn('viewer');
  const screen = versionsScreen(page);
  await screen.open(name);
  const reason = 'Your role is viewer; this needs editor.';
  for (const button of [
    page.getByRole('button', { name: 'Register a version' }),
    screen.row(2).getByRole('button', { name: 'Activate version 2' }),
    screen.row(2).getByRole('button', { name: 'Archive version 2' }),
    screen.timeline.getByRole('button', { name: 'Undo the activation of version 1' }),
  ]) {
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await expect(button).toHaveAccessibleDescription(reason);
  }
  await page.goto(`/models/${name}/versions/2/activate`);
  const activate = page.getByRole('button', { name: 'Activate version 2…' });
  await expect(activate).toHaveAccessibleDescription(reason);
});

test('the versions of a built-in model come with Modelboard', async ({ page, signIn }) => {
  await signIn('editor');
  const screen = versionsScreen(page);
  await screen.open('qwen');
  await expect(page.getByRole('button', { name: 'Register a version' })).toHaveAccessibleDescription(
    'The versions of Qwen Image Edit come with Modelboard.',
  );
  await expect(screen.row(2)).toContainText('staging');
});

test('a model without a version in production says where to choose one', async ({ page, signIn, api }) => {
  const name = artefactName();
  await registerVersion(api, name, 1);
  await signIn('editor');
  await page.goto(`/models/${name}/configure`);
  await page.getByRole('link', { name: 'Choose a version' }).click();
  const screen = versionsScreen(page);
  await expect(screen.timeline).toContainText('Nothing was ever in production');
  await screen.row(1).getByRole('button', { name: 'Activate version 1' }).click();
  await expect(page.getByText('Nothing is in production. Workers get the config of version 1')).toBeVisible();
  await page.getByRole('button', { name: 'Activate version 1…' }).click();
  await screen.dialog.getByRole('button', { name: 'Activate version 1' }).click();
  await expect(screen.row(1)).toContainText('production');
});

test('many versions come a page at a time, the newest first', async ({ page, signIn, server }) => {
  const name = artefactName();
  const { sql } = server.database;
  await sql`insert into models (id, slug, name, kind) values (${name}, ${name}, ${name}, 'imported')`;
  await sql`
    insert into model_versions (model_id, version, status, parameters_schema, schema_fingerprint, created_by)
    select ${name}, v, case when v = 70 then 'production' else 'staging' end, '{"type": "object"}', 'sha256:none', 'test'
    from generate_series(1, 120) v`;
  await sql`
    insert into model_version_events (model_id, version, status, action, actor_kind, actor_id, actor_name)
    select model_id, version, status, 'register', 'system', 'system', 'test'
    from model_versions where model_id = ${name} order by version`;
  await signIn('viewer');
  const screen = versionsScreen(page);
  await screen.open(name);
  await expect(screen.table.getByRole('rowheader')).toHaveCount(50);
  await expect(screen.table.getByRole('rowheader').first()).toContainText('Version 120');
  await expect(page.getByText('The newest 50 versions')).toBeVisible();
  const more = page.getByRole('button', { name: 'Load more' });
  await more.click();
  await expect(screen.table.getByRole('rowheader')).toHaveCount(100);
  await more.click();
  await expect(page.getByText('120 versions, all of them')).toBeVisible();
  await expect(more).toBeHidden();
  await expect(screen.periods).toHaveCount(0);
  await page.getByRole('button', { name: 'Load older times' }).click();
  await expect(screen.periods).toHaveCount(1);
});
