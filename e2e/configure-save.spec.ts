import type { JsonObject, JsonValue } from '@/lib/config-schema';
import { expect } from './fixtures';
import { test } from './fixtures/configure';
import { readConfig, saveConfig } from './support/changes';
import { expectOverrides } from './support/configure-screen';
import { importModel } from './support/imported-model';
import type { ProductServer } from './support/product-server';

const PROPERTIES = {
  steps: { type: 'integer', minimum: 1, maximum: 100, multipleOf: 2, default: 50 },
  guidance: { type: 'number', exclusiveMinimum: 0, default: 7.5 },
  label: { type: 'string', minLength: 2, pattern: '^[a-z]+$', default: 'plain' },
};

/** While `work` runs, writes to configs wait, as they do when the database is slow. */
async function whileSavesWait(
  { database: { sql } }: ProductServer,
  work: () => Promise<void>,
): Promise<void> {
  await sql.begin(async (transaction) => {
    await transaction`lock table model_configs in exclusive mode`;
    await work();
  });
}

test('what is typed while a save runs is kept, and is the next change', async ({
  configure,
  server,
  api,
}) => {
  const slug = await importModel(server, PROPERTIES);
  const screen = await configure(slug);
  await screen.number('Steps').fill('60');
  await screen.note.fill('Sharper');
  await whileSavesWait(server, async () => {
    await screen.save.click();
    await expect(screen.reason).toHaveText('Saving…');
    await screen.number('Steps').fill('62');
    await screen.text('Label').fill('fancy');
    await screen.note.fill('And a name');
  });
  await expect(screen.notice('Saved as revision 1')).toBeVisible();
  await expect(screen.number('Steps')).toHaveValue('62');
  await expect(screen.text('Label')).toHaveValue('fancy');
  await expect(screen.note).toHaveValue('And a name');
  expect(await readConfig(api, slug)).toMatchObject({ overrides: { steps: 60 }, note: 'Sharper' });
  await screen.save.click();
  await expect(screen.notice('Saved as revision 2')).toBeVisible();
  await expectOverrides(api, slug, { steps: 62, label: 'fancy' });
});

test('Ctrl-S saves from inside a field, once', async ({ page, configure, server, api }) => {
  const slug = await importModel(server, PROPERTIES);
  const screen = await configure(slug);
  await screen.number('Steps').fill('60');
  await page.keyboard.press('Control+s');
  await expect(screen.notice('Saved as revision 1, live for all workers.')).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(screen.reason).toHaveText('Nothing to save');
  expect(await readConfig(api, slug)).toMatchObject({ revision: 1, overrides: { steps: 60 } });
});

test('Cmd-S saves too, and the Undo of a save is reached by keyboard', async ({
  page,
  configure,
  server,
  api,
}) => {
  const slug = await importModel(server, PROPERTIES);
  await saveConfig(api, slug, { steps: 58 });
  const screen = await configure(slug);
  await screen.number('Steps').fill('60');
  await page.keyboard.press('Meta+s');
  const undo = screen.notice('Saved as revision 2').getByRole('button', { name: 'Undo' });
  await undo.press('Enter');
  await expect(screen.notice('Revision 1 is live again, saved as revision 3.')).toBeVisible();
  await expectOverrides(api, slug, { steps: 58 });
  await expect(screen.number('Steps')).toHaveValue('58');
});

const INVALID: [title: string, role: 'spinbutton' | 'textbox', typed: string, config: JsonObject][] = [
  ['Steps', 'spinbutton', '102', { steps: 102 }],
  ['Steps', 'spinbutton', '51', { steps: 51 }],
  ['Steps', 'spinbutton', '0.5', { steps: 0.5 }],
  ['Steps', 'spinbutton', 'many', { steps: 'many' }],
  ['Guidance', 'spinbutton', '0', { guidance: 0 }],
  ['Label', 'textbox', 'X', { label: 'X' }],
];

test('form and server refuse an invalid value with the same words', async ({
  page,
  configure,
  server,
  api,
}) => {
  const slug = await importModel(server, PROPERTIES);
  const screen = await configure(slug);
  for (const [title, role, typed, config] of INVALID) {
    const refused = await api.put(`/api/v1/admin/models/${slug}/config`, {
      headers: { 'if-match': '*' },
      data: { config },
    });
    expect(refused.status()).toBe(422);
    const { errors } = (await refused.json()) as { errors: { path: string; message: string }[] };
    const box = page.getByRole(role, { name: title, exact: true });
    await box.fill(typed);
    await expect(box).toHaveAttribute('aria-invalid', 'true');
    for (const { message } of errors) {
      await expect(box, typed).toHaveAccessibleDescription(
        new RegExp(message.replace(/[$^+()[\]]/g, '\\$&')),
      );
    }
    await expect(screen.save).toHaveAccessibleDescription(`1 value is invalid: ${title}`);
    await box.fill(textOf(PROPERTIES[title.toLowerCase() as keyof typeof PROPERTIES].default));
    await expect(screen.reason).toHaveText('Nothing to save');
  }
  expect((await readConfig(api, slug)).revision).toBe(0);
});

const textOf = (value: JsonValue) => String(value);

test('the reason of a disabled Save leads to the invalid field', async ({ page, configure, server }) => {
  const slug = await importModel(server, PROPERTIES);
  const screen = await configure(slug);
  await expect(screen.save).toHaveAccessibleDescription('Nothing to save');
  await screen.number('Steps').fill('200');
  await screen.text('Label').fill('X');
  await expect(screen.save).toHaveAccessibleDescription('2 values are invalid: Steps, Label');
  await screen.save.focus();
  await expect(page.getByRole('tooltip')).toHaveText('2 values are invalid: Steps, Label');
  await screen.button('2 values are invalid: Steps, Label').press('Enter');
  await expect(screen.number('Steps')).toBeFocused();
});

test('a viewer sees everything, changes nothing, and is told why', async ({
  page,
  configure,
  server,
  api,
  axe,
}) => {
  const slug = await importModel(server, PROPERTIES);
  await saveConfig(api, slug, { steps: 60 });
  const screen = await configure(slug, 'viewer');
  const reason = 'Your role is viewer; this needs editor.';
  await expect(screen.number('Steps')).toHaveValue('60');
  await expect(screen.number('Steps')).toBeDisabled();
  await expect(screen.form).toHaveAccessibleDescription(reason);
  await expect(screen.reason).toHaveText(reason);
  await expect(screen.save).toHaveAccessibleDescription(reason);
  await expect(screen.save).toHaveAttribute('aria-disabled', 'true');
  await axe();
  await screen.save.focus();
  await expect(page.getByRole('tooltip')).toHaveText(reason);
  await page.keyboard.press('Control+s');
  expect((await readConfig(api, slug)).revision).toBe(1);
});

test('a save that the database refuses says so, keeps what was typed, and works afterwards', async ({
  page,
  configure,
  server,
  api,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 50\d/);
  const { sql } = server.database;
  const slug = await importModel(server, PROPERTIES);
  const screen = await configure(slug);
  await screen.number('Steps').fill('60');
  await sql`alter table audit_events rename to audit_events_away`;
  try {
    await screen.save.click();
    await expect(page.getByRole('region', { name: 'Save' }).getByRole('alert')).toBeVisible();
  } finally {
    await sql`alter table audit_events_away rename to audit_events`;
  }
  await expect(screen.number('Steps')).toHaveValue('60');
  expect((await readConfig(api, slug)).revision, 'nothing half-written').toBe(0);
  await screen.saveAndWait();
  await expectOverrides(api, slug, { steps: 60 });
});
