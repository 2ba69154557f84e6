import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { roomPicture } from './support/room-picture';
import { openTryIt } from './support/try-it';

test('without a key the exact request is shown, and what is missing is said in one sentence', async ({
  page,
  signIn,
  api,
}) => {
  await signIn('admin');
  const trial = await openTryIt(page, 'qwen');
  await expect(trial.region).toContainText(
    'To run it, set REPLICATE_API_TOKEN to a key of the provider (replicate) and start Modelboard again',
  );
  await trial.prompt.fill('Put a lamp into the corner');
  await trial.file.setInputFiles({ name: 'room.png', mimeType: 'image/png', buffer: await roomPicture() });
  await expect(trial.region.getByRole('heading', { name: /^This would be sent/ })).toBeVisible();
  const body = JSON.parse((await trial.region.locator('pre').textContent()) ?? 'null');
  expect(body).toMatchObject({ prompt: 'Put a lamp into the corner', go_fast: true, output_format: 'webp' });
  expect(body.image).toContain('data:image/png;base64,');
  await expect(trial.run).toHaveAccessibleDescription('There is no key for the provider.');
  await trial.run.click({ force: true });
  expect((await (await api.get('/api/v1/jobs')).json()).jobs, 'nothing is sent').toEqual([]);
});

test('a job that is sent all the same fails; the list and an alarm say why, and an admin can dismiss the alarm', async ({
  page,
  newPage,
  signIn,
  api,
}) => {
  const sent = await api.post('/api/v1/jobs', {
    data: { prompt: 'A lamp', image: 'https://example.com/a.png' },
  });
  expect(sent.status()).toBe(202);
  await signIn('viewer');
  await page.goto('/runs?show=jobs');
  const row = page.getByRole('table', { name: 'Jobs, newest first' }).getByRole('row').nth(1);
  await expect(row).toContainText('There is no key for the provider.');
  await expect(row).toContainText('Set REPLICATE_API_TOKEN, and start Modelboard again.');

  const alarmOn = (on: Page) => on.getByRole('region', { name: 'Jobs fail' });
  const dismissal = (on: Page) => alarmOn(on).getByRole('button', { name: 'Dismiss: jobs fail' });
  await expect(alarmOn(page)).toContainText('REPLICATE_API_TOKEN is not set where the worker runs.');
  await expect(dismissal(page)).toHaveAccessibleDescription('Your role is viewer; this needs admin.');
  const ready = async () => (await (await api.get('/api/health/ready')).json()).alarms;
  expect(await ready()).toEqual([{ code: 'provider_account', source: 'jobs' }]);

  const admin = await newPage();
  await signIn('admin', admin);
  await admin.goto('/audit');
  await expect(alarmOn(admin)).toBeVisible();
  await dismissal(admin).press('Enter');
  await expect(alarmOn(admin)).toHaveCount(0);
  await expect(admin.getByRole('row', { name: /Alarm dismissed/ })).toBeVisible();
  expect(await ready()).toEqual([]);
});
