import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Failure } from './failure.mjs';
import { runStep } from './step.mjs';

/** @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage */

/**
 * Installs the packages of package-lock.json, unless they are there: with the development ones, which the build needs,
 * whatever NODE_ENV says.
 * @param {object} options
 * @param {string} options.root
 * @param {AbortSignal} options.stopping
 * @param {(line: string) => void} options.log
 * @throws {Failure} with npm's first complaint
 */
export async function installPackages({ root, stopping, log }) {
  const stamp = join(root, 'node_modules/.modelboard-install');
  const wanted = fingerprint(root);
  if (read(stamp) === wanted || isInstalled(root)) return;
  const { succeeded, output } = await runStep({
    doing: 'installing packages',
    command: [
      ...npm(),
      'ci',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
      '--no-progress',
    ],
    directory: root,
    environment: process.env,
    stopping,
    log,
  });
  if (succeeded) return writeFileSync(stamp, wanted);
  const complaint = output
    .split('\n')
    .filter((line) => /^npm (error|ERR!)/.test(line) && !/A complete log|^npm \S+\s*$/.test(line));
  const words = complaint.slice(0, 3).map((line) => line.replace(/^npm (error|ERR!)\s*/, ''));
  throw new Failure(
    `npm could not install the packages (${words.join('; ') || 'no reason given'}). Check the network and the rights on ${root}, then start again.`,
  );
}

/** npm as it was called, else the one in the path. */
function npm() {
  const called = process.env.npm_execpath ?? '';
  return /^npm(-cli)?\.c?js$/.test(basename(called)) ? [process.execPath, called] : ['npm'];
}

/**
 * Whether npm itself recorded every package of the lock file in node_modules: somebody installed by hand.
 * @param {string} root
 */
function isInstalled(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(join(root, 'node_modules/.package-lock.json'));
  const complete = Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      path === '' || optional || link || present[path]?.version === version,
  );
  // Optional packages depend on the machine; this one has been needed by every build.
  return complete && existsSync(join(root, 'node_modules/@next', `swc-${platform()}`));
}

function platform() {
  return process.platform === 'linux' ? `linux-${process.arch}-gnu` : `${process.platform}-${process.arch}`;
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

/** @param {string} root */
function fingerprint(root) {
  const [major] = process.versions.node.split('.');
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  return hash.update(`${process.platform} ${process.arch} ${major}`).digest('hex');
}

/** @param {string} file */
function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
