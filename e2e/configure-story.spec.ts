import { expect, test } from './fixtures';
import { readConfig } from './support/changes';
import { changeRow, configureScreen } from './support/configure-screen';

const slug = 'flux-kontext-pro';

test('an editor sets a value, sees the difference, saves, undoes, resets, restores and activates', async ({
  page,
  signIn,
  api,
}) => {
  test.slow();
  const person = await signIn('editor');
  const screen = configureScreen(page);
  const tolerance = screen.number('Safety tolerance');

  await test.step('set 2, and see 4 → 2', async () => {
    await screen.open(slug);
    await expect(tolerance).toHaveValue('4');
    await tolerance.fill('2');
    await expect(changeRow(screen.panel, 'safety_tolerance', '4', '2')).toBeVisible();
    expect((await readConfig(api, slug)).revision, 'nothing is saved yet').toBe(0);
  });

  await test.step('save it, with a note', async () => {
    await screen.note.fill('Stricter for children');
    await expect(screen.reason).toHaveText('Live for all workers at once');
    await screen.save.click();
    await expect(screen.notice('Saved as revision 1, live for all workers.')).toBeVisible();
    expect(await readConfig(api, slug)).toMatchObject({
      revision: 1,
      overrides: { safety_tolerance: 2 },
      note: 'Stricter for children',
      updated_by: person.name,
    });
    await expect(screen.panel).toContainText(`Last change: revision 1, by ${person.name}`);
  });

  await test.step('undo the save', async () => {
    await screen.notice('Saved as revision 1').getByRole('button', { name: 'Undo' }).click();
    await expect(screen.notice('The defaults are live again, saved as revision 2.')).toBeVisible();
    await expect(tolerance).toHaveValue('4');
    expect((await readConfig(api, slug)).config).toMatchObject({ safety_tolerance: 4 });
  });

  await test.step('set it again, reset it, and save both', async () => {
    await tolerance.fill('2');
    await screen.save.click();
    await expect(screen.notice('Saved as revision 3')).toBeVisible();
    await screen.button('Reset Safety tolerance').click();
    await expect(tolerance).toHaveValue('4');
    await screen.save.click();
    await expect(screen.notice('Saved as revision 4')).toBeVisible();
    expect((await readConfig(api, slug)).overrides).toEqual({});
  });

  await test.step('restore revision 3', async () => {
    await page.getByRole('link', { name: 'History' }).click();
    await screen.button('Restore revision 3').click();
    const dialog = page.getByRole('dialog', { name: 'Restore revision 3?' });
    await expect(changeRow(dialog, 'safety_tolerance', '4', '2')).toBeVisible();
    await dialog.getByRole('button', { name: 'Restore and publish' }).click();
    await expect(screen.notice('Revision 3 is live again, saved as revision 5.')).toBeVisible();
    expect((await readConfig(api, slug)).overrides).toEqual({ safety_tolerance: 2 });
  });

  await test.step('make the model active', async () => {
    await screen.button('Make Flux Kontext Pro active').click();
    const dialog = page.getByRole('dialog', { name: 'Change the active model?' });
    await expect(dialog).toContainText('qwen/qwen-image-edit');
    await expect(changeRow(dialog, 'safety_tolerance', '4', '2')).toBeVisible();
    await dialog.getByRole('button', { name: 'Make active' }).click();
    await expect(dialog).toBeHidden();
    await expect(
      page.getByRole('banner').or(page.getByRole('main')).getByText('Active', { exact: true }),
    ).toBeVisible();
    const active = await (await api.get('/api/v1/admin/settings/model')).json();
    expect(active).toMatchObject({ model_id: 'black-forest-labs/flux-kontext-pro', updated_by: person.name });
  });
});
