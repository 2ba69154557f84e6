import { expect, test } from './fixtures';
import { keyboardFaults } from './support/keyboard';
import { layoutFaults } from './support/layout';
import { livePrompts, promptsScreen, storePrompts } from './support/prompts-screen';

test.beforeEach(({ api }) => storePrompts(api, {}));

test('an editor changes a text, sees the prompt and the difference, saves, resets and restores', async ({
  page,
  signIn,
  api,
}) => {
  await signIn('editor');
  const screen = promptsScreen(page);
  await screen.open();
  const { defaults, revision } = await livePrompts(api);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Prompts' }).click();

  await screen.room.selectOption('Kitchen');
  await screen.style.selectOption('Industrial');
  await expect(screen.built).toHaveText(
    [defaults.structure, defaults.rooms.kitchen, defaults.styles.industrial].join('\n\n'),
  );
  await screen.text('Kitchen').fill('Add two stools.');
  await expect(screen.built).toHaveText(
    [defaults.structure, 'Add two stools.', defaults.styles.industrial].join('\n\n'),
  );
  await expect(screen.panel.getByRole('rowheader', { name: 'Kitchen' })).toBeVisible();
  expect((await livePrompts(api)).revision).toBe(revision);
  await screen.note.fill('fewer things');
  await screen.saveAndWait();
  expect(await livePrompts(api)).toMatchObject({
    revision: revision + 1,
    overrides: { rooms: { kitchen: 'Add two stools.' } },
    note: 'fewer things',
  });

  await screen.button('Reset Kitchen').click();
  await expect(screen.built).toContainText(defaults.rooms.kitchen ?? '');
  await screen.text('Bedroom').fill('Add a bed.');
  await screen.button('Reset all').click();
  await expect(screen.text('Bedroom')).toHaveValue(defaults.rooms.bedroom ?? '');
  await screen.saveAndWait();
  expect(await livePrompts(api)).toEqual(expect.objectContaining({ revision: revision + 2, overrides: {} }));

  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.getByRole('heading', { name: `Revision ${revision + 2}` })).toBeVisible();
  await page.getByRole('button', { name: `Restore revision ${revision + 1}` }).click();
  const dialog = page.getByRole('dialog', { name: `Restore revision ${revision + 1}?` });
  await expect(dialog.getByRole('rowheader', { name: 'rooms/kitchen' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Restore and publish' }).click();
  await expect(page.getByRole('heading', { name: `Revision ${revision + 3}` })).toBeVisible();
  expect((await livePrompts(api)).overrides).toEqual({ rooms: { kitchen: 'Add two stools.' } });

  await page.goto('/');
  const change = page.getByRole('listitem').filter({ hasText: 'restored an earlier revision of' }).first();
  await change.getByRole('link', { name: 'the prompt library' }).click();
  await expect(page).toHaveURL('/prompts/history');
  await page.goto('/audit?action=prompts.restore');
  await expect(page.getByRole('cell', { name: `Prompt library revision ${revision + 3}` })).toBeVisible();

  await page.goto('/');
  await page.getByRole('button', { name: `Undo revision ${revision + 3} of the prompt library` }).click();
  const undo = page.getByRole('dialog', { name: `Undo revision ${revision + 3} of the prompt library?` });
  await expect(undo).toContainText('All workers get these values of the prompt library at once');
  await expect(undo.getByRole('rowheader', { name: 'rooms/kitchen' })).toBeVisible();
  await undo.getByRole('button', { name: 'Undo and publish' }).click();
  await expect(screen.notice(/is live for all workers/)).toBeVisible();
  expect(await livePrompts(api)).toEqual(expect.objectContaining({ revision: revision + 4, overrides: {} }));
});

test('by keyboard alone, a room of one’s own is added, previewed and saved', async ({
  page,
  signIn,
  api,
}) => {
  await signIn('editor');
  const screen = promptsScreen(page);
  await screen.open();
  const add = screen.button('Add an entry to Rooms of your own');
  // A key that comes before the page is alive is lost.
  await expect(add).toBeEnabled();
  await add.press('Enter');
  await expect(screen.text('Rooms of your own, entry 1, name')).toBeFocused();
  await page.keyboard.type('Kids room');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Add a bunk bed.');
  await expect(screen.form).toContainText('Use small letters, with _ between words, such as kids_room');
  await expect(screen.save).toHaveAccessibleDescription(/Rooms of your own/);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('kids_room');
  await screen.room.focus();
  await page.keyboard.type('Kids');
  await expect(screen.built).toContainText('Add a bunk bed.');
  await page.keyboard.press('Control+s');
  await expect(screen.notice(/^Saved as revision/)).toBeVisible();
  expect((await livePrompts(api)).overrides).toEqual({ own_rooms: { kids_room: 'Add a bunk bed.' } });
});

test('the preview takes a prompt of the job, nothing at all, and a copy', async ({
  page,
  signIn,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn('viewer');
  const screen = promptsScreen(page);
  await screen.open();
  await expect(screen.save).toBeDisabled();
  await screen.room.selectOption('No room type');
  await screen.style.selectOption('No style');
  await expect(screen.built).toContainText('Furnish the place so that it looks lived in and inviting');
  await screen.own.fill('  Add a red sofa. ');
  await expect(screen.built).toHaveText('Add a red sofa.');
  await screen.button('Copy the prompt').click();
  await expect(screen.preview).toContainText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Add a red sofa.');
});

test('somebody else’s save is announced, and a save over it is decided text by text', async ({
  page,
  signIn,
  api,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 412/);
  await signIn('editor');
  const screen = promptsScreen(page);
  await screen.open();
  await screen.text('Kitchen').fill('Mine.');
  await storePrompts(api, { rooms: { bedroom: 'Theirs.' } });
  await expect(page.getByText(/^Revision \d+ was saved by MODELBOARD_API_TOKEN/)).toBeVisible();
  await screen.save.click();
  const dialog = page.getByRole('dialog', { name: 'Somebody else saved first' });
  await expect(dialog.getByRole('group')).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Save and publish' }).click();
  await expect(screen.notice(/^Saved as revision/)).toBeVisible();
  expect((await livePrompts(api)).overrides).toEqual({ rooms: { bedroom: 'Theirs.', kitchen: 'Mine.' } });
});

test('leaving with unsaved texts asks, and JSON is another view of them', async ({ page, signIn }) => {
  await signIn('editor');
  const screen = promptsScreen(page);
  await screen.open();
  await screen.text('Kitchen').fill('Mine.');
  await screen.view('JSON');
  await expect(screen.json).toHaveValue(/"kitchen": "Mine\."/);
  await page.getByRole('link', { name: 'History' }).click();
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await screen.json.fill('{ "generic": 5 }');
  await expect(screen.preview).toContainText('There is no preview while something in the form is not a text');
  await screen.discard.click();
  await expect(screen.built).toContainText('Make it modern');
});

test('with changes, at 360 px and in both themes, nothing is cut off and axe finds nothing', async ({
  page,
  signIn,
  api,
  axe,
}) => {
  test.setTimeout(150_000);
  await storePrompts(api, {
    generic: `Furnish it.${' Then add one more thing.'.repeat(40)}`,
    own_rooms: { a_room_with_a_very_long_name_that_must_not_break_the_page: 'Add a lamp.' },
  });
  await signIn('editor');
  const screen = promptsScreen(page);
  await screen.open();
  await screen.text('Kitchen').fill(' ');
  await expect(screen.form).toContainText('Must be a text of at most 2,000 characters, and not blank');
  expect(await keyboardFaults(page)).toEqual([]);
  for (const width of [360, 768, 1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => page.evaluate(layoutFaults), `${width} px`).toEqual([]);
  }
  await axe();
});

test('a library that cannot be read is no form, and the built-in texts are not taken for it', async ({
  page,
  signIn,
  server,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 50\d/);
  await signIn('editor');
  const screen = promptsScreen(page);
  const { sql } = server.database;
  await sql`alter table prompt_revisions rename to prompt_revisions_away`;
  try {
    await screen.open();
    await expect(page.getByRole('heading', { name: 'The prompt library could not be read' })).toBeVisible({
      timeout: 30_000,
    });
    await expect(screen.form).toHaveCount(0);
    await expect(screen.save).toHaveCount(0);
  } finally {
    await sql`alter table prompt_revisions_away rename to prompt_revisions`;
  }
  await screen.button('Try again').click();
  await expect(screen.text('Kitchen')).toBeVisible();
});
