import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { layoutFaults } from './support/layout';

test('on a narrow screen the navigation waits behind a button', async ({ page, signIn }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn('viewer');
  await page.goto('/');
  const menu = page.getByRole('button', { name: 'Menu' });
  const models = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Models' });
  await expect(models).toBeHidden();
  await menu.click();
  await expect(menu).toHaveAttribute('aria-expanded', 'true');
  await expect(models).toBeVisible();
  await expect.poll(() => page.evaluate(layoutFaults)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(models).toBeHidden();
  await expect(menu).toBeFocused();
  await menu.click();
  await models.click();
  await expect(page.getByRole('heading', { name: 'Models', level: 1 })).toBeVisible();
  await expect(models).toBeHidden();
});

test.describe('light and dark', () => {
  const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  test('the colours follow the system until somebody chooses', async ({ page, signIn }) => {
    await signIn('viewer');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto('/');
    const light = await background(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => background(page)).not.toBe(light);
    await page.getByRole('radio', { name: 'Light' }).check({ force: true });
    await expect.poll(() => background(page)).toBe(light);
  });

  test('the choice is kept over a reload, and no frame shows other colours', async ({ page, signIn }) => {
    await page.addInitScript(() => {
      const seen = new Set<string>();
      Object.assign(window, { seenBackgrounds: seen });
      const look = () => {
        if (document.body) seen.add(getComputedStyle(document.body).backgroundColor);
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await signIn('viewer');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto('/');
    const light = await background(page);
    const dark = page.getByRole('radio', { name: 'Dark' });
    await dark.check({ force: true });
    await expect.poll(() => background(page)).not.toBe(light);
    const chosen = await background(page);
    await page.reload();
    await expect(dark).toBeChecked();
    const seen = await page.evaluate(() => [...(Reflect.get(window, 'seenBackgrounds') as Set<string>)]);
    expect(seen).toEqual([chosen]);
  });
});
