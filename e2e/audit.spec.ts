import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { makeActive, saveConfig } from './support/changes';

const changes = (page: Page) => page.getByRole('table', { name: 'Changes, newest first' });
const filter = (page: Page) => page.getByRole('form', { name: 'Filter the audit' });
const unique = () => randomBytes(4).toString('hex');

test('every change stands there with what, whom, who and why, and opens to its difference', async ({
  page,
  signIn,
  api,
}) => {
  const note = `softer ${unique()}`;
  await saveConfig(api, 'seedream-3', { guidance_scale: 5 });
  const { revision } = await saveConfig(api, 'seedream-3', { guidance_scale: 3 }, note);
  await signIn('viewer');
  await page.goto('/audit');
  await expect(page).toHaveTitle('Audit · Modelboard');
  const change = changes(page).getByRole('row').filter({ hasText: note });
  await expect(change).toContainText('Config saved');
  await expect(change).toContainText(`Seedream 3 revision ${revision}`);
  await expect(change).toContainText('MODELBOARD_API_TOKEN');
  const details = change.getByRole('button', { name: 'Details of Config saved: Seedream 3' });
  await details.click();
  await expect(details).toHaveAttribute('aria-expanded', 'true');
  const difference = page.getByRole('table', { name: 'Changes from Before to After' });
  await expect(difference.getByRole('row', { name: /guidance_scale/ }).getByRole('cell')).toHaveText([
    '5',
    '3',
  ]);
  await expect(page.getByRole('button', { name: 'Copy subject id bytedance/seedream-3' })).toBeVisible();
});

test('it is filtered by kind, subject and person; the address keeps the filter, and Back undoes it', async ({
  page,
  signIn,
  api,
}) => {
  await saveConfig(api, 'flux-kontext-pro', { seed: Number.parseInt(unique().slice(0, 4), 16) });
  await makeActive(api, 'seedream-4');
  await makeActive(api, 'qwen');
  await signIn('viewer');
  await page.goto('/audit');
  const kinds = changes(page).getByRole('rowheader');
  // Text that is typed before the address of the choice is shown stays.
  await filter(page).evaluate((form: HTMLFormElement) => {
    const what = form.elements.namedItem('action') as HTMLSelectElement;
    what.value = 'setting.update';
    what.dispatchEvent(new Event('change', { bubbles: true }));
    (form.elements.namedItem('subject') as HTMLInputElement).value = 'typed at once';
  });
  await expect(page).toHaveURL('/audit?action=setting.update');
  await expect(kinds.filter({ hasNotText: 'Setting changed' })).toHaveCount(0);
  await expect(kinds.first()).toHaveText('Setting changed');
  await expect(filter(page).getByLabel('Subject')).toHaveValue('typed at once');
  await filter(page).getByLabel('Subject').fill('');

  await filter(page).getByLabel('What').selectOption('Anything');
  await filter(page).getByLabel('Subject').fill('flux-kontext-pro');
  await filter(page).getByLabel('Who').fill('MODELBOARD_API_TOKEN');
  await filter(page).getByRole('button', { name: 'Filter' }).click();
  await expect(page).toHaveURL('/audit?subject=flux-kontext-pro&actor=MODELBOARD_API_TOKEN');
  await expect(kinds.filter({ hasNotText: 'Config saved' })).toHaveCount(0);
  await expect(changes(page)).toContainText('Flux Kontext Pro');
  await page.reload();
  await expect(filter(page).getByLabel('Subject')).toHaveValue('flux-kontext-pro');
  await expect(changes(page)).toContainText('Flux Kontext Pro');

  await page.goBack();
  await expect(page).toHaveURL('/audit');
  await expect(filter(page).getByLabel('Subject')).toHaveValue('');
});

test('it is filtered by time', async ({ page, signIn, api }) => {
  const note = unique();
  await saveConfig(api, 'seedream-4', { seed: 41 });
  await saveConfig(api, 'seedream-4', { seed: 42 }, note);
  await signIn('viewer');
  await page.goto('/audit');
  await expect(changes(page)).toContainText(note);
  await filter(page).getByLabel('To').fill('2020-01-01T00:00');
  await filter(page).getByRole('button', { name: 'Filter' }).click();
  await expect(page.getByRole('heading', { name: 'No change fits this filter' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(changes(page)).toContainText(note);
  await filter(page).getByLabel('From').fill('2020-01-01T00:00');
  await filter(page).getByRole('button', { name: 'Filter' }).click();
  await expect(page).toHaveURL(`/audit?from=${encodeURIComponent('2020-01-01T00:00:00.000Z')}`);
  await expect(changes(page)).toContainText(note);
});

test('from the details of a change one comes to all changes of its subject', async ({
  page,
  signIn,
  api,
}) => {
  await saveConfig(api, 'seedream-4', { seed: 1 });
  await saveConfig(api, 'flux-kontext-max', { seed: 1 });
  await saveConfig(api, 'flux-kontext-max', { seed: 2 });
  await signIn('viewer');
  await page.goto('/audit');
  await changes(page)
    .getByRole('button', { name: 'Details of Config saved: Flux Kontext Max' })
    .first()
    .click();
  await page.getByRole('button', { name: 'Only Flux Kontext Max' }).click();
  await expect(page).toHaveURL(`/audit?subject=${encodeURIComponent('black-forest-labs/flux-kontext-max')}`);
  await expect(changes(page).getByRole('row').filter({ hasText: 'Seedream 4' })).toHaveCount(0);
  await expect(changes(page)).toContainText('Flux Kontext Max');
});

test('more than a page of changes is loaded on demand, each change once', async ({ page, signIn, api }) => {
  for (let seed = 0; seed < 52; seed++) await saveConfig(api, 'qwen', { seed: 1000 + seed });
  await signIn('viewer');
  await page.goto('/audit?subject=qwen&action=config.update');
  const rows = changes(page).getByRole('rowheader');
  await expect(rows).toHaveCount(50);
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(52);
  const revisions = await changes(page)
    .getByText(/^revision \d+$/)
    .allTextContents();
  expect(new Set(revisions).size).toBe(revisions.length);
  await expect(page.getByText(/changes, all of them$/)).toBeVisible();
});

test('it keeps the name of a person who is gone', async ({ page, signIn, newPage, api, server }) => {
  const elsewhere = await newPage();
  const gone = await signIn('editor', elsewhere);
  const answer = await elsewhere.request.put('/api/v1/admin/models/seedream-3/config', {
    headers: { 'if-match': '*', origin: server.url },
    data: { overrides: { seed: 77 }, note: 'the last one' },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  await server.database.sql`delete from users where id = ${gone.id}`;
  await signIn('viewer');
  await page.goto(`/audit?actor=${encodeURIComponent(gone.name)}`);
  await expect(changes(page).getByRole('row').filter({ hasText: 'the last one' })).toContainText(gone.name);
  expect((await (await api.get('/api/v1/admin/models/seedream-3/config')).json()).updated_by).toBe(gone.name);
});
