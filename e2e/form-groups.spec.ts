import type { JsonObject } from '@/lib/config-schema';
import { expect } from './fixtures';
import type { ConfigureScreen } from './support/configure-screen';
import { layoutFaults } from './support/layout';
import { it, press } from './support/open-form';

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

const row = (screen: ConfigureScreen, pointer: string) =>
  screen.form.locator(`[data-parameter="${pointer}"]`);
const group = (screen: ConfigureScreen, name: string) =>
  screen.form.getByRole('group', { name, exact: true });
const fold = (screen: ConfigureScreen, name: string) =>
  group(screen, name).locator('summary').filter({ hasText: name }).first();

it('a group has a frame that ends before what comes after it, at every depth and width', async ({
  page,
  openForm,
}) => {
  const { screen } = await openForm(NESTED);
  const frames: [name: string, inside: string, after: string][] = [
    ['Moderation', '/moderation/z', '/output_format'],
    ['Deep', '/moderation/deep/y', '/moderation/z'],
  ];
  for (const forcedColors of ['none', 'active'] as const) {
    await page.emulateMedia({ forcedColors });
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      for (const [name, inside, after] of frames) {
        const [frame, member, next] = await Promise.all(
          [group(screen, name), row(screen, inside), row(screen, after)].map((each) => each.boundingBox()),
        );
        if (!frame || !member || !next) throw new Error(`${name} is not laid out`);
        expect(frame.x).toBeLessThan(member.x);
        expect(frame.y + frame.height).toBeGreaterThanOrEqual(member.y + member.height);
        expect(next.y).toBeGreaterThanOrEqual(frame.y + frame.height);
        for (const side of ['borderLeftWidth', 'borderBottomWidth'] as const)
          expect(
            await group(screen, name).evaluate((element, of) => getComputedStyle(element)[of], side),
          ).toBe('1px');
      }
      expect(await page.evaluate(layoutFaults)).toEqual([]);
    }
  }
});

it('a folded group says what is in it, and a jump to an error, a search and Tab go into it', async ({
  page,
  openForm,
}) => {
  const { screen, saves } = await openForm(NESTED);
  const x = screen.number('X');
  await x.fill('9');
  await screen.text('Z').fill('hard');
  await fold(screen, 'Moderation').click();
  await expect(x).toBeHidden();
  await expect(fold(screen, 'Moderation')).toContainText('3 parameters');
  await expect(fold(screen, 'Moderation')).toContainText('2 differ from the default');
  await expect(fold(screen, 'Moderation')).toContainText('1 error');

  await page.keyboard.press('Control+s');
  await expect(x).toBeFocused();
  await x.fill('2');

  await fold(screen, 'Moderation').click();
  await expect(x).toBeHidden();
  await page.evaluate(() => Reflect.apply(Reflect.get(window, 'find'), window, ['soft']));
  await expect(row(screen, '/moderation/z')).toBeVisible();

  await fold(screen, 'Moderation').click();
  await fold(screen, 'Moderation').focus();
  await press(page, 'Tab');
  await expect(x).toBeFocused();
  await screen.number('A').focus();
  await expect(x).toBeHidden();

  await screen.view('JSON');
  await screen.view('Form');
  await expect(x).toBeHidden();
  await page.getByRole('searchbox', { name: 'Find a parameter' }).fill('deep');
  await expect(screen.number('Y')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find a parameter' }).fill('');
  await expect(x).toBeHidden();
  await saves({ moderation: { x: 2, z: 'hard' } });
});

for (const { width, isBeside } of [
  { width: 1600, isBeside: true },
  { width: 360, isBeside: false },
])
  it(`the contents of a long form follow the view and lead into it, at ${width} px`, async ({
    page,
    openForm,
  }) => {
    it.setTimeout(90_000);
    await page.setViewportSize({ width, height: 800 });
    const { screen } = await openForm({
      ...whole(1, 90),
      inner: { type: 'object', title: 'Inner', properties: whole(91, 110) },
      ...whole(111, 200),
    });
    const contents = screen.form.getByRole('navigation', { name: 'Contents' });
    const open = async () => {
      if (!isBeside) await contents.locator('summary').press('Enter');
    };
    const current = contents.locator('a[aria-current]');
    const link = (name: string) => contents.getByRole('link', { name, exact: true });

    await open();
    await row(screen, '/value_150').evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await expect(current).toHaveText('Value 150');
    await expect(current).toBeInViewport();

    await fold(screen, 'Inner').click();
    await expect(screen.number('Value 100')).toBeHidden();
    await open();
    await current.focus();
    await press(page, 'Home');
    await expect(link('Value 1')).toBeFocused();
    await press(page, 'ArrowDown', 'End', 'ArrowUp');
    await expect(link('Value 199')).toBeFocused();
    await link('Value 100').focus();
    await press(page, 'Enter');
    await expect(screen.number('Value 100')).toBeFocused();
    await expect(screen.number('Value 100')).toBeInViewport();
    await open();
    await expect(current).toHaveText('Value 100');
    await link('Inner').click();
    await expect(fold(screen, 'Inner')).toBeFocused();
    expect(await page.evaluate(layoutFaults)).toEqual([]);
  });

it('a form of 40 rows has no contents', async ({ openForm }) => {
  const { screen } = await openForm(whole(1, 40));
  await expect(screen.number('Value 40')).toBeEnabled();
  await expect(screen.form.getByRole('navigation', { name: 'Contents' })).toHaveCount(0);
});
