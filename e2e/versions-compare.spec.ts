import { expect, test } from './fixtures';
import { activateVersion, artefactName, registerVersion } from './support/registry';

test('Flux Kontext Pro 1 and 2 are compared parameter by parameter', async ({ page, signIn, axe }) => {
  await signIn('viewer');
  await page.goto('/models/flux-kontext-pro/configure');
  await page.getByRole('link', { name: 'The provider differs in 6 parameters · Compare' }).click();
  await expect(page).toHaveURL('/models/flux-kontext-pro/versions/compare?from=1&to=2');
  await expect(page.getByRole('heading', { name: '6 parameters differ' })).toBeVisible();
  const table = page
    .getByRole('region', { name: '6 parameters differ' })
    .getByRole('table', { name: 'Parameters that differ between Version 1 and Version 2' });
  const row = (name: string | RegExp) => table.getByRole('row', { name });
  await expect(table.getByRole('rowheader')).toHaveCount(6);
  await expect(row(/Output format/).getByRole('cell')).toHaveText(['options that go', 'webp', '–']);
  await expect(row(/Aspect ratio/).getByRole('cell')).toContainText(['new options', '–', '9:16']);
  await expect(row(/Safety tolerance/).getByRole('cell')).toHaveText(['default', '4', '2']);
  await expect(row(/^at least/).getByRole('cell')).toHaveText(['at least', '1', '0']);
  await expect(row(/Outputs/).getByRole('cell')).toHaveText([
    '',
    'int, default 1, at least 1, at most 4',
    '–',
  ]);
  await expect(row(/Seed/).getByRole('cell')).toHaveText(['type', 'int', 'int or null']);
  await expect(page.getByRole('region', { name: 'Given with each job: 1 parameter' })).toContainText(
    'Input image',
  );
  await expect(page.getByRole('region', { name: 'Rules over several parameters' })).toContainText('allOf');
  await axe();
});

test('any two versions are chosen, and the address names them', async ({ page, signIn, api }) => {
  const name = artefactName();
  await registerVersion(api, name, 1, { metrics: { accuracy: 0.78 }, description: 'On COCO.' });
  await registerVersion(api, name, 2, { metrics: { accuracy: 0.8, errors: 0 } });
  await registerVersion(api, name, 3, { status: 'archived' });
  await activateVersion(api, name, 1);
  await signIn('viewer');
  await page.goto(`/models/${name}/versions/compare?from=1&to=2`);
  await expect(page.getByRole('heading', { name: 'No parameter differs' })).toBeVisible();
  const facts = page.getByRole('region', { name: 'Metrics and metadata' });
  const row = (metric: string) =>
    facts.getByRole('row', { name: new RegExp(`^${metric} (?!since)`) }).getByRole('cell');
  await expect(row('accuracy')).toHaveText(['0.78', '0.8']);
  await expect(row('errors'), 'unknown is not zero').toHaveText(['unknown', '0']);
  await expect(row('description')).toHaveText(['On COCO.', 'unknown']);
  await page.getByLabel('To', { exact: true }).selectOption('Version 3 · archived');
  await expect(page).toHaveURL(`/models/${name}/versions/compare?from=1&to=3`);
  await expect(row('Status')).toHaveText(['production', 'archived']);
  await page.getByLabel('From', { exact: true }).selectOption('Version 3 · archived');
  await expect(page.getByText('One and the same version')).toBeVisible();
});

test('a version that does not exist is said to be missing', async ({ page, signIn, expectBrowserError }) => {
  expectBrowserError(/status of 404/);
  await signIn('viewer');
  await page.goto('/models/qwen/versions/compare?from=1&to=99');
  await expect(page.getByRole('main').getByRole('alert')).toContainText('has no version 99');
  await page.getByLabel('To', { exact: true }).selectOption('Version 2 · staging');
  await expect(page.getByRole('heading', { name: '4 parameters differ' })).toBeVisible();
});
