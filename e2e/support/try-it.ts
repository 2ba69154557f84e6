import { expect, type Locator, type Page } from '@playwright/test';

/** The part "Try it" of the Configure screen, by the names that a person reads. */
export function tryIt(page: Page) {
  const region = page.getByRole('region', { name: 'Try it', exact: true });
  const result = region.getByRole('region', { name: 'Result' });
  return {
    region,
    toggle: page.getByRole('button', { name: 'Try it', exact: true }),
    trial: region.getByRole('region', { name: 'A trial' }),
    prompt: region.getByRole('textbox', { name: 'Prompt', exact: true }),
    image: region.getByRole('textbox', { name: 'Image', exact: true }),
    file: region.locator('input[type=file]'),
    run: region.getByRole('button', { name: /^Run( with these values)?$/ }),
    result,
    /** Where the trial stands. */
    state: result.getByRole('status').first(),
    ...resultParts(result),
  };
}

/** What came of a job, in the part of a page that shows it. */
export function resultParts(page: Page | Locator) {
  const part = (term: string) =>
    page
      .getByRole('term')
      .filter({ hasText: new RegExp(`^${term}$`) })
      .locator('xpath=following-sibling::dd[1]');
  return {
    picture: page.getByRole('img', { name: /^Result of / }),
    original: page.getByRole('img', { name: 'The original' }),
    slider: page.getByRole('slider', { name: 'How much of the original is shown' }),
    /** What stands beside a term, such as "Cost". */
    fact: part,
    cancel: page.getByRole('button', { name: 'Cancel', exact: true }),
    again: page.getByRole('button', { name: /^Run again/ }),
  };
}

/** Goes to the Configure screen of a model and opens it. */
export async function openTryIt(page: Page, slug: string) {
  await page.goto(`/models/${slug}/configure`);
  const trial = tryIt(page);
  await trial.toggle.click();
  await expect(trial.trial).toBeVisible();
  return trial;
}
