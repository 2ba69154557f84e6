import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareCheckout } from '../launcher/prepare.mjs';
import { root } from './run-tool.mjs';

/**
 * The examples that have packages of their own, as folders relative to the repository: each is copied out of it, so none
 * may lean on ours.
 *
 * @returns {Promise<string[]>} such as `docs/examples/inference-service`
 */
export async function examples() {
  const names = await readdir(join(root, 'docs/examples'));
  return names
    .map((name) => `docs/examples/${name}`)
    .filter((folder) => existsSync(join(root, folder, 'package.json')));
}

/**
 * Installs their packages, without which they can be neither checked nor run.
 *
 * @param {object} options
 * @param {AbortSignal} options.stopping
 * @param {(line: string) => void} options.log
 * @throws {import('../launcher/failure.mjs').Failure} with npm's first complaint
 */
export async function installExamples({ stopping, log }) {
  for (const folder of await examples()) {
    const say = (/** @type {string} */ line) => log(`${folder}: ${line}`);
    await prepareCheckout({ root: join(root, folder), build: false, stopping, log: say });
  }
}
