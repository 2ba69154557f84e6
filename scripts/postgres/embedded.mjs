import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { holdDataDirectory } from '../launcher/data-directory.mjs';
import { Failure } from '../launcher/failure.mjs';
import { isRoot } from './account.mjs';
import { preparedBinaries } from './binaries.mjs';
import { ensureCluster, roleName } from './cluster.mjs';
import { homeOf, inOwnAccount, removeHome } from './home.mjs';
import { endLeftover } from './leftover.mjs';
import { socketName } from './sockets.mjs';
import { supervise } from './supervisor.mjs';

/**
 * Starts the embedded PostgreSQL of a data directory, and makes its cluster first if there is none.
 * Needs nothing installed but the package of binaries; listens on a Unix socket only.
 * @param {object} options
 * @param {string} options.dataDir made if it is missing
 * @param {(line: string) => void} [options.log] what is worth telling, one line each
 * @param {boolean} [options.durable] false for throw-away clusters: no fsync, and `stop` removes the cluster
 * @param {boolean} [options.createDatabases] whether the product's role may create databases, as tests do
 * @param {import('../launcher/lock.mjs').Lock} [options.lock] of the data directory, where the caller holds it already
 * @returns {Promise<{ url: string, stop(): Promise<void> }>} `url` is for `postgres(url, connectionOptions(url))` of
 *   lib/platform/db; `stop` is called after the last connection was closed
 * @throws {Failure} if the directory is in use, or PostgreSQL cannot run here
 */
export async function startEmbedded({
  dataDir,
  log = () => {},
  durable = true,
  createDatabases = false,
  lock,
}) {
  const directory = resolve(dataDir);
  const held = lock ?? (await holdDataDirectory(directory));
  try {
    const found = await homeOf(directory);
    const binaries = await preparedBinaries({ copyTo: found.programs, alwaysCopy: isRoot() });
    const ended = await endLeftover(found);
    const home = await inOwnAccount(found);
    const programs = { directory: binaries, account: home.account };
    if (ended) log(`ended a PostgreSQL that an earlier start left behind (process ${ended})`);
    const passwordFile = passwordFileOf(directory);
    const { cluster, sockets } = home;
    const { password } = await ensureCluster({ programs, cluster, passwordFile, durable, createDatabases });
    const server = await supervise(
      { programs, cluster, sockets, logFile: join(directory, 'postgres.log'), durable },
      log,
    );
    return {
      url: urlOf(sockets, password),
      async stop() {
        await server.stop();
        if (!durable) removeHome(home, directory);
        if (!lock) await held.release();
      },
    };
  } catch (error) {
    if (!lock) await held.release();
    throw error;
  }
}

/**
 * The URL of a server that another process of this user has started in the data directory.
 * @param {string} dataDir absolute path
 * @throws {Failure} if that process has not come so far
 */
export async function runningUrl(dataDir) {
  const { sockets } = await homeOf(dataDir);
  if (!existsSync(join(sockets, socketName)))
    throw new Failure('Modelboard is still starting. Try again when it is ready.');
  return urlOf(sockets, readFileSync(passwordFileOf(dataDir), 'utf8').trim());
}

/** @param {string} dataDir */
function passwordFileOf(dataDir) {
  return join(dataDir, 'postgres-password');
}

/**
 * @param {string} sockets
 * @param {string} password
 */
function urlOf(sockets, password) {
  return `postgres://${roleName}:${password}@${encodeURIComponent(sockets)}:5432/${roleName}`;
}
