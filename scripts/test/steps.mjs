import { root } from '../launcher/environment.mjs';
import { prepareCheckout } from '../launcher/prepare.mjs';
import { sum, totalsLine } from './totals.mjs';

/** @param {string} line */
export const log = (line) => console.log(`modelboard: ${line}`);

/**
 * Packages, and a PostgreSQL for as long as the tests run.
 *
 * @param {import('../launcher/lifetime.mjs').Lifetime} lifetime
 */
export async function setUp({ stopping, onEnd }) {
  Object.assign(process.env, { CI: 'true', NEXT_TELEMETRY_DISABLED: '1' });
  // The tests say themselves what they run under.
  Reflect.deleteProperty(process.env, 'NODE_ENV');
  await prepareCheckout({ root, build: false, stopping, log });
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

/**
 * Runs one kind of test after the other, and prints in its last line how many passed. Exit code 1 if anything failed
 * or was skipped.
 *
 * @param {[name: string, step: () => Promise<import('./totals.mjs').Totals>][]} steps
 * @param {AbortSignal} stopping
 */
export async function runSteps(steps, stopping) {
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
}
