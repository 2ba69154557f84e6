import type { Page } from '@playwright/test';
import type { JsonObject } from '@/lib/config-schema';
import { expect } from '../fixtures';
import { test } from '../fixtures/configure';
import { type ConfigureScreen, expectOverrides } from './configure-screen';
import { importModel } from './imported-model';

type OpenForm = (
  properties: JsonObject,
  rules?: JsonObject,
) => Promise<{
  screen: ConfigureScreen;
  /** Saves with the keyboard and expects exactly these overrides. */
  saves: (overrides: JsonObject) => Promise<void>;
}>;

/** A test of controls: `openForm` imports a model with these parameters and opens its form as an editor. */
export const it = test.extend<{ openForm: OpenForm }>({
  openForm: async ({ page, configure, server, api }, use) => {
    await use(async (properties, rules) => {
      const slug = await importModel(server, properties, rules);
      const screen = await configure(slug);
      await expect(screen.note).toBeEnabled();
      const saves = async (overrides: JsonObject) => {
        // The save before may not have been answered yet.
        await expect(screen.save).toBeEnabled();
        await page.keyboard.press('Control+s');
        await expectOverrides(api, slug, overrides);
      };
      return { screen, saves };
    });
  },
});

/** Presses keys one after another, as a person without a mouse does. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}
