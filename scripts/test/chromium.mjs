import { findChromium } from '../../e2e/support/chromium.mjs';
import { Failure } from '../launcher/failure.mjs';
import { run } from './run.mjs';

/**
 * Makes sure that there is a Chromium: found, or installed by apt when root.
 *
 * @param {AbortSignal} stopping
 * @returns {Promise<string>} its path
 * @throws {Failure} if there is none and none can be installed
 */
export async function ensureChromium(stopping) {
  const found = await findChromium();
  if (found) return found;
  if (process.getuid?.() === 0) {
    const environment = { DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...parameters) =>
      run({ command: ['apt-get', ...parameters], environment, stopping }).catch(() => false);
    if ((await apt('update')) && (await apt('install', '-y', '--no-install-recommends', 'chromium'))) {
      const installed = await findChromium();
      if (installed) return installed;
    }
  }
  throw new Failure(
    'the browser tests need Chromium. Install it ("apt-get install chromium" as root), or set CHROMIUM_PATH to it.',
  );
}
