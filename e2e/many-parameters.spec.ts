import type { JsonObject } from '@/lib/config-schema';
import { expect } from './fixtures';
import type { ConfigureScreen } from './support/configure-screen';
import { it } from './support/open-form';

const value = { type: 'integer', maximum: 9, default: 5, description: 'Nine at most.' };
const numbered = (first: number, last: number): JsonObject =>
  Object.fromEntries(
    Array.from({ length: last - first + 1 }, (_, index) => [
      `value_${first + index}`,
      { ...value, title: `Value ${first + index}` },
    ]),
  );
/** So many that the browser leaves out of the layout what is far from view. */
const many = {
  ...numbered(1, 140),
  inner: { type: 'object', title: 'Inner', properties: numbered(141, 180) },
  ...numbered(181, 300),
};

const row = (screen: ConfigureScreen, name: string) => screen.form.locator(`[data-parameter$="/${name}"]`);

it('each of 300 parameters is in the document from the start, and a search in the page comes to it', async ({
  page,
  openForm,
}) => {
  const { screen } = await openForm(many);
  await expect(screen.form.locator('[data-parameter]')).toHaveCount(300);
  for (const number of [160, 297]) {
    const found = row(screen, `value_${number}`);
    const isLaidOut = () =>
      found.evaluate((element) => element.checkVisibility({ contentVisibilityAuto: true }));
    expect(await isLaidOut()).toBe(false);
    await expect(screen.number(`Value ${number}`)).toHaveAccessibleDescription(/Nine at most\./);
    await page.evaluate(
      (text) => Reflect.apply(Reflect.get(window, 'find'), window, [text]),
      `Value ${number}`,
    );
    await expect(found).toBeInViewport();
    expect(await isLaidOut()).toBe(true);
  }
});

it('Tab goes on into rows that were out of view, in their order, and the bar below covers none', async ({
  page,
  openForm,
}) => {
  // Each press takes a snapshot of 300 rows for the trace.
  it.setTimeout(180_000);
  const { screen, saves } = await openForm(many);
  await screen.number('Value 136').focus();
  const passed = new Set<string>();
  for (let presses = 0; presses < 40 && !passed.has('/inner/value_148'); presses += 1) {
    await page.keyboard.press('Tab');
    const { parameter, isSeen } = await page.evaluate(() => {
      const focused = document.activeElement;
      const { x = 0, y = 0, width = 0, height = 0 } = focused?.getBoundingClientRect() ?? {};
      return {
        // A group is a stop of its own, since it folds.
        parameter: focused?.matches('summary')
          ? 'group'
          : (focused?.closest<HTMLElement>('[data-parameter]')?.dataset.parameter ?? ''),
        isSeen: document.elementFromPoint(x + width / 2, y + height / 2) === focused,
      };
    });
    expect(isSeen, parameter).toBe(true);
    passed.add(parameter);
  }
  const value = (index: number) => `/${index > 140 ? 'inner/' : ''}value_${index}`;
  const inOrder = [137, 138, 139, 140, 'group', 141, 142, 143, 144, 145, 146, 147, 148];
  expect([...passed]).toEqual(inOrder.map((stop) => (typeof stop === 'number' ? value(stop) : stop)));
  await page.keyboard.press('Tab');
  await expect(screen.number('Value 148')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await saves({ inner: { value_148: 6 } });
});

it('a save that is refused goes to the first value that is wrong, however far it is', async ({
  page,
  openForm,
}) => {
  it.setTimeout(120_000);
  const { screen, saves } = await openForm(many);
  await screen.number('Value 290').fill('99');
  await screen.number('Value 170').fill('99');
  await screen.number('Value 1').focus();
  await expect(screen.number('Value 170')).not.toBeInViewport();
  await page.keyboard.press('Control+s');
  await expect(screen.number('Value 170')).toBeFocused();
  await expect(screen.number('Value 170')).toBeInViewport();
  await expect(screen.number('Value 170')).toHaveAccessibleDescription(/Must be at most 9/);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('7');
  await page.keyboard.press('Control+s');
  await expect(screen.number('Value 290')).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('8');
  await saves({ inner: { value_170: 7 }, value_290: 8 });
});
