import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import type { BrowserCommand } from 'vitest/node';

const root = fileURLToPath(new URL('.', import.meta.url));
const folders = '{app,components,drizzle,e2e,lib,scripts}';
const databaseTests = `${folders}/**/*.db.test.{ts,tsx}`;
const corpusTests = `${folders}/**/*.corpus.test.{ts,tsx}`;
const componentTests = `${folders}/**/*.component.test.tsx`;
const faultTests = `${folders}/**/*.faults.test.ts`;

/** What its own examples must cover to the last branch. */
const covered = 'lib/{config-schema,providers}/**';
/** Chance decides what a property reaches, so nothing counts as covered by one. */
const examples = `${covered}/!(*.property).test.ts`;
const notHere = ['**/node_modules/**', '**/.next/**'];

/** Real keys, by Playwright's names such as `Control+a`. */
const browserCommands = {
  pressKeys: (async ({ page }, ...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  }) satisfies BrowserCommand<string[]>,
  typeText: (({ page }, text) => page.keyboard.type(text)) satisfies BrowserCommand<[text: string]>,
  insertText: (({ page }, text) => page.keyboard.insertText(text)) satisfies BrowserCommand<[text: string]>,
};

/**
 * `covered` and `unit` run without a database, `covered` with `--coverage`; their files share modules, which saves a
 * third of the processor time. `database` gets a PostgreSQL from its global setup. `corpus` has one too, and needs the schemas of `MODELBOARD_CORPUS`: `npm run test:corpus` runs it.
 * `component` renders in Chromium, without a server of the product: `CHROMIUM_PATH`, or what is installed.
 * `faults` breaks databases and processes of its own, one file after the other, and needs a production build:
 * `npm run test:faults` makes it.
 */
export default defineConfig({
  resolve: { alias: [{ find: /^@\//, replacement: root }] },
  test: {
    environment: 'node',
    // Vitest leaves one processor free, which is half of two.
    maxWorkers: '100%',
    setupFiles: ['e2e/support/fail-on-console.ts', 'e2e/support/fixed-chance.ts'],
    // Properties and processes are slow on a busy machine; a test that hangs still ends.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // As for browser tests; the last line counts what needed it as flaky.
    retry: process.env.CI ? 1 : 0,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    coverage: {
      provider: 'v8',
      include: [`${covered}/*.ts`],
      exclude: ['**/*.test.ts', '**/testing/**', '**/fixtures/**'],
      thresholds: { 100: true, perFile: true },
      reporter: ['text-summary', [`${root}scripts/test/uncovered.cjs`, {}]],
      reportsDirectory: 'test-results/coverage',
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'covered',
          isolate: false,
          include: [examples],
          exclude: [databaseTests, corpusTests, ...notHere],
        },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          isolate: false,
          include: [`${folders}/**/*.test.{ts,tsx}`],
          exclude: [examples, databaseTests, corpusTests, componentTests, faultTests, ...notHere],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: [databaseTests],
          globalSetup: ['e2e/support/database-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'corpus',
          include: [corpusTests],
          globalSetup: ['e2e/support/database-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: [faultTests],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      ...(isAskedFor('component') ? [await componentProject()] : []),
    ],
  },
});

/** Whether `--project` names it, or nothing does. */
function isAskedFor(name: string): boolean {
  const named = process.argv.flatMap((argument, index, all) =>
    argument === '--project' ? (all[index + 1] ?? []) : (argument.match(/^--project=(.*)/)?.slice(1) ?? []),
  );
  return named.length === 0 || named.includes(name);
}

/** Loads the browser's client and looks for a Chromium: seconds that the other projects need not wait. */
async function componentProject(): Promise<TestProjectConfiguration> {
  const { playwright } = await import('@vitest/browser-playwright');
  const { chromiumSwitches, findChromium } = await import('./e2e/support/chromium.mjs');
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('No Chromium: install it, or set CHROMIUM_PATH.');
  // Not `extends`: the setup of the others is for Node.
  return {
    resolve: { alias: [{ find: /^@\//, replacement: root }] },
    define: { 'process.env.NODE_ENV': '"test"' },
    test: {
      name: 'component',
      include: [componentTests],
      setupFiles: ['e2e/support/component-setup.ts'],
      testTimeout: 30_000,
      retry: process.env.CI ? 1 : 0,
      restoreMocks: true,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        viewport: { width: 1280, height: 800 },
        provider: playwright({
          launchOptions: { executablePath, args: chromiumSwitches },
          contextOptions: { locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce' },
        }),
        instances: [{ browser: 'chromium' }],
        commands: browserCommands,
      },
    },
  };
}
