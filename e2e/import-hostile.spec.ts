import type { JsonObject } from '@/lib/config-schema';
import { expect, test } from './fixtures';
import { importScreen } from './support/import-screen';

/** Sets a marker that the tests look for; as a URL, in HTML and in an attribute. */
const SCRIPT = 'window.hacked = true';

const properties = (value: JsonObject): JsonObject => ({ type: 'object', properties: value });

/** As text, since an object literal with `__proto__` would set the prototype. */
const withKey = (key: string) =>
  `{"type": "object", "properties": {"steps": {"type": "integer", "default": 1}, "${key}": {"type": "string"}}}`;

function nested(depth: number): string {
  return `${'{"type": "object", "properties": {"a": '.repeat(depth)}{}${'}}'.repeat(depth)}`;
}

/** Each definition holds the next one ten times: 10^9 when resolved. */
function bomb(): JsonObject {
  const level = (index: number): JsonObject =>
    properties(
      Object.fromEntries(
        Array.from({ length: 10 }, (_, place) => [`p${place}`, { $ref: `#/$defs/d${index + 1}` }]),
      ),
    );
  const definitions = Array.from({ length: 9 }, (_, index) => [`d${index}`, level(index)]);
  return { ...level(-1), $defs: { ...Object.fromEntries(definitions), d9: { type: 'string' } } };
}

const yamlBomb = [
  'a0: &a0 [x, x, x, x, x, x, x, x, x, x]',
  ...Array.from({ length: 9 }, (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index}, `.repeat(10)}]`),
].join('\n');

/** What is pasted, and what must be read of it on the screen. */
const refused: [name: string, source: JsonObject | string, says: RegExp][] = [
  ['deep nesting', nested(5000), /Nested too deeply/],
  [
    'an enumeration of 100,000 options',
    JSON.stringify(properties({ size: { enum: Array.from({ length: 100_000 }, (_, index) => index) } })),
    /options|enum|large|many|too/i,
  ],
  ['a key named __proto__', withKey('__proto__'), /__proto__/],
  ['a key named constructor', withKey('constructor'), /constructor/],
  ['a bomb of references', bomb(), /reference|large|many|too|expand/i],
  ['a bomb of YAML aliases', yamlBomb, /repeats parts of itself too often/],
  ['a reference to another server', properties({ a: { $ref: 'http://10.0.0.1/x.json' } }), /10\.0\.0\.1/],
  ['a reference to itself', { $ref: '#' }, /itself|refer|recurs|parameter/i],
  ['a page of HTML', `<!doctype html><script>${SCRIPT}</script>`, /HTML|page/i],
  ['a list', '[1, 2, 3]', /object|list/i],
  ['a megabyte of brackets', '['.repeat(1_000_000), /Nested too deeply/],
];

test('what is hostile is refused with a clear answer, the screen stays alive, and nothing is stored', async ({
  page,
  signIn,
  server,
  expectBrowserError,
}) => {
  expectBrowserError(/status of (400|413|422)/);
  const { sql } = server.database;
  const count = () =>
    sql`select count(*)::int as models, (select count(*)::int from model_versions) as versions from models`;
  const before = [...(await count())];
  await signIn('editor');
  const screen = importScreen(page);
  await screen.open();
  for (const [index, [name, source, says]] of refused.entries()) {
    await test.step(name, async () => {
      // It still reads what is sound, and the answer to the last source is gone.
      await screen.paste(`type: object\nproperties: { sound_${index}: { type: string } }`);
      await expect(screen.previewed).toContainText(`Sound ${index}`);
      const isLong = typeof source === 'string' && source.length > 100_000;
      if (isLong) await screen.openFile(source);
      else await screen.paste(source);
      const answer = screen.fault.or(screen.report.getByRole('listitem')).filter({ hasText: says }).first();
      await expect(answer).toBeVisible();
      await expect(screen.import).toHaveAttribute('aria-disabled', 'true');
      if (isLong) await page.getByRole('button', { name: 'Clear' }).click();
    });
  }
  expect(await page.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined();
  expect([...(await count())]).toEqual(before);
  await screen.from('Address');
  await expect(screen.address).toBeVisible();
});

test('a pattern that explodes is not kept, and a long value does not hang the form', async ({
  page,
  signIn,
}) => {
  await signIn('editor');
  const screen = importScreen(page);
  await screen.open();
  await screen.paste(properties({ word: { type: 'string', pattern: '^(a+)+$', default: 'a' } }));
  await expect(screen.report.getByRole('listitem').filter({ hasText: /pattern/ })).toBeVisible();
  const word = screen.previewed.getByRole('textbox', { name: 'Word' });
  await word.fill(`${'a'.repeat(60)}!`);
  await expect(screen.preview.getByText('All values are valid.')).toBeVisible();
});

test('no script of a schema runs, on the import screen and after the import', async ({ page, signIn }) => {
  const html = `<img src=x onerror="${SCRIPT}"><script>${SCRIPT}</script><svg onload="${SCRIPT}">`;
  const markdown = `[click me](javascript:${SCRIPT}) [or me](data:text/html,<script>${SCRIPT}</script>) ![x](x" onerror="${SCRIPT})`;
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await signIn('editor');
  const screen = importScreen(page);
  await screen.open();
  await screen.paste({
    title: html,
    description: html,
    ...properties({
      style: {
        type: 'string',
        title: html,
        description: `${html}\n\n${markdown}`,
        enum: [html, 'b'],
        default: html,
      },
      [html]: { type: 'string', 'x-unit': html, 'x-group': html, format: html },
    }),
  });
  await expect(screen.previewed).toContainText('click me');
  await screen.modelId.fill('acme/hostile');
  const expectHarmless = async () => {
    await expect(page.locator('main script, main svg[onload], main [onerror]')).toHaveCount(0);
    await expect(page.locator('a[href^="javascript:"], a[href^="data:"]')).toHaveCount(0);
    expect(await page.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined();
    expect(dialogs).toEqual([]);
  };
  for (const text of await screen.previewed.getByText('click me').all()) await text.click();
  await expectHarmless();
  await screen.import.click();
  await expect(page).toHaveURL(/\/models\/hostile\/configure$/);
  await expect(page.getByRole('group', { name: 'Parameters', exact: true })).toContainText('click me');
  await expectHarmless();
});
