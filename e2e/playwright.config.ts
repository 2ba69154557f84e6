import { defineConfig } from '@playwright/test';
import { chromiumSwitches, findChromium } from './support/chromium.mjs';

const executablePath = await findChromium();
if (!executablePath) throw new Error('No Chromium: install it, or set CHROMIUM_PATH.');

/** The specs need a production build (`npm test` makes it); each worker has its own server and database. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  globalSetup: './support/database-setup.ts',
  forbidOnly: Boolean(process.env.CI),
  workers: '100%',
  // A machine of unknown speed gets a second try; the last line counts what needed it as flaky.
  retries: process.env.CI ? 1 : 0,
  // A product that does not start fails every test, each slowly.
  maxFailures: process.env.CI ? 50 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath, args: chromiumSwitches },
    locale: 'en-GB',
    timezoneId: 'UTC',
    viewport: { width: 1280, height: 800 },
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    // A trace costs a third of a test's processor time, so only the second try pays for one.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
  },
});
