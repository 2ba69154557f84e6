import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { expectTexts, openForm, press, type } from '@/e2e/support/component-form';

it('null, unset and a text are three things', async () => {
  const { screen, saves } = await openForm({ suffix: { type: ['string', 'null'] } });
  const box = screen.text('Suffix');
  await expect.element(box).toHaveAccessibleDescription(/optional, no default null allowed/);
  await screen.button('Set to null Suffix').press('Enter');
  await expect.element(box).toHaveAttribute('placeholder', 'null');
  await saves({ suffix: null });
  await box.focus();
  await type('null');
  await saves({ suffix: 'null' });
  await screen.button('Unset Suffix').press('Enter');
  await expect.element(box).toHaveAttribute('placeholder', 'Unset');
  await saves({});
});

it('a long text has several lines', async () => {
  const { screen, saves } = await openForm({ notes: { type: 'string', maxLength: 500, default: '' } });
  await screen.text('Notes').focus();
  await type('One');
  await press('Enter');
  await type('Two');
  await saves({ notes: 'One\nTwo' });
});

it('a text with line breaks keeps them while it is edited', async () => {
  const { screen, saves } = await openForm({ sign: { type: 'string', default: 'One\nTwo' } });
  await screen.text('Sign').focus();
  await press('Control+End');
  await type('!');
  await saves({ sign: 'One\nTwo!' });
  await press('Control+a');
  await type('Three');
  await expect.element(screen.text('Sign')).toHaveFocus();
  await saves({ sign: 'Three' });
});

it('a URL is checked as a URL, and kept as it is typed', async () => {
  const { screen, saves } = await openForm({
    callback: { type: 'string', format: 'uri', default: 'https://example.com/' },
  });
  const box = screen.text('Callback');
  await box.focus();
  await press('Control+a');
  await type('no address');
  await expect.element(box).toHaveAccessibleDescription(/Must be a URL/);
  await press('Control+a');
  await type('https://example.com/a?b=c');
  await saves({ callback: 'https://example.com/a?b=c' });
});

it('a colour has a picker beside its text, and both agree', async () => {
  const { screen, saves } = await openForm({
    accent: { type: 'string', format: 'color', default: '#4f46e5' },
  });
  const picker = page.getByLabelText('Accent, colour picker');
  await expect.element(picker).toHaveValue('#4f46e5');
  await screen.text('Accent').focus();
  await press('Control+a');
  await type('#00ff80');
  await expect.element(picker).toHaveValue('#00ff80');
  await saves({ accent: '#00ff80' });
  await picker.fill('#102030');
  await saves({ accent: '#102030' });
});

it('a date and a moment have pickers', async () => {
  const { saves } = await openForm({
    since: { type: 'string', format: 'date', default: '2026-11-21' },
    until: { type: 'string', format: 'date-time' },
  });
  await page.getByLabelText('Since', { exact: true }).focus();
  // The same day in every order of day and month.
  await type('05052027');
  await page.getByLabelText('Until', { exact: true }).fill('2027-01-31T12:30:15');
  await saves({ since: '2027-05-05', until: '2027-01-31T12:30:15Z' });
});

it('a long description is whole in the document, and opens', async () => {
  const description = `${'Long words about strength. '.repeat(12)}The end.`;
  const { screen } = await openForm({ strength: { type: 'integer', default: 1, description } });
  await expect.element(screen.number('Strength')).toHaveAccessibleDescription(/The end\. default 1/);
  const words = page.getByText(/The end\./);
  const height = () => words.element().getBoundingClientRect().height;
  const closed = height();
  const more = screen.button('About Strength');
  await more.press('Enter');
  await expect.element(more).toHaveAttribute('aria-expanded', 'true');
  expect(height()).toBeGreaterThan(closed);
});

it('a description shows its markup, and nothing in it runs', async () => {
  const description = [
    'Use **bold** and `code`, see [the docs](https://example.org/docs).',
    '- one\n- two',
    '<script>window.ran = true</script> <img src=x onerror="window.ran = true"> [no](javascript:window.ran=true)',
  ].join('\n\n');
  const { screen } = await openForm({ strength: { type: 'integer', default: 1, description } });
  await screen.button('About Strength').press('Enter');
  await expectTexts(screen.form.getByRole('strong'), ['bold']);
  await expect.element(screen.form.getByRole('code').filter({ hasText: /^code$/ })).toBeVisible();
  await expectTexts(screen.form.getByRole('listitem'), ['one', 'two']);
  const link = screen.form.getByRole('link');
  await expectTexts(link, ['the docs']);
  await expect.element(link).toHaveAttribute('rel', 'noopener noreferrer');
  await expect.element(screen.form).toHaveTextContent('<script>window.ran = true</script>');
  expect(screen.form.element().querySelector('img, script')).toBeNull();
  expect('ran' in window).toBe(false);
});

it('a time and a UUID have helpers, and are checked', async () => {
  const { screen, saves } = await openForm({
    at: { type: 'string', format: 'time', default: '08:00:00Z' },
    run: { type: 'string', format: 'uuid', default: '00000000-0000-4000-8000-000000000000' },
  });
  await page.getByLabelText('At', { exact: true }).fill('17:30:05');
  await screen.button('New Run').press('Enter');
  const run = () => (screen.text('Run').element() as HTMLInputElement).value;
  await expect.poll(run).not.toMatch(/^0{8}/);
  await expect.element(screen.text('Run')).not.toHaveAttribute('aria-invalid');
  await screen.text('Run').fill('12345678-1234-4234-8234-123456789abc');
  await saves({ at: '17:30:05Z', run: '12345678-1234-4234-8234-123456789abc' });
  await screen.text('Run').fill('no such');
  await expect.element(screen.text('Run')).toHaveAccessibleDescription(/Must be a UUID/);
});

it('an email address is checked, and kept as it is typed', async () => {
  const { screen, saves } = await openForm({ sender: { type: 'string', format: 'email' } });
  await screen.text('Sender').fill('nobody');
  await expect.element(screen.text('Sender')).toHaveAccessibleDescription(/Must be an email address/);
  await screen.text('Sender').fill('a@example.org');
  await saves({ sender: 'a@example.org' });
});

it('names with dots, slashes and digits are names like others', async () => {
  const { saves } = await openForm({
    'a.b/c': { type: 'integer', title: 'Odd', default: 1 },
    '0': { type: 'integer', title: 'Zero', default: 1 },
  });
  await page.getByRole('spinbutton', { name: 'Odd' }).fill('2');
  await page.getByRole('spinbutton', { name: 'Zero' }).fill('3');
  await saves({ 'a.b/c': 2, '0': 3 });
});
