import { expect } from './fixtures';
import { test } from './fixtures/configure';
import { readConfig, saveConfig } from './support/changes';
import { changeRow, configureScreen, expectOverrides } from './support/configure-screen';
import { importModel, promoteVersion } from './support/imported-model';

const number = (value: number) => ({ type: 'integer', minimum: 0, maximum: 100, default: value });
const PROPERTIES = { steps: number(50), quality: number(90), guidance: number(7) };
/** The page looks for news every 5 s; a busy machine takes longer. */
const NEWS = { timeout: 30_000 };

test('a save by somebody else is announced while editing, and touches nothing that is typed', async ({
  page,
  newPage,
  signIn,
  server,
}) => {
  const slug = await importModel(server, PROPERTIES);
  const [mine, theirs] = [configureScreen(page), configureScreen(await newPage())];
  await signIn('editor', mine.page);
  const somebody = await signIn('editor', theirs.page);
  await Promise.all([mine.open(slug), theirs.open(slug)]);
  await mine.number('Steps').fill('60');
  await theirs.number('Quality').fill('80');
  await theirs.note.fill('Smaller files');
  await theirs.saveAndWait();

  const news = page.getByText(`Revision 1 was saved by ${somebody.name}`);
  await expect(news).toBeVisible(NEWS);
  await expect(news).toContainText('“Smaller files”');
  await expect(mine.number('Steps')).toHaveValue('60');
  await expect(mine.number('Quality')).toHaveValue('90');

  await mine.button('Show').click();
  const dialog = page.getByRole('dialog', { name: 'Revision 1' });
  await expect(dialog.getByRole('group', { name: /Quality changed by them/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Take into the form' }).click();
  await expect(mine.number('Quality')).toHaveValue('80');
  await expect(mine.number('Steps')).toHaveValue('60');
  await expect(news).toBeHidden();
  await mine.compareWith('Saved');
  await expect(changeRow(mine.panel, 'steps', '50', '60')).toBeVisible();
});

test('on saving, theirs and mine stand side by side, and each is taken', async ({
  page,
  newPage,
  signIn,
  server,
  api,
  expectBrowserError,
  axe,
}) => {
  expectBrowserError(/status of 412/);
  const slug = await importModel(server, PROPERTIES);
  const [mine, theirs] = [configureScreen(page), configureScreen(await newPage())];
  await signIn('editor', mine.page);
  const somebody = await signIn('editor', theirs.page);
  await Promise.all([mine.open(slug), theirs.open(slug)]);
  await mine.number('Steps').fill('60');
  await mine.number('Quality').fill('61');
  await mine.number('Guidance').fill('9');
  await theirs.number('Steps').fill('70');
  await theirs.number('Quality').fill('71');
  await theirs.saveAndWait();
  await mine.save.click();

  const dialog = page.getByRole('dialog', { name: 'Somebody else saved first' });
  await expect(dialog).toContainText(`${somebody.name} saved revision 1`);
  await expect(dialog.getByRole('status')).toHaveText('2 parameters need a choice');
  await expect(dialog.getByRole('button', { name: 'Save and publish' })).toBeDisabled();
  await expect(
    dialog.getByRole('group', { name: /Guidance changed by you/ }).getByLabel('Mine: 9'),
  ).toBeChecked();
  await axe();
  await dialog
    .getByRole('group', { name: /Steps changed by both/ })
    .getByLabel('Theirs: 70')
    .check();
  await dialog
    .getByRole('group', { name: /Quality changed by both/ })
    .getByLabel('Mine: 61')
    .check();
  await dialog.getByRole('button', { name: 'Save and publish' }).click();
  await expect(mine.notice('Saved as revision 2')).toBeVisible();
  expect(await readConfig(api, slug)).toMatchObject({
    revision: 2,
    overrides: { steps: 70, quality: 61, guidance: 9 },
  });
  await expect(mine.number('Steps')).toHaveValue('70');
});

for (const [whose, expected] of [
  ['theirs', { steps: 70, quality: 71 }],
  ['mine', { steps: 60, quality: 71 }],
] as const) {
  test(`all of ${whose} is taken with one button`, async ({
    page,
    configure,
    server,
    api,
    expectBrowserError,
  }) => {
    expectBrowserError(/status of 412/);
    const slug = await importModel(server, PROPERTIES);
    const screen = await configure(slug);
    await screen.number('Steps').fill('60');
    await saveConfig(api, slug, { steps: 70, quality: 71 });
    await screen.save.click();
    const dialog = page.getByRole('dialog', { name: 'Somebody else saved first' });
    await dialog.getByRole('button', { name: `Take all of ${whose}` }).click();
    await dialog.getByRole('button', { name: 'Save and publish' }).click();
    await expect(dialog).toBeHidden();
    await expectOverrides(api, slug, expected);
    await expect(screen.number('Steps')).toHaveValue(String(expected.steps));
    await expect(screen.number('Quality')).toHaveValue('71');
    await expect(screen.reason).toHaveText('Nothing to save');
  });
}

test('Cancel leaves everything as it was typed, and a second save asks again', async ({
  page,
  configure,
  server,
  api,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 412/);
  const slug = await importModel(server, PROPERTIES);
  const screen = await configure(slug);
  await screen.number('Steps').fill('60');
  await saveConfig(api, slug, { steps: 70 });
  await screen.save.click();
  const dialog = page.getByRole('dialog', { name: 'Somebody else saved first' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await expect(screen.number('Steps')).toHaveValue('60');
  await expect(screen.save).toBeFocused();
  await screen.save.click();
  await expect(dialog).toBeVisible();
  await expectOverrides(api, slug, { steps: 70 });
});

test('an Undo keeps what was typed after the save', async ({ configure, server, api }) => {
  const slug = await importModel(server, PROPERTIES);
  await saveConfig(api, slug, { steps: 55 });
  const screen = await configure(slug);
  await screen.number('Steps').fill('60');
  await screen.saveAndWait();
  await screen.number('Quality').fill('80');
  await screen.notice('Saved as revision 2').getByRole('button', { name: 'Undo' }).click();
  await expect(screen.notice('Revision 1 is live again, saved as revision 3.')).toBeVisible();
  await expect(screen.number('Steps')).toHaveValue('55');
  await expect(screen.number('Quality')).toHaveValue('80');
  await expectOverrides(api, slug, { steps: 55 });
});

test('an Undo after somebody else saved is refused and says why', async ({
  page,
  configure,
  server,
  api,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 412/);
  const slug = await importModel(server, PROPERTIES);
  const screen = await configure(slug);
  await screen.number('Steps').fill('60');
  await screen.saveAndWait();
  await saveConfig(api, slug, { steps: 70 });
  await screen.notice('Saved as revision 1').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The save was not undone' })).toBeVisible();
  await expectOverrides(api, slug, { steps: 70 });
});

test('a version that goes live meanwhile is announced, and what was typed is carried over', async ({
  page,
  configure,
  server,
  api,
}) => {
  const slug = await importModel(server, PROPERTIES);
  const screen = await configure(slug);
  await screen.number('Steps').fill('60');
  await screen.number('Guidance').fill('9');
  await promoteVersion(server, slug, { steps: number(40), quality: number(90) });
  await expect(page.getByText('Version 2 was put into production')).toBeVisible(NEWS);
  await expect(screen.save).toHaveAccessibleDescription('Version 2 is live now. Load it first');
  await expect(screen.number('Steps')).toHaveValue('60');
  await screen.button('Show').click();
  const dialog = page.getByRole('dialog', { name: 'Version 2 is in production' });
  await expect(dialog).toContainText('It has no parameter for guidance: 9.');
  await dialog.getByRole('button', { name: 'Load version 2 with these values' }).click();
  await expect(screen.number('Steps')).toHaveValue('60');
  await expect(screen.number('Guidance')).toHaveCount(0);
  await expect(changeRow(screen.panel, 'steps', '40', '60')).toBeVisible();
  await screen.saveAndWait();
  await expectOverrides(api, slug, { steps: 60 });
});
