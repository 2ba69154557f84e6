import { findChromium, headlessShell } from '../../e2e/support/chromium.mjs';
import { Failure } from '../launcher/failure.mjs';
import { installByApt } from './apt.mjs';

/**
 * Makes sure that there is a Chromium: found, or installed by apt if root. The headless shell is worth an installation
 * beside a full Chromium, since the browser tests take half the processor time in it.
 *
 * @param {AbortSignal} stopping
 * @returns {Promise<string>} its path
 * @throws {Failure} if there is none and none can be installed
 */
export async function ensureChromium(stopping) {
  const found = await findChromium();
  if (found === headlessShell || found === process.env.CHROMIUM_PATH) return found;
  if (await installByApt('chromium-headless-shell', stopping)) return headlessShell;
  if (found) return found;
  const installed = (await installByApt('chromium', stopping)) && (await findChromium());
  if (installed) return installed;
  throw new Failure(
    'the browser tests need Chromium. Install it ("apt-get install chromium" as root), or set CHROMIUM_PATH to it.',
  );
}
