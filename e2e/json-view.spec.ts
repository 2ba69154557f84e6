import { expect } from './fixtures';
import { test } from './fixtures/configure';
import { saveConfig } from './support/changes';
import { changeRow, expectOverrides } from './support/configure-screen';
import { importModel } from './support/imported-model';

const PROPERTIES = {
  steps: { type: 'integer', minimum: 1, maximum: 100, default: 50 },
  quality: { type: 'integer', minimum: 1, maximum: 100, default: 90 },
};

test('form and JSON are two views of one state', async ({ configure, server, api }) => {
  const slug = await importModel(server, PROPERTIES);
  const screen = await configure(slug);
  await screen.number('Steps').fill('60');
  await screen.view('JSON');
  await expect(screen.json).toHaveValue('{\n  "steps": 60,\n  "quality": 90\n}');
  await screen.json.fill('{ "steps": 61, "quality": 70 }');
  await expect(changeRow(screen.panel, 'quality', '90', '70')).toBeVisible();
  await screen.view('Form');
  await expect(screen.number('Steps')).toHaveValue('61');
  await expect(screen.number('Quality')).toHaveValue('70');
  await screen.saveAndWait();
  await expectOverrides(api, slug, { steps: 61, quality: 70 });
});

test('a value that is left out, or equals its default, follows the default; a pin stays', async ({
  configure,
  server,
  api,
}) => {
  const slug = await importModel(server, PROPERTIES);
  await saveConfig(api, slug, { steps: 50, quality: 70 });
  const screen = await configure(slug);
  await screen.view('JSON');
  await screen.json.fill('{ "steps": 50 }');
  await screen.saveAndWait();
  await expectOverrides(api, slug, { steps: 50 });
});

test('JSON names an invalid value with the same words as the form, and its line', async ({
  page,
  configure,
  server,
}) => {
  const slug = await importModel(server, PROPERTIES);
  const screen = await configure(slug);
  await screen.number('Quality').fill('101');
  await expect(screen.number('Quality')).toHaveAccessibleDescription(/Must be at most 100/);
  await screen.view('JSON');
  await expect(screen.json).toHaveAccessibleDescription(/Line 3, column 14 quality: Must be at most 100/);
  await expect(screen.json).toHaveAttribute('aria-invalid', 'true');
  await expect(screen.reason).toHaveText('1 value is invalid: Quality');
  await expect(screen.save).toHaveAccessibleDescription('1 value is invalid: Quality');
  await screen.json.fill('{ "steps": "many", "unheard_of": 1 }');
  await expect(screen.json).toHaveAccessibleDescription(/steps: Must be a whole number/);
  await expect(screen.json).toHaveAccessibleDescription(/unheard_of: Unknown parameter/);
  await screen.view('Form');
  await expect(screen.number('Steps')).toHaveValue('many');
  await expect(screen.number('Steps')).toHaveAccessibleDescription(/Must be a whole number/);
  await expect(page.getByRole('region', { name: 'Problems of the whole config' })).toContainText(
    'Unknown parameter',
  );
});

test('a text that is no JSON is kept, with the place of the fault, and nothing can be saved', async ({
  configure,
  server,
}) => {
  const slug = await importModel(server, PROPERTIES);
  const screen = await configure(slug);
  await screen.view('JSON');
  const broken = '{\n  "steps": 60,\n  "quality": }';
  await screen.json.fill(broken);
  await expect(screen.json).toHaveAccessibleDescription(/Line 3, column 14 Expected a value/);
  await expect(screen.save).toHaveAccessibleDescription('The JSON text has an error in line 3');

  await screen.view('Form');
  await expect(screen.number('Steps'), 'the form is as it was').toHaveValue('50');
  await screen.number('Steps').fill('55');
  await screen.button('The JSON text has an error in line 3').click();
  await expect(screen.json).toHaveValue(broken);
  await expect(screen.notice('The form has changed since this text was typed.')).toBeVisible();

  await screen.json.fill('{\n  "steps": 60,\n  "quality": 70 }');
  await screen.view('Form');
  await expect(screen.number('Steps')).toHaveValue('60');
  await expect(screen.reason).toHaveText('Live for all workers at once');
});

test('a kept text is given up for the values of the form', async ({ configure, server }) => {
  const slug = await importModel(server, PROPERTIES);
  const screen = await configure(slug);
  await screen.view('JSON');
  await screen.json.fill('[1, 2]');
  await expect(screen.json).toHaveAccessibleDescription(/The config must be an object/);
  await screen.view('Form');
  await screen.number('Steps').fill('55');
  await screen.view('JSON');
  await expect(screen.json).toHaveValue('[1, 2]');
  await screen.button('Drop the text and show the form’s values').click();
  await expect(screen.json).toHaveValue('{\n  "steps": 55,\n  "quality": 90\n}');
  await expect(screen.reason).toHaveText('Live for all workers at once');
});

test('an edit as JSON is undone as one step', async ({ configure, server }) => {
  const slug = await importModel(server, PROPERTIES);
  const screen = await configure(slug);
  await screen.view('JSON');
  await screen.json.fill('{ "steps": 61 }');
  await screen.json.fill('{ "steps": 62 }');
  await screen.button('Undo: Edit as JSON').click();
  await screen.view('Form');
  await expect(screen.number('Steps')).toHaveValue('50');
  await expect(screen.reason).toHaveText('Nothing to save');
});

test('the JSON view has no axe violation, with and without faults', async ({ configure, server, axe }) => {
  const slug = await importModel(server, PROPERTIES);
  const screen = await configure(slug);
  await screen.view('JSON');
  await expect(screen.json).toBeVisible();
  await axe();
  await screen.json.fill('{ "steps": 0, }');
  await expect(screen.json).toHaveAttribute('aria-invalid', 'true');
  await axe();
});
