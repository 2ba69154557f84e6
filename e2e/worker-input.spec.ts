import { expect } from './fixtures';
import { test } from './fixtures/configure';
import { configureScreen } from './support/configure-screen';
import { importModel } from './support/imported-model';
import { keyboardFaults } from './support/keyboard';
import { layoutFaults } from './support/layout';
import { openWorkerInput, workerInput } from './support/worker-input';

const room = 'https://example.com/room.png';

/** A picture of one dot; its name may say something else. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('it shows the exact body for what is in the form, saved or not, and says what the provider may refuse', async ({
  page,
  signIn,
}) => {
  await signIn('viewer');
  const job = await openWorkerInput(page, 'flux-kontext-max');
  await expect(job.summary('Nothing would be sent: 1 error')).toBeVisible();
  await expect(job.prompt).toHaveAccessibleDescription('prompt is required');
  await job.prompt.fill('Put a lamp on the table');
  await expect(job.summary('This would be sent, with 2 warnings')).toBeVisible();
  expect(await job.body()).toEqual({
    prompt: 'Put a lamp on the table',
    aspect_ratio: 'match_input_image',
    output_format: 'png',
    safety_tolerance: 4,
    prompt_upsampling: false,
  });
  await job.image.fill(room);
  await expect(job.warnings).toContainText('The provider may refuse safety_tolerance: Must be at most 2');
  await expect.poll(async () => (await job.body()).input_image).toBe(room);
  await job.image.fill('room.png');
  await expect(job.image).toHaveAccessibleDescription('Must be an https address or a data URL');
  await expect(job.summary('Nothing would be sent: 1 error')).toBeVisible();
});

test('it follows the form, and a warning leads to its parameter', async ({ page, signIn }) => {
  await signIn('editor');
  const screen = configureScreen(page);
  const job = await openWorkerInput(page, 'flux-kontext-pro');
  await job.prompt.fill('A lamp');
  await job.image.fill(room);
  await job.warnings.getByRole('button', { name: 'safety_tolerance' }).click();
  await expect(screen.number('Safety tolerance')).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('1');
  await expect.poll(async () => (await job.body()).safety_tolerance).toBe(1);
  await expect(job.warnings).not.toContainText('safety_tolerance');
  await expect(screen.save, 'nothing of the job is a change of the config').toBeEnabled();
  await screen.discard.click();
  await expect.poll(async () => (await job.body()).safety_tolerance).toBe(4);
});

test('a file becomes a data URL of its real type, shown short and copied whole', async ({
  page,
  signIn,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn('viewer');
  const job = await openWorkerInput(page, 'qwen');
  await job.prompt.fill('A lamp');
  await job.file.setInputFiles({ name: 'room.gif', mimeType: 'image/gif', buffer: dot });
  await expect(job.image).toHaveValue('room.gif, 1 kB');
  await expect(job.warnings).toContainText('Sent as image/png');
  await expect(job.pre).toContainText('data:image/png;base64,iVBOR');
  await expect(job.pre).toContainText('… (1 kB)');
  await job.button('Copy the input').click();
  await expect(job.region.getByText('Copied')).toBeVisible();
  const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  expect(copied.image).toBe(`data:image/png;base64,${dot.toString('base64')}`);

  await job.button('Remove the file').click();
  await expect(job.image).toHaveAccessibleDescription('image is required');
  await job.file.setInputFiles({ name: 'large.png', mimeType: 'image/png', buffer: Buffer.alloc(800_000) });
  await expect(job.image).toHaveAccessibleDescription(/large\.png has 800 kB, and 740 kB can be tried/);
});

test('other inputs have the controls of their schema, with their errors; a model without an image says so', async ({
  page,
  signIn,
  server,
}) => {
  const input = { 'x-role': 'input' };
  const slug = await importModel(
    server,
    {
      prompt: { type: 'string', ...input },
      mood: { type: 'string', enum: ['calm', 'loud'], ...input },
      count: { type: 'integer', minimum: 1, maximum: 4, ...input },
      hf_token: { type: 'string', 'x-secret': true },
      steps: { type: 'integer', default: 20 },
    },
    { required: ['prompt', 'count', 'hf_token'] },
  );
  await signIn('viewer');
  const job = await openWorkerInput(page, slug);
  await expect(job.job).toContainText('The model takes no image.');
  await expect(job.job).toContainText('which are not asked for here: hf_token.');
  await job.prompt.fill('A lamp');
  const count = job.job.getByRole('spinbutton', { name: 'Count' });
  await expect(count).toHaveAccessibleDescription(/count is required/);
  await count.fill('9');
  await expect(count).toHaveAccessibleDescription(/Must be at most 4/);
  await count.fill('3');
  await job.job.getByRole('combobox', { name: 'Mood' }).selectOption('loud');
  await expect.poll(() => job.body()).toEqual({ prompt: 'A lamp', mood: 'loud', count: 3, steps: 20 });
});

test('it is reached and left by keyboard, has no axe violation and fits into every width', async ({
  page,
  signIn,
  axe,
}) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn('viewer');
  await configureScreen(page).open('flux-kontext-pro');
  const job = workerInput(page);
  await expect(job.toggle).toBeEnabled();
  await expect(job.toggle).toHaveAttribute('aria-expanded', 'false');
  await job.toggle.focus();
  await page.keyboard.press('Enter');
  await expect(job.toggle).toHaveAttribute('aria-expanded', 'true');
  await expect(job.prompt).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(job.prompt).toBeFocused();
  await page.keyboard.type('A lamp');
  await job.image.fill(`${room}?${'long=address&'.repeat(20)}`);
  await expect(job.warnings).toContainText('safety_tolerance');
  await page.evaluate(() => {
    // The walk begins where the focus was last, and that is to be the start of the page.
    document.body.tabIndex = -1;
    document.body.focus();
  });
  expect(await keyboardFaults(page)).toEqual([]);
  await axe();
  for (const width of [360, 768, 1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => page.evaluate(layoutFaults), `${width} px`).toEqual([]);
  }
  await job.toggle.focus();
  await page.keyboard.press('Enter');
  await expect(job.prompt).toBeHidden();
});

test('nothing of it is loaded before it is opened', async ({ page, configure }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const screen = await configure('flux-kontext-pro', 'viewer');
  await expect(screen.number('Safety tolerance')).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => url.includes('input-preview'))).toEqual([]);
  await workerInput(page).toggle.click();
  await expect(workerInput(page).prompt).toBeVisible();
  expect(asked.some((url) => url.includes('input-preview'))).toBe(true);
});
