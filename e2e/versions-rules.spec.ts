import { expect } from './fixtures';
import { test } from './fixtures/configure';
import { readConfig } from './support/changes';
import { activateVersion } from './support/registry';

test('a rule over two parameters is told at the field that it asks to change, with what to do', async ({
  page,
  configure,
  api,
}) => {
  await activateVersion(api, 'bytedance/seedream-3', 2);
  const screen = await configure('seedream-3');
  const shape = page.getByRole('combobox', { name: 'Aspect ratio' });
  await screen.number('Width (px)').fill('1000');
  await expect(shape).toHaveAccessibleDescription(
    /Width counts only with custom\. Choose custom, or reset Width\./,
  );
  await expect(screen.reason).toHaveText('1 value is invalid: Aspect ratio');
  await screen.reason.getByRole('button').click();
  await expect(shape).toBeFocused();
  await shape.selectOption('custom');
  await expect(screen.reason).toHaveText('Live for all workers at once');
  await screen.saveAndWait();
  expect((await readConfig(api, 'seedream-3')).overrides).toEqual({ width: 1000, aspect_ratio: 'custom' });
});
