import { run } from './run.mjs';

/**
 * Installs a Debian package, when root and where there is apt.
 *
 * @param {string} name
 * @param {AbortSignal} stopping
 * @returns {Promise<boolean>} whether it is installed now
 */
export async function installByApt(name, stopping) {
  if (process.getuid?.() !== 0) return false;
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (/** @type {string[]} */ ...parameters) =>
    run({ command: ['apt-get', ...parameters], environment, stopping }).catch(() => false);
  return (await apt('update')) && (await apt('install', '-y', '--no-install-recommends', name));
}
