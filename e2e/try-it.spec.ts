import { expect } from './fixtures';
import { test } from './fixtures/staging';
import { readConfig } from './support/changes';
import { configureScreen } from './support/configure-screen';
import { readRuns } from './support/jobs';
import { keyboardFaults } from './support/keyboard';
import { layoutFaults } from './support/layout';
import { insufficientCredit, invalidInput } from './support/replicate';
import { roomPicture } from './support/room-picture';
import { openTryIt, tryIt } from './support/try-it';

/** Ends far later than any test waits, unless the test ends it. */
const WITHOUT_END = 3_600_000;

test.describe.configure({ timeout: 120_000 });

const room = async () => ({ name: 'room.png', mimeType: 'image/png', buffer: await roomPicture() });

test('an editor runs what is in the form, sees the picture beside the original, and nothing is saved', async ({
  page,
  signIn,
  api,
  replicate,
}) => {
  const person = await signIn('editor');
  const trial = await openTryIt(page, 'flux-kontext-max');
  await expect(trial.run).toHaveAccessibleDescription('The job has 1 error.');
  await trial.prompt.fill('Put a lamp into the corner');
  await trial.file.setInputFiles(await room());
  await expect(trial.image).toHaveValue(/^room\.png, /);

  await trial.run.click();
  await expect(trial.state).toHaveText('The model failed');
  await expect(trial.result).toContainText('2 is currently the maximum allowed when input images are used');

  await configureScreen(page).number('Safety tolerance').fill('2');
  await trial.run.click();
  await expect(trial.state).toHaveText(/^Succeeded in \d+\.\d s$/);
  await expect(trial.picture).toBeVisible();
  await expect(trial.original).toBeVisible();
  await expect(trial.fact('Config')).toHaveText('values of a form, not saved');
  await expect(trial.fact('Cost')).toHaveText('$0.08');
  await expect(trial.fact('Asked for')).toContainText(`by ${person.name}`);
  const made = await replicate.madeBy(
    await (await api.get((await trial.picture.getAttribute('src')) ?? '')).body(),
  );
  expect(made?.prediction.input).toMatchObject({
    prompt: 'Put a lamp into the corner',
    safety_tolerance: 2,
  });
  expect((await readConfig(api, 'flux-kontext-max')).overrides).toEqual({});
  const [run] = await readRuns(api);
  expect(run).toMatchObject({ kind: 'trial', overrides: { safety_tolerance: 2 }, config_revision: null });
});

test('the slider shows more of one picture or the other, by keyboard too', async ({ page, signIn }) => {
  await signIn('editor');
  const trial = await openTryIt(page, 'qwen');
  await trial.prompt.fill('A lamp');
  await trial.file.setInputFiles(await room());
  await trial.run.click();
  await expect(trial.slider).toHaveAttribute('aria-valuetext', '50 % original, 50 % result');
  const clip = () => trial.original.evaluate((picture) => getComputedStyle(picture).clipPath);
  await trial.slider.focus();
  await page.keyboard.press('End');
  await expect(trial.slider).toHaveAttribute('aria-valuetext', '100 % original, 0 % result');
  await expect.poll(clip).toBe('inset(0px 0% 0px 0px)');
  await page.keyboard.press('Home');
  await expect.poll(clip).toBe('inset(0px 100% 0px 0px)');
  await page.keyboard.press('ArrowRight');
  await expect(trial.slider).toHaveValue('1');
});

test('a prompt of the library is built from a room and a style, and shown as it is sent', async ({
  page,
  signIn,
  replicate,
}) => {
  await signIn('editor');
  const trial = await openTryIt(page, 'qwen');
  await trial.region.getByRole('radio', { name: 'Room and style' }).check({ force: true });
  await trial.region.getByRole('combobox', { name: 'Room' }).selectOption({ label: 'living room' });
  await trial.region.getByRole('combobox', { name: 'Style' }).selectOption({ label: 'industrial' });
  await trial.region.getByText('The prompt that is built').click();
  const built = await trial.region.locator('details[open] p').textContent();
  await trial.file.setInputFiles(await room());
  await trial.run.click();
  await expect(trial.state).toHaveText(/^Succeeded/);
  expect(replicate.predictions.at(-1)?.input.prompt).toBe(built);
});

test('progress is followed, and a trial that runs can be canceled', async ({ page, signIn, replicate }) => {
  replicate.script({ prediction: { runForMs: WITHOUT_END, logs: ['Using seed: 7', ' 40%|████'] } });
  await signIn('editor');
  const trial = await openTryIt(page, 'qwen');
  await trial.prompt.fill('A lamp');
  await trial.file.setInputFiles(await room());
  await trial.run.click();
  await expect(trial.state).toHaveText('The provider works on it');
  await expect(trial.run).toHaveAccessibleDescription('It is running.');
  await expect(trial.result.getByRole('progressbar', { name: 'Progress' })).toBeVisible();
  await trial.cancel.click();
  await expect(trial.state).toHaveText('Canceled');
  await expect.poll(() => replicate.predictions.at(-1)?.status).toBe('canceled');
  await expect(trial.again).toHaveText('Run again with the same seed');
});

test('what the provider refuses is said with its place, which is led to', async ({
  page,
  signIn,
  replicate,
}) => {
  replicate.script({
    on: 'create',
    answer: invalidInput([
      { type: 'number_lte', field: 'input.output_quality', description: 'Must be less than or equal to 70' },
    ]),
  });
  await signIn('editor');
  const trial = await openTryIt(page, 'qwen');
  await trial.prompt.fill('A lamp');
  await trial.file.setInputFiles(await room());
  await trial.run.click();
  await expect(trial.state).toHaveText('The config was rejected');
  await expect(trial.result).toContainText('Must be less than or equal to 70');
  await trial.result.getByRole('button', { name: 'Go to Output quality' }).click();
  await expect(configureScreen(page).number('Output quality')).toBeFocused();

  replicate.script({ on: 'create', answer: insufficientCredit() });
  await trial.run.click();
  await expect(trial.state).toHaveText('No credit at the provider');
  await expect(trial.result).toContainText('Buy credit for the account of the key');
});

test('an original that lies elsewhere is linked, not loaded', async ({ page, signIn, replicate }) => {
  await signIn('editor');
  const trial = await openTryIt(page, 'qwen');
  await trial.prompt.fill('A lamp');
  await trial.image.fill('https://example.com/room.png');
  await trial.run.click();
  await expect(trial.state).toHaveText(/^Succeeded/);
  await expect(trial.result.getByRole('link', { name: 'open it' })).toHaveAttribute(
    'href',
    'https://example.com/room.png',
  );
  await expect(trial.slider).toHaveCount(0);
  expect(replicate.predictions.at(-1)?.input.image).toBe('https://example.com/room.png');
});

test('invalid values, and a viewer, cannot run: the button says why', async ({ page, signIn, newPage }) => {
  await signIn('editor');
  const screen = configureScreen(page);
  const trial = await openTryIt(page, 'qwen');
  await trial.prompt.fill('A lamp');
  await trial.image.fill('https://example.com/room.png');
  await expect(trial.run).toHaveAccessibleDescription('');
  await screen.number('Output quality').fill('101');
  await expect(trial.run).toHaveAccessibleDescription('1 value is invalid: Output quality');
  await trial.trial.getByRole('button', { name: '1 value is invalid: Output quality' }).click();
  await expect(screen.number('Output quality')).toBeFocused();

  const other = await newPage();
  await signIn('viewer', other);
  const refused = await openTryIt(other, 'qwen');
  await expect(refused.run).toHaveAccessibleDescription('Your role is viewer; this needs editor.');
});

test('a file that is no picture is refused at its box', async ({ page, signIn, expectBrowserError }) => {
  expectBrowserError(/status of 4\d\d/);
  await signIn('editor');
  const trial = await openTryIt(page, 'qwen');
  const text = { name: 'room.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') };
  await trial.file.setInputFiles(text);
  await expect(trial.image).toHaveAccessibleDescription(/PNG, JPEG, WebP/);
});

test('it is reached by keyboard, has no axe violation and fits into every width', async ({
  page,
  signIn,
  axe,
}) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn('editor');
  await configureScreen(page).open('qwen');
  const trial = tryIt(page);
  await expect(trial.toggle).toBeEnabled();
  await trial.toggle.focus();
  await page.keyboard.press('Enter');
  await expect(trial.prompt).toBeVisible();
  await trial.prompt.fill('A lamp');
  await trial.file.setInputFiles(await room());
  await expect(trial.run).toHaveAccessibleDescription('');
  await trial.run.focus();
  await page.keyboard.press('Enter');
  await expect(trial.slider).toBeVisible();
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
});

test('nothing of it is loaded before it is opened', async ({ page, signIn }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await signIn('editor');
  const screen = configureScreen(page);
  await screen.open('flux-kontext-pro');
  await expect(screen.number('Safety tolerance')).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(asked).not.toContain('/api/v1/admin/provider');
  expect(asked).not.toContain('/api/v1/runs');
  await tryIt(page).toggle.click();
  await expect(tryIt(page).prompt).toBeVisible();
  expect(asked).toContain('/api/v1/admin/provider');
});
