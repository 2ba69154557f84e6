import { expect } from './fixtures';
import { it, press } from './support/open-form';

it('a boolean is a checkbox: Space turns it, and false is not the same as following the default', async ({
  page,
  openForm,
}) => {
  const { saves } = await openForm({ upscale: { type: 'boolean', default: true } });
  await page.getByRole('checkbox', { name: 'Upscale' }).focus();
  await press(page, 'Space');
  await expect(page.getByRole('checkbox', { name: 'Upscale' })).not.toBeChecked();
  await saves({ upscale: false });
});

it('a boolean without a default has three states', async ({ page, openForm }) => {
  const { saves } = await openForm({ tiling: { type: 'boolean' } });
  const box = page.getByRole('combobox', { name: 'Tiling' });
  await expect(box.getByRole('option')).toHaveText(['Unset', 'On', 'Off']);
  await box.focus();
  await page.keyboard.type('Off');
  await saves({ tiling: false });
});

it('a few options are a dropdown, and keep their type', async ({ page, openForm }) => {
  const { saves } = await openForm({ rate: { enum: [24, '24', null, true], default: 24 } });
  const box = page.getByRole('combobox', { name: 'Rate' });
  await expect(box.getByRole('option')).toHaveText(['24', '"24"', 'true', 'null']);
  await box.focus();
  await press(page, 'ArrowDown');
  await saves({ rate: '24' });
  await press(page, 'End');
  await saves({ rate: null });
});

it('many options are searched', async ({ page, openForm }) => {
  const styles = Array.from({ length: 113 }, (_, index) => `style-${index}`);
  const { saves } = await openForm({ style: { type: 'string', enum: styles, default: 'style-7' } });
  const box = page.getByRole('combobox', { name: 'Style' });
  await expect(box).toHaveValue('style-7');
  await expect(box).toBeEnabled();
  await box.focus();
  await page.keyboard.type('nothing like it');
  await expect(page.getByText('No option matches')).toBeVisible();
  await press(page, 'Control+a');
  await page.keyboard.type('le-10');
  await expect(page.getByRole('option')).toHaveText([
    'style-10',
    ...Array.from({ length: 10 }, (_, index) => `style-${100 + index}`),
  ]);
  await press(page, 'ArrowDown', 'Enter');
  await expect(box).toHaveValue('style-100');
  await saves({ style: 'style-100' });
});

it('a choice of constants shows their titles', async ({ page, openForm }) => {
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
  await expect(box.getByRole('option')).toHaveText(['Rough (1)', 'Very fine']);
  await box.focus();
  await page.keyboard.type('Very');
  await saves({ quality: 'very_fine' });
});

it('the only value that there is stands as text; where it may be unset, it can be set and unset', async ({
  page,
  openForm,
}) => {
  const { screen, saves } = await openForm({ fps: { enum: [24], default: 24 }, kind: { const: 'clip' } });
  await expect(screen.text('FPS')).toHaveValue('24');
  await expect(screen.text('FPS')).not.toBeEditable();
  const kind = page.getByRole('combobox', { name: 'Kind' });
  await kind.focus();
  await press(page, 'ArrowDown');
  await saves({ kind: 'clip' });
  await press(page, 'ArrowUp');
  await saves({});
});

it('some of several options are ticked', async ({ page, openForm }) => {
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
  await expect(group.getByRole('checkbox', { name: 'hands' })).toBeChecked();
  await group.getByRole('checkbox', { name: '3' }).press('Space');
  await expect(group.getByRole('checkbox', { name: 'face' })).toBeDisabled();
  await expect(group).toContainText('2 of 3, at most 2');
  await saves({ parts: ['hands', 3] });
  await group.getByRole('checkbox', { name: 'hands' }).press('Space');
  await group.getByRole('checkbox', { name: '3' }).press('Space');
  await saves({ parts: [] });
  await screen.button('Reset Parts').press('Enter');
  await saves({});
});

it('many such options are searched', async ({ page, openForm }) => {
  const options = Array.from({ length: 30 }, (_, index) => `tag ${index}`);
  const { screen, saves } = await openForm({
    tags: { type: 'array', uniqueItems: true, items: { enum: options } },
  });
  await page.getByRole('searchbox', { name: 'Search the options of Tags' }).fill('tag 2');
  await expect(screen.form.getByRole('checkbox')).toHaveCount(11);
  await page.getByRole('checkbox', { name: 'tag 29' }).press('Space');
  await saves({ tags: ['tag 29'] });
});
