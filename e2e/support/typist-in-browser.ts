import type { Page } from '@playwright/test';
import type { Hand } from './typist-hand';
import { buttonOf, controlOfRow, lookAt } from './typist-look';

/** A hand for a page in a real browser. */
export function handInBrowser(page: Page): Hand {
  const at = (id: string) => page.locator(`[id="${id}"]`);
  return {
    look: (id) => page.evaluate(lookAt, id),
    controlOfRow: (path) => page.evaluate(controlOfRow, path),
    fill: (id, text) => at(id).fill(text),
    click: (id) => at(id).click(),
    press: async (id, name, reach) => {
      const button = (await page.evaluateHandle(buttonOf, [id, name, reach] as const)).asElement();
      await button?.click();
      return button !== null;
    },
    choose: async (id, key) => {
      if ((await at(id).evaluate(({ tagName }) => tagName)) === 'SELECT') {
        await at(id).selectOption({ value: key });
        return;
      }
      await at(id).click();
      const list = await at(id).getAttribute('aria-controls');
      await page.locator(`[id="${list}"] [role=option][data-value="${key}"]`).click();
    },
  };
}
