import { expect } from './fixtures';
import { it, press } from './support/open-form';

it('a number with both limits has a slider beside its box, and both agree', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({
    width: { type: 'integer', minimum: 64, maximum: 2048, multipleOf: 8, default: 1024, 'x-unit': 'px' },
  });
  const box = page.getByRole('spinbutton', { name: /^Width/ });
  const slider = page.getByRole('slider', { name: /^Width/ });
  await expect(box).toHaveAccessibleName('Width (px)');
  await expect(box).toHaveAccessibleDescription(/default 1024 64 to 2048 in steps of 8/);
  await slider.focus();
  await press(page, 'ArrowRight', 'ArrowRight');
  await expect(box).toHaveValue('1040');
  await box.focus();
  await press(page, 'ArrowDown');
  await expect(slider).toHaveValue('1032');
  await saves({ width: 1032 });
  await box.fill('1033');
  await expect(box).toHaveAccessibleDescription(/Must be a multiple of 8/);
  await expect(screen.save).toHaveAccessibleDescription('1 value is invalid: Width');
});

it('a decimal is typed as it is read, and a cleared number is not null', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({
    guidance: { type: 'number', minimum: 1, maximum: 20, default: 7.5 },
  });
  await screen.number('Guidance').focus();
  await press(page, 'Control+a');
  await page.keyboard.type('3.25');
  await saves({ guidance: 3.25 });
  await screen.number('Guidance').fill('');
  await expect(screen.number('Guidance')).toHaveAttribute('aria-invalid', 'true');
  await expect(screen.number('Guidance')).toHaveAccessibleDescription(/Must be a number/);
  await page.keyboard.press('Control+s');
  await expect(screen.number('Guidance')).toHaveValue('');
  await expect(screen.save).toHaveAccessibleDescription('1 value is invalid: Guidance');
});

it('each digit counts for screen readers and arrow keys, and goes when the number comes from elsewhere', async ({
  page,
  openForm,
}) => {
  const { screen, saves } = await openForm({ steps: { type: 'integer', minimum: 1, default: 28 } });
  const box = screen.number('Steps');
  await box.focus();
  await press(page, 'End');
  await page.keyboard.type('1');
  await screen.button('Reset Steps').waitFor();
  await page.keyboard.type('23');
  await expect(box).toHaveAttribute('aria-valuenow', '28123');
  await press(page, 'ArrowUp');
  await expect(box).toHaveValue('28124');
  await expect(box).toHaveAttribute('aria-valuenow', '28124');
  await saves({ steps: 28124 });
  await screen.button('Reset Steps').press('Enter');
  await expect(box).toHaveValue('28');
  await expect(box).toHaveAttribute('aria-valuenow', '28');
  await saves({});
});

it('an optional number is unset until it is set, and can be unset again', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({ strength: { type: 'number' } });
  const box = screen.number('Strength');
  await expect(box).toHaveAttribute('placeholder', 'Unset');
  await expect(box).toHaveAccessibleDescription(/optional, no default/);
  await box.focus();
  await page.keyboard.type('0');
  await saves({ strength: 0 });
  await screen.button('Unset Strength').press('Enter');
  await expect(box).toHaveValue('');
  await saves({});
});

it('a seed has a dice', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({ seed: { type: 'integer', minimum: 3, maximum: 3 } });
  await screen.button('Random seed').press('Enter');
  await expect(screen.number('Seed')).toHaveValue('3');
  await saves({ seed: 3 });
  await screen.number('Seed').focus();
  await press(page, 'Control+a', 'Delete');
  await saves({});
});
