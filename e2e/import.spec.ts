import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect } from './fixtures';
import { test } from './fixtures/import';
import { importScreen } from './support/import-screen';
import { layoutFaults } from './support/layout';
import { replicateModel, sorts } from './support/schema-server';

const studio = fileURLToPath(new URL('./fixtures/import/studio.yaml', import.meta.url));

test.beforeEach(({ signIn }) => signIn('editor'));

test('a pasted Replicate model is recognised, previewed and imported', async ({ page, api }) => {
  const screen = importScreen(page);
  await page.goto('/models');
  await page.getByRole('link', { name: 'Import a model' }).click();
  await expect(page.getByRole('heading', { name: 'Import a model', level: 1 })).toBeVisible();
  await screen.paste(replicateModel('acme/painter', { version: '897a32de0f1c4b6e' }));
  await expect(screen.recognised).toHaveText(
    'Replicate model, version 897a32de0f1c4b6e; 3 parameters, 1 of them an input.',
  );
  await expect(screen.modelId).toHaveValue('acme/painter');
  await expect(screen.previewed.getByRole('spinbutton', { name: 'Steps' })).toHaveValue('20');
  await expect(screen.reason).toHaveText('acme/painter: version 1, live for workers that name it');
  await screen.import.click();
  await expect(screen.notice('painter is imported')).toBeVisible();
  await expect(page).toHaveURL(/\/models\/painter\/configure$/);
  await expect(page.getByRole('spinbutton', { name: 'Steps', exact: true })).toHaveValue('20');
  const model = await (await api.get('/api/v1/admin/models/painter')).json();
  expect(model).toMatchObject({ id: 'acme/painter', kind: 'imported', version: 1, provider: 'replicate' });
});

test('broken JSON says where, the last preview stays, and the correction is taken', async ({ page }) => {
  const screen = importScreen(page);
  await screen.open();
  await screen.paste(sorts);
  await expect(screen.previewed).toContainText('Steps');
  const text = await screen.source.inputValue();
  await screen.paste(text.replace('"type": "object",', '"type": "object"'));
  await expect(screen.fault).toContainText('Line 4, column 3 Expected a comma or }');
  await expect(screen.reason).toHaveText('Correct the source first');
  await expect(screen.import).toHaveAttribute('aria-disabled', 'true');
  await expect(screen.previewed).toContainText('Steps');
  await screen.fault.getByRole('button', { name: 'Line 4, column 3' }).click();
  await expect(screen.source).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  await page.keyboard.type(',');
  await expect(screen.fault).toBeHidden();
  await expect(screen.reason).toHaveText('Give the model an id');
});

test('a file is opened or dropped, in JSON and in YAML; one that is too large is not', async ({
  page,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 422/);
  const screen = importScreen(page);
  await screen.open();
  const json = { name: 'sorts.json', mimeType: 'application/json' };
  await screen.file.setInputFiles({ ...json, buffer: Buffer.from(JSON.stringify(sorts)) });
  await expect(screen.notice('sorts.json')).toBeVisible();
  await expect(screen.recognised).toHaveText('JSON Schema; 4 parameters, 2 of them inputs.');

  const data = await page.evaluateHandle(
    (text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'studio.yaml'));
      return transfer;
    },
    await readFile(studio, 'utf8'),
  );
  await screen.source.dispatchEvent('drop', { dataTransfer: data });
  await expect(screen.notice('studio.yaml')).toBeVisible();
  await expect(screen.reason).toHaveText('Choose an operation first');

  await screen.file.setInputFiles({ ...json, buffer: Buffer.alloc(1024 * 1024 * 1.5, ' ') });
  await expect(screen.fault).toHaveText(
    /This is 1\.5 MB, and at most 1 MB can be sent\. Give its address instead/,
  );
});

test('of an OpenAPI document one operation is chosen, by keyboard and by search', async ({
  page,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 422/);
  const screen = importScreen(page);
  await screen.open();
  await screen.file.setInputFiles(studio);
  await expect(screen.reason).toHaveText('Choose an operation first');
  await expect(screen.report).toContainText('1 error');
  await screen.operation.focus();
  await page.keyboard.type('sound');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(screen.previewed.getByRole('spinbutton', { name: 'Volume' })).toHaveValue('5');
  await expect(screen.report).toContainText('0 errors');
  await screen.operation.click();
  await page.getByRole('option', { name: /pictures/ }).click();
  await expect(screen.previewed.getByRole('combobox', { name: 'Size' })).toHaveValue(/.+/);
  await screen.modelId.fill('studio-pictures');
  await screen.import.click();
  await expect(page).toHaveURL(/\/models\/studio-pictures\/configure$/);
  await expect(page.getByRole('main')).toContainText('Sharpness');
});

test('a corrected role moves a parameter in or out of the preview at once, and is stored', async ({
  page,
  api,
}) => {
  const screen = importScreen(page);
  await screen.open();
  await screen.paste(sorts);
  await screen.modelId.fill('acme/sorts');
  await expect(screen.parameters.getByRole('row', { name: /image/ })).toContainText('yes');
  await expect(screen.parameters.getByRole('row', { name: /api_key|Api key/ })).toContainText(
    'a secret is never stored',
  );
  const steps = screen.previewed.getByRole('spinbutton', { name: 'Steps' });
  await steps.fill('7');
  await expect(screen.role('Image', 'Input')).toBeChecked();
  await screen.role('Image', 'Config').check({ force: true });
  await expect(screen.previewed.getByRole('textbox', { name: 'Image' })).toBeVisible();
  await expect(steps).toHaveValue('7');
  await screen.role('Seed', 'Config').focus();
  await page.keyboard.press('ArrowRight');
  await expect(screen.role('Seed', 'Input')).toBeChecked();
  await expect(screen.previewed).not.toContainText('Seed');
  await screen.import.click();
  await expect(page).toHaveURL(/\/models\/sorts\/configure$/);
  const schema = await (await api.get('/api/v1/admin/models/sorts/export')).json();
  const roles = Object.fromEntries(
    Object.entries<{ 'x-role': string }>(schema.properties).map(([name, property]) => [
      name,
      property['x-role'],
    ]),
  );
  expect(roles).toEqual({ image: 'config', api_key: 'input', steps: 'config', seed: 'input' });
});

test('values can be tried in the preview: they are checked, and never stored', async ({ page, api }) => {
  const screen = importScreen(page);
  await screen.open();
  await screen.paste(replicateModel('acme/tried'));
  await screen.previewed.getByRole('spinbutton', { name: 'Steps' }).fill('99');
  await expect(screen.previewed).toContainText('Must be at most 50');
  await expect(screen.preview.getByText('1 value not valid.')).toBeVisible();
  await screen.import.click();
  await expect(page).toHaveURL(/\/models\/tried\/configure$/);
  const config = await (await api.get('/api/v1/admin/models/tried/config')).json();
  expect(config).toMatchObject({ revision: 0, overrides: {}, config: { steps: 20 } });
});

test('a name that is taken or not allowed is refused at its field, before anything is stored', async ({
  page,
  expectBrowserError,
}) => {
  expectBrowserError(/status of (409|422)/);
  const screen = importScreen(page);
  await screen.open();
  await screen.paste(replicateModel('black-forest-labs/flux-kontext-pro'));
  await expect(screen.modelId).toHaveAccessibleDescription(/taken|exists/i);
  await expect(screen.previewed).toContainText('Steps');
  await expect(screen.reason).toHaveText('Correct what the model is called');
  await screen.modelId.fill('a b');
  await expect(screen.modelId).toHaveAccessibleDescription(/Use owner\/name or a plain name/);
  await screen.modelId.fill('acme/renamed');
  await expect(screen.reason).toHaveText(/^acme\/renamed: version 1/);
  await screen.slug.fill('flux-kontext-pro');
  await expect(screen.slug).toHaveAccessibleDescription(/taken|exists/i);
  await screen.slug.fill('my-painter');
  await screen.name.fill('My painter');
  await expect(screen.reason).toHaveText(/^acme\/renamed: version 1/);
  await screen.import.click();
  await expect(page).toHaveURL(/\/models\/my-painter\/configure$/);
  await expect(page.getByRole('heading', { name: 'My painter', level: 1 })).toBeVisible();
});

test('the report counts what it says, and leads to the line', async ({ page }) => {
  const screen = importScreen(page);
  await screen.open();
  await screen.paste(sorts);
  await expect(screen.report.getByRole('status')).toHaveText(/^0 errors, 1 warning, \d notes?$/);
  const line = screen.report
    .getByRole('listitem')
    .filter({ hasText: 'seed: default null is not allowed by its type' });
  await expect(line).toContainText('Warning');
  await line.getByRole('button', { name: /^line \d+$/ }).click();
  await expect(screen.source).toBeFocused();
});

test('a report of more lines than are listed says how many more there are', async ({ page }) => {
  const screen = importScreen(page);
  await screen.open();
  const names = Array.from({ length: 540 }, (_, index) => [`p${index}`, { type: 'integer', default: 'x' }]);
  await screen.paste(JSON.stringify({ type: 'object', properties: Object.fromEntries(names) }));
  await expect(screen.report.getByRole('status')).toHaveText(/^0 errors, 540 warnings, 0 notes$/);
  await expect(screen.report.getByRole('listitem')).toHaveCount(201);
  await expect(screen.report.getByRole('listitem').last()).toHaveText(/^Warning 340 more lines like these$/);
});

test('a file in UTF-16, as Windows writes it, is read', async ({ page }) => {
  const screen = importScreen(page);
  await screen.open();
  await screen.file.setInputFiles({
    name: 'sorts.json',
    mimeType: 'application/json',
    buffer: Buffer.from(`\uFEFF${JSON.stringify(sorts)}`, 'utf16le'),
  });
  await expect(screen.recognised).toHaveText('JSON Schema; 4 parameters, 2 of them inputs.');
});

test('names of any length and script stay within the screen', async ({ page }) => {
  test.setTimeout(150_000);
  const screen = importScreen(page);
  await screen.open();
  const names = ['n'.repeat(5000), '🎨 🖌️', 'שם עברי', 'a/b~c', ' ', ''];
  const properties = names.map((name) => [name, { type: 'integer', default: 'x', title: name }]);
  await screen.paste({ title: 't'.repeat(5000), type: 'object', properties: Object.fromEntries(properties) });
  await expect(screen.recognised).toHaveText('JSON Schema; 6 parameters, 0 of them inputs.');
  await expect(screen.previewed.getByRole('spinbutton')).toHaveCount(6);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => page.evaluate(layoutFaults), `${width} px`).toEqual([]);
  }
});

test('leaving asks first while there is a source, and not after the import', async ({ page }) => {
  const screen = importScreen(page);
  await screen.open();
  await screen.paste(sorts);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Audit' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stay' }).click();
  await expect(screen.source).not.toHaveValue('');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Audit' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Leave and discard' }).click();
  await expect(page.getByRole('heading', { name: 'Audit', level: 1 })).toBeVisible();
});

test('a model is imported by keyboard alone', async ({ page }) => {
  const screen = importScreen(page);
  await screen.open();
  await screen.source.focus();
  await page.keyboard.insertText(JSON.stringify(sorts));
  await expect(screen.modelId).toBeVisible();
  const tabTo = async (target: typeof screen.import) => {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab');
      if (await target.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error('The focus did not get there');
  };
  await tabTo(screen.modelId);
  await page.keyboard.type('by-keyboard');
  await tabTo(screen.role('Image', 'Input'));
  await page.keyboard.press('ArrowLeft');
  await expect(screen.previewed.getByRole('textbox', { name: 'Image' })).toBeVisible();
  await expect(screen.reason).toHaveText(/^by-keyboard: version 1/);
  await tabTo(screen.import);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/models\/by-keyboard\/configure$/);
});

test('whoever may not import reads why', async ({ page, newPage, signIn, expectBrowserError, axe }) => {
  expectBrowserError(/status of 403/);
  const other = await newPage();
  await signIn('viewer', other);
  await other.goto('/models');
  const button = other.getByRole('button', { name: 'Import a model' });
  await expect(button).toHaveAccessibleDescription('Your role is viewer; this needs editor.');
  await other.goto('/models/import');
  await expect(other.getByRole('main')).toContainText('Your role is viewer; this needs editor.');
  await axe(other);
  await page.close();
});

test('the filled screen has no axe violation and fits into every width', async ({ page, axe }) => {
  test.setTimeout(150_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const screen = importScreen(page);
  await screen.open();
  await screen.paste(sorts);
  await expect(screen.previewed).toContainText('Steps');
  await axe();
  for (const width of [360, 768, 1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => page.evaluate(layoutFaults), `${width} px`).toEqual([]);
  }
});
