import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

const box = (page: Page) => page.getByRole('combobox', { name: 'Search' });
const found = (page: Page) => page.getByRole('listbox', { name: 'Found' });

async function open(page: Page, keys = 'Control+k') {
  await expect(page.getByRole('button', { name: /^Search/ })).toBeVisible();
  await expect(async () => {
    await page.keyboard.press(keys);
    await expect(box(page)).toBeFocused({ timeout: 3_000 });
  }).toPass();
}

test('Ctrl-K finds a model by a part of its name or id, and Enter goes there', async ({ page, signIn }) => {
  await signIn('viewer');
  await page.goto('/');
  await open(page);
  await page.keyboard.type('kontext-pro');
  await expect(found(page).getByRole('option').first()).toHaveAccessibleName(/Flux Kontext Pro/);
  await expect(found(page).getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/models/flux-kontext-pro/configure');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Flux Kontext Pro');
  await expect(box(page)).toBeHidden();
});

test('Cmd-K finds a parameter in a model and brings it into view', async ({ page, signIn }) => {
  await signIn('viewer');
  await page.goto('/audit');
  await open(page, 'Meta+k');
  await page.keyboard.type('guidance seedream-4');
  const option = found(page).getByRole('option', { name: /guidance_scale in Seedream 4/ });
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/models/seedream-4/configure#guidance_scale');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Seedream 4');
  await expect(page.getByRole('spinbutton', { name: 'Guidance scale' })).toBeInViewport();
});

test('an editor who came by the search types into the parameter at once', async ({ page, signIn }) => {
  await signIn('editor');
  await page.goto('/models');
  await open(page);
  await page.keyboard.type('safety tolerance');
  const options = found(page).getByRole('option');
  await expect(options).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/models\/flux-kontext-pro\/configure#safety_tolerance$/);
  await expect(page.getByRole('spinbutton', { name: 'Safety tolerance' })).toBeFocused();
});

test('within one model the search moves the focus to another parameter', async ({ page, signIn }) => {
  await signIn('editor');
  await page.goto('/models/seedream-3/configure');
  await open(page);
  await page.keyboard.type('output quality seedream-3');
  await expect(found(page).getByRole('option').first()).toHaveAccessibleName(/Seedream 3/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('spinbutton', { name: 'Output quality' })).toBeFocused();
});

test('a click on what was found goes there, too', async ({ page, signIn }) => {
  await signIn('viewer');
  await page.goto('/');
  await page.getByRole('button', { name: /^Search/ }).click();
  await expect(box(page)).toBeFocused();
  await page.keyboard.type('audit');
  await found(page)
    .getByRole('option', { name: /^Audit/ })
    .click();
  await expect(page).toHaveURL('/audit');
});

test('screens that the role does not open are not offered', async ({ page, signIn }) => {
  await signIn('editor');
  await page.goto('/');
  await open(page);
  await page.keyboard.type('tokens');
  await expect(page.getByText('Nothing has this name.')).toBeVisible();
});

test('Escape closes it and gives the focus back', async ({ page, signIn }) => {
  await signIn('viewer');
  await page.goto('/');
  const button = page.getByRole('button', { name: /^Search/ });
  await button.click();
  await expect(box(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(box(page)).toBeHidden();
  await expect(button).toBeFocused();
});

test('it switches to dark colours', async ({ page, signIn }) => {
  await signIn('viewer');
  await page.goto('/');
  await open(page);
  await page.keyboard.type('dark');
  await expect(found(page).getByRole('option').first()).toHaveAccessibleName(/Dark colours/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
});
