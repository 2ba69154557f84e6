import { expect, type Page } from '@playwright/test';
import type { JsonObject } from '@/lib/config-schema';

/** The part "What a worker would send" of the Configure screen, by the names that a person reads. */
export function workerInput(page: Page) {
  const region = page.getByRole('region', { name: 'What a worker would send' });
  const pre = region.locator('pre');
  return {
    region,
    toggle: page.getByRole('button', { name: 'What a worker would send' }),
    job: region.getByRole('region', { name: 'A job to try' }),
    prompt: region.getByRole('textbox', { name: 'Prompt', exact: true }),
    image: region.getByRole('textbox', { name: 'Image', exact: true }),
    file: region.locator('input[type=file]'),
    warnings: region.getByRole('list', { name: 'Warnings' }),
    pre,
    summary: (text: string) => region.getByRole('heading', { name: text, exact: true }),
    button: (name: string) => region.getByRole('button', { name, exact: true }),
    /** The body as it is shown. */
    body: async (): Promise<JsonObject> => JSON.parse((await pre.textContent()) ?? 'null'),
  };
}

/** Goes to the Configure screen of a model and opens it. */
export async function openWorkerInput(page: Page, slug: string) {
  await page.goto(`/models/${slug}/configure`);
  const job = workerInput(page);
  await job.toggle.click();
  await expect(job.job).toBeVisible();
  return job;
}
