import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { openForm, press } from '@/e2e/support/component-form';
import { layoutFaults } from '@/e2e/support/layout';
import type { JsonObject } from '@/lib/config-schema';

const whole = (first: number, last: number): JsonObject =>
  Object.fromEntries(
    Array.from({ length: last - first + 1 }, (_, index) => [
      `value_${first + index}`,
      { type: 'integer', maximum: 9, default: 5 },
    ]),
  );

const NESTED = {
  a: { type: 'integer', default: 1 },
  moderation: {
    type: 'object',
    properties: {
      x: { type: 'integer', default: 1, maximum: 3 },
      deep: { type: 'object', properties: { y: { type: 'integer', default: 1 } } },
      z: { type: 'string', default: 'soft' },
    },
  },
  output_format: { enum: ['png', 'jpg'], default: 'png' },
};

type Form = Awaited<ReturnType<typeof openForm>>;

const row = (name: string) => {
  const found = document.querySelector<HTMLElement>(`[data-parameter$="/${name}"]`);
  if (!found) throw new Error(`there is no row of ${name}`);
  return found;
};
const group = (name: string) => page.getByRole('group', { name, exact: true });
const fold = (name: string) => group(name).element().querySelector('summary') as HTMLElement;
const isShown = (name: string) => row(name).checkVisibility({ contentVisibilityAuto: false });
const focused = () => document.activeElement?.closest<HTMLElement>('[data-parameter]')?.dataset.parameter;
const focusField = ({ form }: Form, name: string) => {
  const field = form.fields.find(({ parameter }) => parameter.name === name);
  if (field) form.focus(field.key);
};

it.each([360, 1280])('a group has a frame that ends before what comes after it, at %i px', async (width) => {
  await page.viewport(width, 800);
  await openForm(NESTED);
  const frames: [name: string, inside: string, after: string][] = [
    ['Moderation', 'z', 'output_format'],
    ['Deep', 'y', 'z'],
  ];
  for (const [name, inside, after] of frames) {
    const frame = group(name).element();
    const style = getComputedStyle(frame);
    expect([style.borderLeftWidth, style.borderTopWidth, style.borderBottomWidth]).toEqual([
      '1px',
      '1px',
      '1px',
    ]);
    const { left, bottom } = frame.getBoundingClientRect();
    expect(row(inside).getBoundingClientRect().left).toBeGreaterThan(left);
    expect(row(inside).getBoundingClientRect().bottom).toBeLessThanOrEqual(bottom);
    expect(row(after).getBoundingClientRect().top).toBeGreaterThan(bottom);
  }
  expect(layoutFaults()).toEqual([]);
});

it('a folded group says how many values differ from the default and how many are wrong', async () => {
  const { screen } = await openForm(NESTED);
  await screen.number('X').fill('9');
  await screen.text('Z').fill('hard');
  fold('Moderation').click();
  await expect.poll(() => isShown('x')).toBe(false);
  await expect
    .element(group('Moderation'))
    .toHaveTextContent(/3 parameters ?2 differ from the default ?1 error/);
});

it('a jump to what is wrong opens the groups around it', async () => {
  const opened = await openForm(NESTED);
  fold('Deep').click();
  fold('Moderation').click();
  await expect.poll(() => isShown('y')).toBe(false);
  focusField(opened, 'y');
  await expect.poll(focused).toBe('/moderation/deep/y');
  await expect.poll(() => isShown('y')).toBe(true);
});

it('what a search in the page opens is open, and a search in the form shows what it finds', async () => {
  const opened = await openForm(NESTED);
  fold('Moderation').click();
  await expect.element(group('Moderation')).toHaveTextContent('3 parameters');
  // The browser opens `<details>` around what it finds.
  const details = row('z').closest('details');
  if (details) details.open = true;
  await expect.element(group('Moderation')).not.toHaveTextContent('3 parameters');
  expect(opened.form.folded).toEqual(new Set());
});

it('Tab goes into a folded group, which folds again behind it', async () => {
  await openForm(NESTED);
  fold('Moderation').click();
  await expect.poll(() => isShown('x')).toBe(false);
  fold('Moderation').focus();
  await press('Tab');
  await expect.poll(focused).toBe('/moderation/x');
  expect(isShown('x')).toBe(true);
  await press('Shift+Tab', 'Shift+Tab');
  await expect.poll(focused).toBe('/a');
  await expect.poll(() => isShown('x')).toBe(false);
});

it.each([
  { width: 1400, isBeside: true },
  { width: 360, isBeside: false },
])(
  'the contents of a long form follow the view and lead into it, at $width px',
  async ({ width, isBeside }) => {
    await page.viewport(width, 800);
    const { screen } = await openForm({
      ...whole(1, 90),
      inner: { type: 'object', title: 'Inner', properties: whole(91, 110) },
      ...whole(111, 200),
    });
    const contents = screen.form.getByRole('navigation', { name: 'Contents' });
    const open = async () => {
      const details = contents.element().querySelector('details');
      if (!isBeside && details?.open === false) await contents.getByText('Contents').click();
    };
    const current = () => contents.element().querySelector<HTMLElement>('a[aria-current]');
    const link = (name: string) => contents.getByRole('link', { name, exact: true });

    await open();
    row('value_150').scrollIntoView({ block: 'start' });
    await expect.poll(() => current()?.textContent).toBe('Value 150');
    const list = current()?.closest('ol')?.getBoundingClientRect();
    expect(current()?.getBoundingClientRect().top).toBeGreaterThanOrEqual(list?.top ?? Number.NaN);
    expect(current()?.getBoundingClientRect().bottom).toBeLessThanOrEqual(list?.bottom ?? Number.NaN);

    fold('Inner').click();
    await expect.poll(() => isShown('value_100')).toBe(false);
    await open();
    await expect.poll(current).not.toBeNull();
    current()?.focus();
    await press('Home');
    await expect.element(link('Value 1')).toHaveFocus();
    await press('ArrowDown', 'End', 'ArrowUp');
    await expect.element(link('Value 199')).toHaveFocus();
    await link('Value 100').focus();
    await press('Enter');
    await expect.element(screen.number('Value 100')).toHaveFocus();
    await expect.element(screen.number('Value 100')).toBeInViewport();
    await open();
    await expect.poll(() => current()?.textContent).toBe('Value 100');
    await link('Inner').click();
    await expect.poll(() => document.activeElement === fold('Inner')).toBe(true);
    expect(layoutFaults()).toEqual([]);
  },
);

it('a form of 40 rows has no contents', async () => {
  const { screen } = await openForm(whole(1, 40));
  await expect.element(screen.number('Value 40')).toBeVisible();
  expect(screen.form.getByRole('navigation').elements()).toEqual([]);
});
