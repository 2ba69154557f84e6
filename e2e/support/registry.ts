import { randomBytes } from 'node:crypto';
import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { expect } from '../fixtures';

const MODELS = '/api/v1/registry/models';

/** A name of its own for a model whose versions are registered. */
export const artefactName = () => `detector-${randomBytes(4).toString('hex')}`;

type Registered = { metrics?: object; description?: string; schema?: object; status?: string };

/** Registers a version of a plain model, in staging unless said otherwise. */
export async function registerVersion(
  api: APIRequestContext,
  name: string,
  version: number,
  { metrics, description, schema, status }: Registered = {},
) {
  const metadata = { ...(description && { description }), ...(metrics && { metrics }) };
  const answer = await api.post(MODELS, {
    data: {
      model_name: name,
      version,
      path: `models/${name}/v${version}/model.onnx`,
      metadata,
      ...(status && { status }),
      ...(schema && { parameters_schema: schema }),
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
}

/** Puts a version into production, as somebody else would over the API. */
export async function activateVersion(
  api: APIRequestContext,
  name: string,
  version: number,
  choices: object = {},
) {
  const answer = await api.put(`${MODELS}/${encodeURIComponent(name)}/${version}/activate`, {
    data: choices,
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** The number of the production version; null where there is none. */
export async function productionOf(api: APIRequestContext, name: string): Promise<number | null> {
  const answer = await api.get(`${MODELS}/${encodeURIComponent(name)}/production`);
  return answer.status() === 404 ? null : (await answer.json()).version;
}

/** The Versions tab of a model, by the names that a person reads. */
export function versionsScreen(page: Page) {
  const table = page.getByRole('table', { name: /^Versions of/ });
  const timeline = page.getByRole('region', { name: 'In production', exact: true });
  return {
    table,
    timeline,
    dialog: page.getByRole('dialog'),
    row: (version: number): Locator =>
      table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: `Version ${version}` }) }),
    periods: timeline.getByRole('listitem'),
    notice: (text: string | RegExp) => page.getByRole('status').filter({ hasText: text }),
    async open(slug: string): Promise<void> {
      await page.goto(`/models/${slug}/versions`);
      await expect(page.getByRole('heading', { name: 'Versions', level: 2 })).toBeVisible();
    },
  };
}

/** The screen that activates a version. */
export function activateScreen(page: Page) {
  const bar = page.getByRole('region', { name: 'Activate' });
  return {
    bar,
    decision: (title: string): Locator => page.getByRole('group', { name: title, exact: true }),
    keep: page.getByRole('button', { name: 'Keep today’s values' }),
    panel: page.getByRole('complementary', { name: /for workers$/ }),
    reason: bar.getByRole('status'),
    activate: bar.getByRole('button', { name: /^Activate version/ }),
    dialog: page.getByRole('dialog'),
    async confirm(): Promise<void> {
      await this.activate.click();
      await this.dialog.getByRole('button', { name: /^Activate version/ }).click();
    },
  };
}
