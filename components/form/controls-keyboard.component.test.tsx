import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { openForm, press } from '@/e2e/support/component-form';
import { keyboardFaults } from '@/e2e/support/keyboard';
import type { JsonObject } from '@/lib/config-schema';
import { EVERY_KIND } from './example-schema.fixture';

/** The walk looks at Playwright's page from outside; this test is in the page already. */
const here = {
  keyboard: { press },
  evaluate: async (look: (argument: unknown) => unknown, argument: unknown) => look(argument),
} as unknown as Page;

it('a keyboard reaches every control, and its focus is seen', { timeout: 120_000 }, async () => {
  await openForm(EVERY_KIND.properties as JsonObject);
  await expect.element(page.getByRole('combobox', { name: 'Search select' })).toBeEnabled();
  expect(await keyboardFaults(here)).toEqual([]);
});
