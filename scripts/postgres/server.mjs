import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../launcher/failure.mjs';
import { firstProblem, spawnOptions } from './programs.mjs';

/** The log is put aside at a start when it is larger than this many bytes; one old log is kept. */
const largestLog = 10 * 1024 * 1024;

/**
 * @typedef {object} ServerOptions
 * @property {import('./programs.mjs').Programs} programs
 * @property {string} cluster
 * @property {string} sockets
 * @property {string} logFile
 * @property {boolean} durable
 */

/**
 * Starts the server in its own process group, so that Ctrl-C does not end it before the product has closed its connections,
 * and waits until it accepts connections; recovery after a crash may take a while.
 * @param {ServerOptions} options
 * @returns {Promise<import('node:child_process').ChildProcess>}
 * @throws {Failure} with the problem that the log names
 */
export async function launchServer(options) {
  const before = rotate(options.logFile);
  for (let attempt = 0; ; attempt += 1) {
    const child = spawnServer(options);
    if (await isReady(child, options.cluster)) return child;
    const log = readFileSync(options.logFile, 'utf8').slice(before);
    // The backends of a killed server need a moment to notice.
    if (attempt >= 20 || !/still in use|being used by another process/.test(log.slice(-2000))) {
      throw new Failure(`PostgreSQL did not start: ${firstProblem(log)} (see ${options.logFile})`);
    }
    await sleep(250);
  }
}

/**
 * Fast shutdown: open transactions are rolled back. After 20 s an immediate one, from which the next start recovers.
 * @param {import('node:child_process').ChildProcess} child
 */
export function stopServer(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      const impatience = setTimeout(() => child.kill('SIGQUIT'), 20_000);
      child.once('exit', () => {
        clearTimeout(impatience);
        resolve();
      });
      child.kill('SIGINT');
    })
  );
}

/** @param {ServerOptions} options */
function spawnServer({ programs, cluster, sockets, logFile, durable }) {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: `"${sockets.replaceAll('"', '""')}"`,
    max_connections: 100,
    shared_buffers: '64MB',
    max_wal_size: '256MB',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const parameters = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(join(programs.directory, 'bin/postgres'), ['-D', cluster, ...parameters], {
    ...spawnOptions(programs),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  return child;
}

/**
 * Waits for the word that the server writes into its lock file; false if it ended before.
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} cluster
 */
async function isReady(child, cluster) {
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  while (!ended) {
    const lines = readLines(join(cluster, 'postmaster.pid'));
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true;
    await sleep(10);
  }
  return false;
}

/** @param {string} file */
function readLines(file) {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

/**
 * Puts a large log aside.
 * @param {string} logFile
 * @returns {number} the length of the log now, in bytes
 */
function rotate(logFile) {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= largestLog) return size;
  renameSync(logFile, `${logFile}.1`);
  return 0;
}
