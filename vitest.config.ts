import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const folders = '{app,components,drizzle,e2e,lib,scripts}';
const databaseTests = `${folders}/**/*.db.test.{ts,tsx}`;
const corpusTests = `${folders}/**/*.corpus.test.{ts,tsx}`;
const faultTests = `${folders}/**/*.faults.test.ts`;

/** What its own examples must cover to the last branch. */
const covered = 'lib/{config-schema,providers}/**';
/** Chance decides what a property reaches, so nothing counts as covered by one. */
const examples = `${covered}/!(*.property).test.ts`;
const notHere = ['**/node_modules/**', '**/.next/**'];

/**
 * `covered` and `unit` run without a database, `covered` with `--coverage`; `database` gets a PostgreSQL from its global
 * setup. `corpus` has one too, and needs the schemas of `MODELBOARD_CORPUS`: `npm run test:corpus` runs it.
 * `faults` breaks databases and processes of its own, one file after the other, and needs a production build:
 * `npm run test:faults` makes it.
 */
export default defineConfig({
  resolve: { alias: [{ find: /^@\//, replacement: root }] },
  test: {
    environment: 'node',
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
          include: [examples],
          exclude: [databaseTests, corpusTests, ...notHere],
        },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`${folders}/**/*.test.{ts,tsx}`],
          exclude: [examples, databaseTests, corpusTests, faultTests, ...notHere],
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
    ],
  },
});
