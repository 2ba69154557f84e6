import type { JsonObject } from '@/lib/config-schema';
import { expect } from './fixtures';
import { test } from './fixtures/import';
import { importScreen } from './support/import-screen';
import { replicateModel, sendJson, sorts } from './support/schema-server';

test.beforeEach(({ signIn }) => signIn('editor'));

test('an address is fetched by the server, and what stands against it is said at the field', async ({
  page,
  provider,
  expectBrowserError,
}) => {
  expectBrowserError(/status of 422/);
  const screen = importScreen(page);
  provider.answer('/fetched.json', { ...sorts, title: 'Fetched' });
  provider.answer('/page', (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>A page</title>');
  });
  provider.answer('/broken', (_, response) => sendJson(response, 500, {}));
  await screen.open();
  await screen.from('Address');
  const refused: [string, RegExp][] = [
    [`${provider.url}/page`, /is a web page, not JSON/],
    [`${provider.url}/broken`, /answered 500/],
    ['http://10.0.0.1/schema.json', /public/],
    ['file:///etc/passwd', /http or https/],
    ['nonsense', /http or https/],
  ];
  for (const [address, says] of refused) {
    await screen.address.fill(address);
    await expect(screen.reason).toHaveText('Fetch the address first');
    await screen.address.press('Enter');
    await expect(screen.fault).toHaveText(says);
  }
  await screen.address.fill(`${provider.url}/fetched.json`);
  await screen.fetch.click();
  await expect(screen.recognised).toHaveText('JSON Schema; 4 parameters, 2 of them inputs.');
  await screen.modelId.fill('acme/fetched');
  await expect(screen.reason).toHaveText('acme/fetched: version 1, live for workers that name it');
  await screen.import.click();
  await expect(page).toHaveURL(/\/models\/fetched\/configure$/);
});

test('an address is asked once, whatever is corrected and until it is imported', async ({
  page,
  provider,
  expectBrowserError,
}) => {
  expectBrowserError(/status of (409|422)/);
  const screen = importScreen(page);
  const body = (schema: JsonObject) => ({
    post: { requestBody: { content: { 'application/json': { schema } } } },
  });
  const paths = { '/draw': body(sorts), '/erase': body({ type: 'object', properties: { area: {} } }) };
  provider.answer('/counted.json', { openapi: '3.1.0', info: { title: 'Counted' }, paths });
  await screen.open();
  await screen.from('Address');
  await screen.address.fill(`${provider.url}/counted.json`);
  await screen.fetch.click();
  await expect(screen.reason).toHaveText('Choose an operation first');
  await expect(page.getByText('Fetched just now')).toContainText(
    'That copy is what you see and what is imported',
  );
  await screen.operation.click();
  await page.getByRole('option', { name: /erase/ }).click();
  await expect(screen.recognised).toHaveText('OpenAPI document; 1 parameter, 0 of them inputs.');
  await screen.operation.click();
  await page.getByRole('option', { name: /draw/ }).click();
  await expect(screen.recognised).toHaveText('OpenAPI document; 4 parameters, 2 of them inputs.');
  await screen.modelId.fill('qwen');
  await expect(screen.modelId).toHaveAccessibleDescription(/taken/);
  await screen.modelId.fill('acme/counted');
  await screen.name.fill('Counted once');
  await screen.role('Seed', 'Input').check({ force: true });
  await expect(screen.recognised).toHaveText('OpenAPI document; 4 parameters, 3 of them inputs.');
  await screen.role('Image', 'Config').check({ force: true });
  await expect(screen.reason).toHaveText('acme/counted: version 1, live for workers that name it');
  await screen.import.click();
  await expect(page).toHaveURL(/\/models\/counted\/configure$/);
  expect(provider.requests.filter((path) => path === '/counted.json')).toHaveLength(1);
});

test('what is imported is what was seen, though the document at the address changed meanwhile', async ({
  page,
  provider,
  api,
}) => {
  const screen = importScreen(page);
  const answer = (maxSteps: number) =>
    provider.answer('/moving.json', replicateModel('acme/moving', { maxSteps, version: `of-${maxSteps}` }));
  answer(50);
  await screen.open();
  await screen.from('Address');
  await screen.address.fill(`${provider.url}/moving.json`);
  await screen.address.press('Enter');
  await expect(screen.recognised).toContainText('version of-50');
  answer(9);
  await screen.role('Style', 'Input').check({ force: true });
  await expect(screen.recognised).toHaveText(
    'Replicate model, version of-50; 3 parameters, 2 of them inputs.',
  );
  await expect(screen.reason).toHaveText('acme/moving: version 1, live for workers that name it');
  await screen.import.click();
  await expect(page).toHaveURL(/\/models\/moving\/configure$/);
  const steps = async () =>
    (await (await api.get('/api/v1/admin/models/moving/export')).json()).properties.steps.maximum;
  expect(await steps()).toBe(50);

  // Fetched anew it is the changed one, and nothing of the first stays.
  await screen.open('moving');
  await screen.from('Address');
  await screen.address.fill(`${provider.url}/moving.json`);
  await screen.fetch.click();
  await expect(screen.recognised).toContainText('version of-9');
  await expect(screen.reason).toHaveText(/^Version 2 of moving, in staging/);
  answer(50);
  await screen.fetch.click();
  await expect(screen.reason).toHaveText('Nothing changed: the model has a version with this schema');
  expect(provider.requests.filter((path) => path === '/moving.json')).toHaveLength(3);
});
