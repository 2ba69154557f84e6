import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { socketName } from './sockets.mjs';

/** A process id that no kernel gives: Linux and macOS end far below. */
const nobodysProcess = '999999999';

/**
 * Ends a server of this cluster that outlived its launcher, and takes the sting out of a lock file whose process id now
 * belongs to somebody else: PostgreSQL would refuse to start. To be called by the holder of the data directory's lock.
 * @param {object} options
 * @param {string} options.cluster
 * @param {string} options.sockets
 * @param {import('./account.mjs').Account | null} options.account
 * @returns {Promise<number | null>} the process id of the server that was ended
 */
export async function endLeftover({ cluster, sockets, account }) {
  const lockFile = join(cluster, 'postmaster.pid');
  const found = processOf(lockFile);
  if (found !== null && serves(found, cluster)) {
    await end(found, cluster);
    return found;
  }
  if (found !== null && isAlive(found)) {
    // The rest of the file stays: by it PostgreSQL finds server processes that still hold the shared memory.
    const rest = readFileSync(lockFile, 'utf8').split('\n').slice(1);
    rmSync(lockFile);
    writeFileSync(lockFile, [nobodysProcess, ...rest].join('\n'), { flag: 'wx', mode: 0o600 });
    if (account) chownSync(lockFile, account.uid, account.gid);
  }
  rmSync(join(sockets, `${socketName}.lock`), { force: true });
  return null;
}

/**
 * Fast shutdown, and after 10 s an immediate one, from which the next start recovers.
 * @param {number} pid
 * @param {string} cluster
 */
async function end(pid, cluster) {
  for (const [signal, patience] of /** @type {const} */ ([
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ])) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (const deadline = Date.now() + patience; Date.now() < deadline; ) {
      if (!serves(pid, cluster)) return;
      await sleep(20);
    }
  }
}

/**
 * The first line of a lock file of PostgreSQL.
 * @param {string} lockFile
 */
function processOf(lockFile) {
  if (!existsSync(lockFile)) return null;
  const pid = Number.parseInt(readFileSync(lockFile, 'utf8'), 10);
  return pid > 0 ? pid : null;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Whether this process is the server of that cluster. Its command line says so, which anybody may read.
 * @param {number} pid
 * @param {string} cluster
 */
function serves(pid, cluster) {
  try {
    const command =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
        : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes(`postgres -D ${cluster} `);
  } catch {
    return false;
  }
}
