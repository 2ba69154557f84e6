import { root } from '../launcher/environment.mjs';
import { lineOf } from '../launcher/failure.mjs';
import { live } from '../launcher/lifetime.mjs';
import { prepareCheckout } from '../launcher/prepare.mjs';
import { playwright, runTests, vitest } from './run-tests.mjs';
import { log, runSteps, setUp } from './steps.mjs';
import { sum } from './totals.mjs';

/**
 * `npm test`: sets up what is missing, then runs every check and every test, one kind after the other, and says in its
 * last line how many passed. Exit code 1 if anything failed or was skipped.
 */
export function testAll() {
  return live(async (lifetime) => {
    const { stopping } = lifetime;
    await setUp(lifetime);
    const { ensureChromium } = await import('./chromium.mjs');
    process.env.CHROMIUM_PATH = await ensureChromium(stopping);

    const { seeToPython } = await import('./python.mjs');
    await seeToPython(stopping);
    const { installExamples } = await import('../check/examples.mjs');
    await installExamples({ stopping, log });

    const { runChecks } = await import('../check/run.mjs');
    /** @type {Parameters<typeof runSteps>[0]} */
    const steps = [
      ['checks', () => runChecks(console.log)],
      ['unit and property tests', () => unitTests(stopping)],
      ['database tests', () => runTests(vitest('database'), stopping)],
      ['component tests', () => runTests(vitest('component'), stopping)],
      ['browser tests', () => browserTests(stopping)],
    ];
    await runSteps(steps, stopping);
  });
}

/** What must be covered in full goes first and apart, so that only its own examples count. */
async function unitTests(stopping) {
  const covered = await runTests(vitest('covered', '--coverage'), stopping);
  return sum([covered, await runTests(vitest('unit'), stopping)]);
}

/** Builds for production first: a build that fails is a failure, and no browser test runs without it. */
async function browserTests(stopping) {
  try {
    await prepareCheckout({ root, build: true, stopping, log });
  } catch (error) {
    stopping.throwIfAborted();
    console.error(lineOf(error));
    log('no browser test was run, since the build failed');
    return { passed: 0, failed: 1, skipped: 0, flaky: 0 };
  }
  return runTests(playwright, stopping);
}
