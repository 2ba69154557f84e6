import { expect } from './fixtures';
import { test } from './fixtures/staging';
import { activeModel, readConfig, saveConfig } from './support/changes';
import { changeRow, configureScreen } from './support/configure-screen';
import { endOf, readRuns, sendJob } from './support/jobs';
import { roomPicture } from './support/room-picture';
import { openTryIt, resultParts } from './support/try-it';

test.describe.configure({ timeout: 180_000 });

test('tune, try, save, activate; a job gives a picture that says what made it, and what differs later', async ({
  page,
  signIn,
  api,
  replicate,
}) => {
  await signIn('admin');
  const result = resultParts(page.getByRole('region', { name: 'Result', exact: true }));

  await test.step('values that are only typed are tried on a picture of one’s own', async () => {
    const trial = await openTryIt(page, 'flux-kontext-pro');
    const screen = configureScreen(page);
    await screen.number('Safety tolerance').fill('2');
    await screen.number('Seed').fill('4242');
    await trial.prompt.fill('Put a lamp into the corner');
    await trial.file.setInputFiles({ name: 'room.png', mimeType: 'image/png', buffer: await roomPicture() });
    await expect(trial.image).toHaveValue(/^room\.png, /);
    await trial.run.click();
    await expect(trial.state).toHaveText(/^Succeeded/, { timeout: 60_000 });
    await expect(trial.picture).toBeVisible();
    await expect(trial.original).toBeVisible();
    await expect(trial.fact('Config')).toHaveText('values of a form, not saved');
    await expect(trial.fact('Seed')).toHaveText('4242');
    expect((await readConfig(api, 'flux-kontext-pro')).revision, 'nothing is saved yet').toBe(0);
    expect(replicate.predictions.at(-1)?.input).toMatchObject({
      prompt: 'Put a lamp into the corner',
      safety_tolerance: 2,
      seed: 4242,
    });
  });

  await test.step('they are saved, and the model is made active', async () => {
    const screen = configureScreen(page);
    await screen.saveAndWait();
    await page.getByRole('button', { name: 'Make Flux Kontext Pro active' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Make active' }).click();
    await expect.poll(() => activeModel(api)).toBe('black-forest-labs/flux-kontext-pro');
  });

  const { url } = await test.step('a job that names no model gets them from the worker', async () => {
    const upload = await api.post('/api/v1/images', {
      headers: { 'content-type': 'image/png' },
      data: await roomPicture(),
    });
    expect(upload.status()).toBe(201);
    const sent = await sendJob(api, {
      image: (await upload.json()).url,
      room_type: 'living room',
      style: 'modern',
    });
    const job = await endOf(api, sent.id);
    expect(job).toMatchObject({
      status: 'succeeded',
      model_id: 'black-forest-labs/flux-kontext-pro',
      version: 1,
      config_revision: 1,
      error: null,
    });
    expect(job.config).toMatchObject({ safety_tolerance: 2, seed: 4242 });
    return job.outputs[0] ?? { url: '' };
  });

  await test.step('its picture stands in Runs, with the revision that made it', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Runs' }).click();
    const row = page.getByRole('table', { name: 'Runs, newest first' }).getByRole('row').nth(1);
    await expect(row).toContainText('version 1 · revision 1');
    await expect(row.getByRole('img')).toHaveAttribute('src', url);
    await row.getByRole('link', { name: 'Flux Kontext Pro' }).click();
    await expect(result.picture).toHaveAttribute('src', url);
    await expect(page.getByRole('heading', { name: 'What differs today' })).toBeVisible();
    await expect(page.getByText('Nothing: the live config has the same values.')).toBeVisible();
  });

  await test.step('after another save it says what differs today', async () => {
    await saveConfig(api, 'flux-kontext-pro', { safety_tolerance: 1, seed: 4242 });
    await page.reload();
    const differs = page.getByRole('region', { name: 'What differs today' });
    await expect(changeRow(differs, 'safety_tolerance', '2', '1')).toBeVisible();
    await resultParts(page).fact('Config').getByRole('link', { name: 'revision 1' }).click();
    await expect(page.getByRole('listitem', { name: 'Revision 1' })).toBeInViewport();
    await page.goBack();
  });

  await test.step('and the same picture is made again, whatever is live', async () => {
    await page.getByRole('button', { name: 'Run again with the same seed' }).click();
    await expect(page.getByText('values of a form, not saved')).toBeVisible();
    await expect(result.picture).toHaveAttribute('src', url, { timeout: 60_000 });
    const [again, first] = await readRuns(api);
    expect(again?.input).toEqual(first?.input);
    expect(again?.config).toEqual(first?.config);
  });
});
