import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { expectTexts, openForm, press, type } from '@/e2e/support/component-form';

it('a boolean is a checkbox: Space turns it, and false is not the same as following the default', async () => {
  const { saves } = await openForm({ upscale: { type: 'boolean', default: true } });
  await page.getByRole('checkbox', { name: 'Upscale' }).focus();
  await press('Space');
  await expect.element(page.getByRole('checkbox', { name: 'Upscale' })).not.toBeChecked();
  await saves({ upscale: false });
});

it('a boolean without a default has three states', async () => {
  const { saves } = await openForm({ tiling: { type: 'boolean' } });
  const box = page.getByRole('combobox', { name: 'Tiling' });
  await expectTexts(box.getByRole('option'), ['Unset', 'On', 'Off']);
  await box.focus();
  await type('Off');
  await saves({ tiling: false });
});

it('a few options are a dropdown, and keep their type', async () => {
  const { saves } = await openForm({ rate: { enum: [24, '24', null, true], default: 24 } });
  const box = page.getByRole('combobox', { name: 'Rate' });
  await expectTexts(box.getByRole('option'), ['24', '"24"', 'true', 'null']);
  await box.focus();
  await press('ArrowDown');
  await saves({ rate: '24' });
  await press('End');
  await saves({ rate: null });
});

it('many options are searched', async () => {
  const styles = Array.from({ length: 113 }, (_, index) => `style-${index}`);
  const { saves } = await openForm({ style: { type: 'string', enum: styles, default: 'style-7' } });
  const box = page.getByRole('combobox', { name: 'Style' });
  await expect.element(box).toHaveValue('style-7');
  await expect.element(box).toBeEnabled();
  await box.focus();
  await type('nothing like it');
  await expect.element(page.getByText('No option matches')).toBeVisible();
  await press('Control+a');
  await type('le-10');
  await expectTexts(page.getByRole('option'), [
    'style-10',
    ...Array.from({ length: 10 }, (_, index) => `style-${100 + index}`),
  ]);
  await press('ArrowDown', 'Enter');
  await expect.element(box).toHaveValue('style-100');
  await saves({ style: 'style-100' });
});

it('a choice of constants shows their titles', async () => {
  const { saves } = await openForm({
    quality: {
      oneOf: [
        { const: 1, title: 'Rough' },
        { const: 'very_fine', title: 'Very fine' },
      ],
      default: 1,
    },
  });
  const box = page.getByRole('combobox', { name: 'Quality' });
  await expectTexts(box.getByRole('option'), ['Rough (1)', 'Very fine']);
  await box.focus();
  await type('Very');
  await saves({ quality: 'very_fine' });
});

it('the only value that there is stands as text; where it may be unset, it can be set and unset', async () => {
  const { screen, saves } = await openForm({ fps: { enum: [24], default: 24 }, kind: { const: 'clip' } });
  await expect.element(screen.text('FPS')).toHaveValue('24');
  await expect.element(screen.text('FPS')).toHaveAttribute('readonly');
  const kind = page.getByRole('combobox', { name: 'Kind' });
  await kind.focus();
  await press('ArrowDown');
  await saves({ kind: 'clip' });
  await press('ArrowUp');
  await saves({});
});

it('some of several options are ticked', async () => {
  const { screen, saves } = await openForm({
    parts: {
      type: 'array',
      uniqueItems: true,
      maxItems: 2,
      items: { enum: ['face', 'hands', 3] },
      default: ['hands'],
    },
  });
  const group = page.getByRole('group', { name: 'Parts' });
  await expect.element(group.getByRole('checkbox', { name: 'hands' })).toBeChecked();
  await group.getByRole('checkbox', { name: '3' }).press('Space');
  await expect.element(group.getByRole('checkbox', { name: 'face' })).toBeDisabled();
  await expect.element(group).toHaveTextContent('2 of 3, at most 2');
  await saves({ parts: ['hands', 3] });
  await group.getByRole('checkbox', { name: 'hands' }).press('Space');
  await group.getByRole('checkbox', { name: '3' }).press('Space');
  await saves({ parts: [] });
  await screen.button('Reset Parts').press('Enter');
  await saves({});
});

it('many such options are searched', async () => {
  const options = Array.from({ length: 30 }, (_, index) => `tag ${index}`);
  const { screen, saves } = await openForm({
    tags: { type: 'array', uniqueItems: true, items: { enum: options } },
  });
  await page.getByRole('searchbox', { name: 'Search the options of Tags' }).fill('tag 2');
  await expect.element(screen.form.getByRole('checkbox')).toHaveLength(11);
  await page.getByRole('checkbox', { name: 'tag 29' }).press('Space');
  await saves({ tags: ['tag 29'] });
});
