import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { expectError, openForm, press, type } from '@/e2e/support/component-form';

it('a number with both limits has a slider beside its box, and both agree', async () => {
  const { saves } = await openForm({
    width: { type: 'integer', minimum: 64, maximum: 2048, multipleOf: 8, default: 1024, 'x-unit': 'px' },
  });
  const box = page.getByRole('spinbutton', { name: /^Width/ });
  const slider = page.getByRole('slider', { name: /^Width/ });
  await expect.element(box).toHaveAccessibleName('Width (px)');
  await expect.element(box).toHaveAccessibleDescription(/default 1024 64 to 2048 in steps of 8/);
  await slider.focus();
  await press('ArrowRight', 'ArrowRight');
  await expect.element(box).toHaveValue('1040');
  await box.focus();
  await press('ArrowDown');
  await expect.element(slider).toHaveValue('1032');
  await saves({ width: 1032 });
  await box.fill('1033');
  await expectError(box, 'Must be a multiple of 8');
});

it('a decimal is typed as it is read, and a cleared number is not null', async () => {
  const { screen, saves } = await openForm({
    guidance: { type: 'number', minimum: 1, maximum: 20, default: 7.5 },
  });
  await screen.number('Guidance').focus();
  await press('Control+a');
  await type('3.25');
  await saves({ guidance: 3.25 });
  await screen.number('Guidance').fill('');
  await expectError(screen.number('Guidance'), 'Must be a number');
  await press('Control+s');
  await expect.element(screen.number('Guidance')).toHaveValue('');
  await expectError(screen.number('Guidance'), 'Must be a number');
});

it('each digit counts for screen readers and arrow keys, and goes when the number comes from elsewhere', async () => {
  const { screen, saves } = await openForm({ steps: { type: 'integer', minimum: 1, default: 28 } });
  const box = screen.number('Steps');
  await box.focus();
  await press('End');
  await type('1');
  await expect.element(screen.button('Reset Steps')).toBeVisible();
  await type('23');
  await expect.element(box).toHaveAttribute('aria-valuenow', '28123');
  await press('ArrowUp');
  await expect.element(box).toHaveValue('28124');
  await expect.element(box).toHaveAttribute('aria-valuenow', '28124');
  await saves({ steps: 28124 });
  await screen.button('Reset Steps').press('Enter');
  await expect.element(box).toHaveValue('28');
  await expect.element(box).toHaveAttribute('aria-valuenow', '28');
  await saves({});
});

it('an optional number is unset until it is set, and can be unset again', async () => {
  const { screen, saves } = await openForm({ strength: { type: 'number' } });
  const box = screen.number('Strength');
  await expect.element(box).toHaveAttribute('placeholder', 'Unset');
  await expect.element(box).toHaveAccessibleDescription(/optional, no default/);
  await box.focus();
  await type('0');
  await saves({ strength: 0 });
  await screen.button('Unset Strength').press('Enter');
  await expect.element(box).toHaveValue('');
  await saves({});
});

it('a seed has a dice', async () => {
  const { screen, saves } = await openForm({ seed: { type: 'integer', minimum: 3, maximum: 3 } });
  await screen.button('Random seed').press('Enter');
  await expect.element(screen.number('Seed')).toHaveValue('3');
  await saves({ seed: 3 });
  await screen.number('Seed').focus();
  await press('Control+a', 'Delete');
  await saves({});
});
