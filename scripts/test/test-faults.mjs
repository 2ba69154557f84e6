import { root } from '../launcher/environment.mjs';
import { live } from '../launcher/lifetime.mjs';
import { prepareCheckout } from '../launcher/prepare.mjs';
import { runTests, vitest } from './run-tests.mjs';
import { log, runSteps } from './steps.mjs';

/** `npm run test:faults`: what workers get while databases, processes and networks fail, with real ones of each. */
export function testFaults() {
  return live(async ({ stopping }) => {
    Object.assign(process.env, { CI: 'true', NEXT_TELEMETRY_DISABLED: '1' });
    // The tests say themselves what they run under.
    Reflect.deleteProperty(process.env, 'NODE_ENV');
    await prepareCheckout({ root, build: true, stopping, log });
    await runSteps([['fault tests', () => runTests(vitest('faults'), stopping)]], stopping);
  });
}
