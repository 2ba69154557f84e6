import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { expectHidden, expectTexts, openForm, openImported, press, type } from '@/e2e/support/component-form';
import type { JsonObject } from '@/lib/config-schema';

/** Other options stand before what decides. */
const branch = (model: string, { ratio = {}, ...properties }: JsonObject): JsonObject => ({
  type: 'object',
  required: ['model'],
  properties: { ratio, model: { const: model }, ...properties },
});

/** No branch mentions an input. */
const UNION: JsonObject = {
  type: 'object',
  oneOf: [
    branch('alpha', {
      ratio: { enum: ['16:9', '9:16'], default: '16:9' },
      steps: { type: 'integer', minimum: 1, maximum: 4, default: 2 },
    }),
    branch('beta', {
      ratio: { enum: ['1:1', '4:3'], default: '1:1' },
      audio: { type: 'boolean', default: true },
      steps: { type: 'integer', minimum: 10, maximum: 40 },
    }),
  ],
};

const choice = (name: string) => page.getByRole('combobox', { name, exact: true });
const ratios = (...names: string[]) => expectTexts(choice('Ratio').getByRole('option'), ['Unset', ...names]);

it('without an input in the branches, a form opens with the choice first and without errors', async () => {
  const { form } = await openImported(UNION);
  expect(form.issues()).toEqual([]);
  expect(form.overrides()).toEqual({});
  expect(form.fields[0]?.pointer).toBe('/model');
  await expectTexts(choice('Model').getByRole('option'), ['Unset', 'alpha', 'beta']);
});

it('what decides a branch comes first too if it is declared beside the branches', async () => {
  const { form } = await openForm(
    { seed: { type: 'integer' }, model: { enum: ['alpha', 'beta'], default: 'alpha' } },
    { oneOf: [branch('alpha', {}), branch('beta', {})] },
  );
  expect(form.fields[0]?.pointer).toBe('/model');
});

it('a choice applies the defaults of its branch, announces them, and can be undone with the keyboard', async () => {
  const { screen, form, saves } = await openImported(UNION);
  await choice('Model').focus();
  await type('a');
  await saves({ model: 'alpha', ratio: '16:9', steps: 2 });
  await expect.element(screen.notice('Changed with this choice: Ratio 16:9, Steps 2')).toBeVisible();
  await ratios('16:9', '9:16');
  await expect.element(screen.number('Steps')).toHaveAccessibleDescription(/1 to 4/);
  await press('ArrowDown');
  await expect.element(choice('Audio')).toBeVisible();
  await saves({ model: 'beta', ratio: '1:1', audio: true });
  await ratios('1:1', '4:3');
  await expect.element(screen.number('Steps')).toHaveAccessibleDescription(/10 to 40/);
  await choice('Model').press('Control+z');
  await saves({ model: 'alpha', ratio: '16:9', steps: 2 });
  form.undo();
  await saves({});
});

it('what was typed is no default: it stays, with an error if the branch has no such value', async () => {
  const { screen, form, saves, refuses } = await openImported(UNION);
  await choice('Model').selectOptions('alpha');
  await screen.number('Steps').fill('3');
  await choice('Model').selectOptions('beta');
  await expect.element(screen.number('Steps')).toHaveValue('3');
  await refuses('Steps');
  await screen.number('Steps').fill('12');
  await saves({ model: 'beta', ratio: '1:1', audio: true, steps: 12 });
  await choice('Audio').selectOptions('Off');
  await choice('Model').selectOptions('alpha');
  await expectHidden(choice('Audio'));
  expect(form.overrides()).toEqual({ model: 'alpha', ratio: '16:9', steps: 12 });
  await choice('Model').selectOptions('beta');
  await saves({ model: 'beta', ratio: '1:1', audio: false, steps: 12 });
});

it('unset, the choice shows everything again that is set, and sends nothing of a branch', async () => {
  const { screen, saves } = await openImported(UNION);
  await choice('Model').selectOptions('beta');
  await screen.button('Unset Model').press('Enter');
  await saves({});
  await expectHidden(choice('Audio'));
});

it('a union in a group narrows the group', async () => {
  const properties = { model: { enum: ['alpha', 'beta'] }, ratio: { enum: ['16:9', '9:16', '1:1', '4:3'] } };
  const { saves } = await openForm({ output: { ...UNION, properties } });
  const output = page.getByRole('group', { name: 'Output', exact: true });
  const within = (name: string) => output.getByRole('combobox', { name, exact: true });
  await within('Model').selectOptions('alpha');
  await expectTexts(within('Ratio').getByRole('option'), ['Unset', '16:9', '9:16']);
  await saves({ output: { model: 'alpha', ratio: '16:9', steps: 2 } });
  await within('Model').selectOptions('beta');
  await expectTexts(within('Ratio').getByRole('option'), ['Unset', '1:1', '4:3']);
  await saves({ output: { model: 'beta', ratio: '1:1', audio: true } });
});
