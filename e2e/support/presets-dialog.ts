import type { APIRequestContext, Page } from '@playwright/test';
import type { JsonObject } from '@/lib/config-schema';
import { expect } from '../fixtures';

/** The dialog "Presets" of the Configure screen, by the names that a person reads. Its title changes with the step. */
export function presetsDialog(page: Page) {
  const dialog = page.getByRole('dialog');
  const button = (name: string) => dialog.getByRole('button', { name, exact: true });
  return {
    dialog,
    button,
    opener: page.getByRole('button', { name: 'Presets', exact: true }),
    titled: (title: string) => page.getByRole('dialog', { name: title, exact: true }),
    name: dialog.getByRole('textbox', { name: 'Name' }),
    done: dialog.getByRole('status').first(),
    saveNew: button('Save the form’s values as a preset…'),
    preset: (name: string) =>
      dialog
        .getByRole('listitem')
        .filter({ has: page.getByRole('button', { name: `Apply ${name}`, exact: true }) }),
    others: (choice: 'Keep my other changes' | 'Reset the others') =>
      dialog.getByRole('radio', { name: choice }),
    putIn: button('Put into the form'),
    async open(): Promise<void> {
      await this.opener.click();
      await expect(this.titled('Presets')).toBeVisible();
    },
  };
}

/** Keeps a preset as somebody else would, over the API. */
export async function storePreset(
  api: APIRequestContext,
  slug: string,
  name: string,
  overrides: JsonObject,
): Promise<void> {
  const answer = await api.post(`/api/v1/admin/models/${slug}/presets`, { data: { name, overrides } });
  expect(answer.status(), await answer.text()).toBe(201);
}

/** What each preset of a model sets, by name, as a script sees it. */
export async function storedPresets(
  api: APIRequestContext,
  slug: string,
): Promise<Record<string, JsonObject>> {
  const { presets } = (await (await api.get(`/api/v1/admin/models/${slug}/presets`)).json()) as {
    presets: { name: string; overrides: JsonObject }[];
  };
  return Object.fromEntries(presets.map(({ name, overrides }) => [name, overrides]));
}
