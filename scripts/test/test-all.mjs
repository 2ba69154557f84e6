import { root } from '../launcher/environment.mjs';
import { lineOf } from '../launcher/failure.mjs';
import { live } from '../launcher/lifetime.mjs';
import { prepareCheckout } from '../launcher/prepare.mjs';
import { playwright, runTests, vitest } from './run-tests.mjs';
import { sum, totalsLine } from './totals.mjs';

/** @param {string} line */
const log = (line) => console.log(`modelboard: ${line}`);

/**
 * `npm test`: sets up what is missing, then runs every check and every test, one kind after the other, and says in its
 * last line how many passed. Exit code 1 if anything failed or was skipped.
 */
export function testAll() {
  return live(async (lifetime) => {
    const { stopping } = lifetime;
    Object.assign(process.env, { CI: 'true', NEXT_TELEMETRY_DISABLED: '1' });
    // The tests say themselves what they run under.
    delete process.env.NODE_ENV;
    await setUp(lifetime);

    const { runChecks } = await import('../check/run.mjs');
    const steps = [
      ['checks', () => runChecks(console.log)],
      ['unit and property tests', () => runTests(vitest('unit'), stopping)],
      ['database tests', () => runTests(vitest('database'), stopping)],
      ['browser tests', () => browserTests(stopping)],
    ];
    const results = [];
    for (const [name, step] of steps) {
      stopping.throwIfAborted();
      const started = performance.now();
      log(`${name} ...`);
      const totals = await step();
      results.push(totals);
      log(`${name}: ${totalsLine(totals)} in ${Math.round((performance.now() - started) / 1000)} s`);
    }
    const total = sum(results);
    if (total.failed > 0 || total.skipped > 0) process.exitCode = 1;
    console.log(totalsLine(total));
  });
}

/** Packages, Chromium, and a PostgreSQL for as long as the tests run. */
async function setUp({ stopping, onEnd }) {
  await prepareCheckout({ root, build: false, stopping, log });
  const { ensureChromium } = await import('./chromium.mjs');
  process.env.CHROMIUM_PATH = await ensureChromium(stopping);
  if (process.env.TEST_DATABASE_URL) {
    log('database: the PostgreSQL at TEST_DATABASE_URL');
    return;
  }
  const { startThrowAwayPostgres } = await import('../../e2e/support/throw-away-postgres.mjs');
  const server = await startThrowAwayPostgres();
  onEnd(() => server.stop());
  process.env.TEST_DATABASE_URL = server.url;
  log('database: a throw-away PostgreSQL');
}

/** Builds for production first: a build that fails is a failure, and no browser test runs without it. */
async function browserTests(stopping) {
  try {
    await prepareCheckout({ root, build: true, stopping, log });
  } catch (error) {
    stopping.throwIfAborted();
    console.error(lineOf(error));
    log('no browser test was run, since the build failed');
    return { passed: 0, failed: 1, skipped: 0 };
  }
  return runTests(playwright, stopping);
}
