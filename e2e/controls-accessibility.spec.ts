import { EVERY_KIND } from '@/components/form/example-schema.fixture';
import type { JsonObject } from '@/lib/config-schema';
import { expect } from './fixtures';
import { layoutFaults } from './support/layout';
import { it } from './support/open-form';

// Axe looks at every control there is, twice, and a busy machine is slow at it.
it.describe.configure({ timeout: 240_000 });

// Colours in motion are neither before nor after.
it.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

/** A parameter for every control, those with parts filled in. */
const everyControl = EVERY_KIND.properties as JsonObject;

it('every control has no axe violation in light and dark', async ({ page, axe, openForm }) => {
  await openForm(everyControl);
  await expect(page.locator('[data-control="search-select"] [role="combobox"]')).toBeEnabled();
  await axe();
});

it('every control fits on a narrow screen', async ({ page, openForm }) => {
  await openForm(everyControl);
  await page.setViewportSize({ width: 360, height: 800 });
  await expect.poll(() => page.evaluate(layoutFaults)).toEqual([]);
});
