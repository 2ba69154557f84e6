import type { APIRequestContext, Locator, Page } from '@playwright/test';
import type { JsonObject } from '@/lib/config-schema';
import { expect } from '../fixtures';
import { readConfig } from './changes';

/** The Configure screen of a model, by the names that a person reads. */
export function configureScreen(page: Page) {
  const panel = page.getByRole('complementary', { name: /changes?$/i });
  const bar = page.getByRole('region', { name: 'Save' });
  return {
    page,
    panel,
    form: page.getByRole('group', { name: 'Parameters', exact: true }),
    save: bar.getByRole('button', { name: 'Save and publish' }),
    discard: bar.getByRole('button', { name: 'Discard' }),
    note: bar.getByRole('textbox', { name: 'Why?' }),
    /** What the bar says about saving: why it cannot be, or what it does. */
    reason: bar.getByRole('status'),
    json: page.getByRole('textbox', { name: /as JSON$/ }),
    number: (title: string) => page.getByRole('spinbutton', { name: title, exact: true }),
    text: (title: string) => page.getByRole('textbox', { name: title, exact: true }),
    button: (name: string) => page.getByRole('button', { name, exact: true }),
    /** The notification that says this. */
    notice: (text: string | RegExp) => page.getByRole('status').filter({ hasText: text }),
    compareWith: (side: 'Default' | 'Saved' | 'Revision…') =>
      panel.getByRole('radio', { name: side, exact: true }).check(),
    view: (name: 'Form' | 'JSON') => page.getByRole('radio', { name, exact: true }).check(),
    async open(slug: string): Promise<void> {
      await page.goto(`/models/${slug}/configure`);
    },
    async saveAndWait(): Promise<void> {
      await this.save.click();
      // The notice of the save before may still be there, so it alone says nothing.
      await expect(this.reason).toHaveText('Nothing to save');
      await expect(this.notice(/^Saved as revision/).last()).toBeVisible();
    },
  };
}

export type ConfigureScreen = ReturnType<typeof configureScreen>;

/** Expects that the API gives exactly these overrides, as soon as a running save is through. */
export async function expectOverrides(api: APIRequestContext, slug: string, overrides: JsonObject) {
  await expect.poll(async () => (await readConfig(api, slug)).overrides).toEqual(overrides);
}

/** The row of a table of changes: the parameter's name, the old and the new value. */
export function changeRow(within: Locator, name: string, before: string, after: string): Locator {
  const page = within.page();
  return within
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) })
    .filter({ has: page.getByRole('cell', { name: before, exact: true }) })
    .filter({ has: page.getByRole('cell', { name: after, exact: true }) });
}
