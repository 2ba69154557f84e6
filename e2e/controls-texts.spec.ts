import { expect } from './fixtures';
import { it, press } from './support/open-form';

it('null, unset and a text are three things', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({ suffix: { type: ['string', 'null'] } });
  const box = screen.text('Suffix');
  await expect(box).toHaveAccessibleDescription(/optional, no default null allowed/);
  await screen.button('Set to null Suffix').press('Enter');
  await expect(box).toHaveAttribute('placeholder', 'null');
  await saves({ suffix: null });
  await box.focus();
  await page.keyboard.type('null');
  await saves({ suffix: 'null' });
  await screen.button('Unset Suffix').press('Enter');
  await expect(box).toHaveAttribute('placeholder', 'Unset');
  await saves({});
});

it('a long text has several lines', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({ notes: { type: 'string', maxLength: 500, default: '' } });
  await screen.text('Notes').focus();
  await page.keyboard.type('One');
  await press(page, 'Enter');
  await page.keyboard.type('Two');
  await saves({ notes: 'One\nTwo' });
});

it('a text box shows what it is reset to, and what comes back', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({ word: { type: 'string', default: 'calm' } });
  const box = screen.text('Word');
  await box.focus();
  await press(page, 'Control+End');
  await page.keyboard.type('er');
  await screen.button('Reset Word').press('Enter');
  await expect(box).toHaveValue('calm');
  await screen.button('Undo: Reset Word').press('Enter');
  await expect(box).toHaveValue('calmer');
  await saves({ word: 'calmer' });
});

it('Enter in a box sends nothing and leaves the page where it is', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({ word: { type: 'string', default: '' } });
  const opened: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) opened.push(request.url());
  });
  const { href } = new URL(page.url());
  await screen.text('Word').focus();
  await page.keyboard.type('calm');
  await press(page, 'Enter');
  await page.keyboard.type('er');
  await saves({ word: 'calmer' });
  expect(opened).toEqual([]);
  expect(page.url()).toBe(href);
});

it('a text with line breaks keeps them while it is edited', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({ sign: { type: 'string', default: 'One\nTwo' } });
  await screen.text('Sign').focus();
  await press(page, 'Control+End');
  await page.keyboard.type('!');
  await saves({ sign: 'One\nTwo!' });
  await press(page, 'Control+a');
  await page.keyboard.type('Three');
  await expect(screen.text('Sign')).toBeFocused();
  await saves({ sign: 'Three' });
});

it('a URL is checked as a URL, and kept as it is typed', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({
    callback: { type: 'string', format: 'uri', default: 'https://example.com/' },
  });
  const box = screen.text('Callback');
  await box.focus();
  await press(page, 'Control+a');
  await page.keyboard.type('no address');
  await expect(box).toHaveAccessibleDescription(/Must be a URL/);
  await press(page, 'Control+a');
  await page.keyboard.type('https://example.com/a?b=c');
  await saves({ callback: 'https://example.com/a?b=c' });
});

it('a colour has a picker beside its text, and both agree', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({
    accent: { type: 'string', format: 'color', default: '#4f46e5' },
  });
  const picker = page.getByLabel('Accent, colour picker');
  await expect(picker).toHaveValue('#4f46e5');
  await screen.text('Accent').focus();
  await press(page, 'Control+a');
  await page.keyboard.type('#00ff80');
  await expect(picker).toHaveValue('#00ff80');
  await saves({ accent: '#00ff80' });
  await picker.fill('#102030');
  await saves({ accent: '#102030' });
});

it('a date and a moment have pickers', async ({ page, openForm }) => {
  const { saves } = await openForm({
    since: { type: 'string', format: 'date', default: '2026-11-21' },
    until: { type: 'string', format: 'date-time' },
  });
  await page.getByLabel('Since', { exact: true }).focus();
  // The same day in every order of day and month.
  await page.keyboard.type('05052027');
  await page.getByLabel('Until', { exact: true }).fill('2027-01-31T12:30:15');
  await saves({ since: '2027-05-05', until: '2027-01-31T12:30:15Z' });
});

it('a long description is whole in the document, and opens', async ({ page, openForm }) => {
  const description = `${'Long words about strength. '.repeat(12)}The end.`;
  const { screen } = await openForm({ strength: { type: 'integer', default: 1, description } });
  await expect(screen.number('Strength')).toHaveAccessibleDescription(/The end\. default 1/);
  const words = page.getByText(/The end\./);
  const closed = (await words.boundingBox())?.height ?? 0;
  const more = screen.button('About Strength');
  await more.press('Enter');
  await expect(more).toHaveAttribute('aria-expanded', 'true');
  expect((await words.boundingBox())?.height ?? 0).toBeGreaterThan(closed);
});

it('a description shows its markup, and nothing in it runs', async ({ page, openForm }) => {
  const description = [
    'Use **bold** and `code`, see [the docs](https://example.org/docs).',
    '- one\n- two',
    '<script>window.ran = true</script> <img src=x onerror="window.ran = true"> [no](javascript:window.ran=true)',
  ].join('\n\n');
  const { screen } = await openForm({ strength: { type: 'integer', default: 1, description } });
  await screen.button('About Strength').press('Enter');
  await expect(screen.form.locator('strong')).toHaveText('bold');
  await expect(screen.form.locator('code').first()).toHaveText('code');
  await expect(screen.form.getByRole('listitem')).toHaveText(['one', 'two']);
  const link = screen.form.getByRole('link');
  await expect(link).toHaveText(['the docs']);
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(screen.form).toContainText('<script>window.ran = true</script>');
  await expect(screen.form.locator('img, script')).toHaveCount(0);
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});

it('a time and a UUID have helpers, and are checked', async ({ page, openForm }) => {
  const { screen, saves } = await openForm({
    at: { type: 'string', format: 'time', default: '08:00:00Z' },
    run: { type: 'string', format: 'uuid', default: '00000000-0000-4000-8000-000000000000' },
  });
  await page.getByLabel('At', { exact: true }).fill('17:30:05');
  await screen.button('New Run').press('Enter');
  await expect(screen.text('Run')).not.toHaveValue(/^0{8}/);
  await expect(screen.text('Run')).not.toHaveAttribute('aria-invalid');
  await screen.text('Run').fill('12345678-1234-4234-8234-123456789abc');
  await saves({ at: '17:30:05Z', run: '12345678-1234-4234-8234-123456789abc' });
  await screen.text('Run').fill('no such');
  await expect(screen.text('Run')).toHaveAccessibleDescription(/Must be a UUID/);
});

it('an email address is checked, and kept as it is typed', async ({ openForm }) => {
  const { screen, saves } = await openForm({ sender: { type: 'string', format: 'email' } });
  await screen.text('Sender').fill('nobody');
  await expect(screen.text('Sender')).toHaveAccessibleDescription(/Must be an email address/);
  await screen.text('Sender').fill('a@example.org');
  await saves({ sender: 'a@example.org' });
});

it('names with dots, slashes and digits are names like others', async ({ page, openForm }) => {
  const { saves } = await openForm({
    'a.b/c': { type: 'integer', title: 'Odd', default: 1 },
    '0': { type: 'integer', title: 'Zero', default: 1 },
  });
  await page.getByRole('spinbutton', { name: 'Odd' }).fill('2');
  await page.getByRole('spinbutton', { name: 'Zero' }).fill('3');
  await saves({ 'a.b/c': 2, '0': 3 });
});
