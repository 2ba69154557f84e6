import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { privateDirectory } from '../postgres/sockets.mjs';
import { buildProduct } from './build.mjs';
import { installPackages } from './install.mjs';
import { takeLock } from './lock.mjs';

/**
 * Brings the checkout into a state that can be started. Two starts in one folder take turns.
 * @param {object} options
 * @param {string} options.root
 * @param {boolean} options.build whether a production build is needed
 * @param {AbortSignal} options.stopping
 * @param {(line: string) => void} options.log
 */
export async function prepareCheckout({ root, build, stopping, log }) {
  const lock = await turnOf(root, stopping, log);
  try {
    await installPackages({ root, stopping, log });
    if (build) await buildProduct({ root, stopping, log });
  } finally {
    await lock.release();
  }
}

/**
 * @param {string} root
 * @param {AbortSignal} stopping
 * @param {(line: string) => void} log
 */
async function turnOf(root, stopping, log) {
  const path = join(privateDirectory(root), 'preparing');
  for (let told = false; ; told = true) {
    const taken = await takeLock(path);
    if ('lock' in taken) return taken.lock;
    if (!told) log(`waiting for another start that prepares ${root} (process ${taken.heldBy || 'unknown'})`);
    await sleep(500, undefined, { signal: stopping });
  }
}
