import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { socketDirectory } from '../postgres/sockets.mjs';
import { codeOf, Failure } from './failure.mjs';
import { takeLock } from './lock.mjs';

/**
 * Makes the data directory, mode 0700, if it is missing, and takes its lock: one instance at a time.
 * @param {string} dataDir absolute path
 * @returns {Promise<import('./lock.mjs').Lock>}
 * @throws {Failure} if it is in use, or cannot be written
 */
export async function holdDataDirectory(dataDir) {
  makeDataDirectory(dataDir);
  const taken = await takeLock(await lockPath(dataDir));
  if ('lock' in taken) return taken.lock;
  throw new Failure(
    `${dataDir} is in use by another Modelboard (process ${taken.heldBy || 'unknown'}). Stop that one, or set MODELBOARD_DATA_DIR to another directory.`,
  );
}

/**
 * The socket by which an instance shows that it uses this data directory.
 * @param {string} dataDir absolute path of an existing directory
 */
export async function lockPath(dataDir) {
  return join(await socketDirectory(join(dataDir, 'run')), 'in-use');
}

/** @param {string} dataDir */
function makeDataDirectory(dataDir) {
  try {
    makeDirectory(dataDir);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Failure(
      `${dataDir} cannot be used (${codeOf(error)}). Give this user the right to write there, or set MODELBOARD_DATA_DIR to another directory.`,
    );
  }
}

/**
 * Node's own `recursive` never returns where even the parent refuses with ENOENT, as /proc does.
 * @param {string} path
 */
function makeDirectory(path) {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(path) !== path) makeDirectory(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}
