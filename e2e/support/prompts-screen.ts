import type { APIRequestContext, Page } from '@playwright/test';
import type { JsonObject } from '@/lib/config-schema';
import { expect } from '../fixtures';
import { configureScreen } from './configure-screen';

const PROMPTS = '/api/v1/admin/prompts';

/** The page that edits the prompt library: the parts of the Configure screen, and the preview. */
export function promptsScreen(page: Page) {
  const preview = page.getByRole('region', { name: 'Preview' });
  return {
    ...configureScreen(page),
    preview,
    built: preview.getByRole('status', { name: 'Prompt' }),
    room: preview.getByRole('combobox', { name: 'Room type' }),
    style: preview.getByRole('combobox', { name: 'Style' }),
    own: preview.getByRole('textbox', { name: /own prompt/ }),
    open: () => page.goto('/prompts'),
  };
}

/** What is live, as a script sees it. */
export async function livePrompts(api: APIRequestContext) {
  return (await (await api.get(PROMPTS)).json()) as {
    revision: number;
    overrides: JsonObject;
    defaults: { structure: string; rooms: Record<string, string>; styles: Record<string, string> };
    note: string | null;
  };
}

/** Stores overrides as somebody else would, over the API. */
export async function storePrompts(api: APIRequestContext, overrides: JsonObject) {
  const answer = await api.put(PROMPTS, { headers: { 'if-match': '*' }, data: { overrides } });
  expect(answer.status(), await answer.text()).toBe(200);
}
