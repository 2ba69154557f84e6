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

test('a job that is sent all the same fails, and the list says what is missing', async ({
  page,
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
});
