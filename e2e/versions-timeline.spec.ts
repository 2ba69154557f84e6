import { expect, test } from './fixtures';
import { readConfig, saveConfig } from './support/changes';
import { changeRow } from './support/configure-screen';
import { importModel } from './support/imported-model';
import { activateVersion, productionOf, registerVersion, versionsScreen } from './support/registry';

const steps = (value: number) => ({ type: 'integer', minimum: 1, maximum: 100, default: value });
const schema = (value: number) => ({
  type: 'object',
  additionalProperties: false,
  properties: { steps: steps(value) },
});

test('the timeline says what was in production when, by whom and why, and one click tells of any time', async ({
  page,
  signIn,
  server,
  api,
  axe,
}) => {
  const slug = await importModel(server, { steps: steps(50) });
  await registerVersion(api, slug, 2, { schema: schema(40), metrics: { accuracy: 0.8 } });
  await activateVersion(api, slug, 2, { note: 'better' });
  await signIn('viewer');
  const screen = versionsScreen(page);
  await screen.open(slug);
  await expect(screen.periods).toHaveCount(2);
  const [present, former] = [screen.periods.first(), screen.periods.last()];
  await expect(present.getByRole('heading', { name: 'Version 2' })).toBeVisible();
  await expect(present).toContainText('since');
  await expect(present).toContainText('activated by MODELBOARD_API_TOKEN, in place of version 1: “better”');
  await expect(former.getByRole('heading', { name: 'Version 1' })).toBeVisible();
  await expect(former).toContainText('until');

  const at = page.getByRole('region', { name: 'What was in production at …' });
  const moment = at.getByLabel('Date and time, in your time zone');
  const show = at.getByRole('button', { name: 'Show' });
  await show.click();
  await expect(at.getByRole('alert')).toHaveText('Choose a date and a time.');
  await moment.fill('2021-07-03T14:00');
  await show.click();
  await expect(at.getByRole('status').filter({ hasText: 'production' })).toContainText(
    'version 1 was in production.',
  );
  await moment.fill('2019-07-03T14:00');
  await show.click();
  await expect(at).toContainText('nothing was in production.');
  await axe();

  await present.getByRole('link', { name: 'version 1' }).click();
  await expect(page).toHaveURL(`/models/${slug}/versions/compare?from=1&to=2`);
});

test('an activation is taken back from the timeline, with its config, as one', async ({
  page,
  signIn,
  server,
  api,
  axe,
}) => {
  const slug = await importModel(server, { steps: steps(50), quality: steps(90) });
  await saveConfig(api, slug, { quality: 80 });
  await registerVersion(api, slug, 2, { schema: schema(40) });
  await activateVersion(api, slug, 2, { decisions: { '/quality': { drop: true } } });
  const editor = await signIn('editor');
  const screen = versionsScreen(page);
  await screen.open(slug);
  await screen.timeline.getByRole('button', { name: 'Undo the activation of version 2' }).click();
  await expect(screen.dialog).toContainText('Version 1 goes back into production');
  await expect(changeRow(screen.dialog, 'steps', '40', '50')).toBeVisible();
  await expect(changeRow(screen.dialog, 'quality', 'unset', '80')).toBeVisible();
  await axe();
  await screen.dialog.getByLabel('Why? (optional note)').fill('slower');
  await screen.dialog.getByRole('button', { name: 'Undo and publish' }).click();
  await expect(screen.notice('Version 1 is in production again')).toBeVisible();
  expect(await readConfig(api, slug)).toMatchObject({ version: 1, overrides: { quality: 80 } });
  await expect(screen.periods.first()).toContainText(`brought back by an undo by ${editor.name}`);
  await expect(screen.periods).toHaveCount(3);
  await expect(
    screen.timeline.getByRole('button', { name: 'Undo the activation of version 1' }),
  ).toHaveAccessibleDescription('Only an activation can be taken back.');
});

test('an activation on which a save stands cannot be taken back, and says why', async ({
  page,
  signIn,
  server,
  api,
}) => {
  const slug = await importModel(server, { steps: steps(50) });
  await registerVersion(api, slug, 2, { schema: schema(40) });
  await activateVersion(api, slug, 2);
  await signIn('editor');
  const screen = versionsScreen(page);
  await screen.open(slug);
  const undo = screen.timeline.getByRole('button', { name: 'Undo the activation of version 2' });
  await undo.click();
  await expect(screen.dialog.getByRole('button', { name: 'Undo and publish' })).toBeEnabled();
  await saveConfig(api, slug, { steps: 30 });
  await page.keyboard.press('Escape');
  await undo.click();
  await expect(screen.dialog.getByRole('alert')).toContainText('of the config stands on this activation');
  await expect(screen.dialog.getByRole('button', { name: 'Undo and publish' })).toBeDisabled();
  await page.reload();
  await expect(undo).toHaveAccessibleDescription(/The config was saved since/);
  expect(await productionOf(api, slug)).toBe(2);
});

test('the overview lists activations with their difference, and takes them back', async ({
  page,
  signIn,
  server,
  api,
}) => {
  const slug = await importModel(server, { steps: steps(50), quality: steps(90) });
  await saveConfig(api, slug, { quality: 80 });
  await registerVersion(api, slug, 2, { schema: schema(40) });
  await activateVersion(api, slug, 2, { decisions: { '/quality': { drop: true } }, note: 'faster' });
  await signIn('editor');
  await page.goto('/');
  const changes = page.getByRole('region', { name: 'Last changes' }).getByRole('listitem');
  const activation = changes.first();
  await expect(activation).toContainText(`MODELBOARD_API_TOKEN put version 2 of ${slug} into production`);
  await expect(activation).toContainText('“faster”');
  await expect(changeRow(activation, 'version', '1', '2')).toBeVisible();
  await expect(changeRow(activation, 'steps', '50', '40')).toBeVisible();
  await expect(changeRow(activation, 'quality', '80', 'unset')).toBeVisible();
  await expect(
    changes.nth(2).getByRole('button', { name: /^Undo revision 1/ }),
    'a save before it',
  ).toHaveAccessibleDescription(/A later change stands on this one/);
  await activation.getByRole('button', { name: `Undo: put version 2 of ${slug} into production` }).click();
  const dialog = page.getByRole('dialog');
  await expect(changeRow(dialog, 'steps', '40', '50')).toBeVisible();
  await dialog.getByRole('button', { name: 'Undo and publish' }).click();
  await expect(changes.first()).toContainText(`took the activation of version 2 of ${slug} back`);
  expect(await readConfig(api, slug)).toMatchObject({ version: 1, overrides: { quality: 80 } });
});
