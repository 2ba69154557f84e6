import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from '../launcher/failure.mjs';
import { handOver, isRoot, ownAccount } from './account.mjs';
import { socketDirectory } from './sockets.mjs';

/** Where root keeps clusters and the copied programs: the project's folder may be closed to every other account. */
const systemDirectory = '/var/lib/modelboard';

/**
 * Where the files of one data directory's PostgreSQL are.
 * @typedef {object} Home
 * @property {string} cluster PostgreSQL's own data directory
 * @property {string} sockets directory of its socket, mode 0700
 * @property {string} programs where copied programs go
 * @property {import('./account.mjs').Account | null} account who runs the server; null: whoever runs this process
 */

/**
 * Finds the home of a data directory, and makes the directories around the cluster.
 * @param {string} dataDir absolute path of an existing directory
 * @returns {Promise<Home>}
 */
export async function homeOf(dataDir) {
  const pointer = join(dataDir, 'postgres-home');
  const cluster = join(dataDir, 'postgres');
  if (!isRoot()) {
    if (existsSync(pointer)) {
      throw new Failure(
        `the database of ${dataDir} was made by root. Start as root, or set MODELBOARD_DATA_DIR to another directory.`,
      );
    }
    return {
      cluster,
      sockets: await socketDirectory(join(dataDir, 'run')),
      programs: dataDir,
      account: null,
    };
  }
  // An ordinary user made this cluster: root runs it as that user, so that both can start it.
  if (existsSync(cluster)) {
    const account = ownerOf(cluster);
    return {
      cluster,
      sockets: own(await socketDirectory(join(dataDir, 'run')), account),
      programs: systemDirectory,
      account,
    };
  }
  const home = existsSync(pointer) ? readPointer(pointer, dataDir) : makePointer(pointer, dataDir);
  const sockets = join(home, 'run');
  mkdirSync(sockets, { recursive: true });
  const rootsCluster = join(home, 'postgres');
  const account = existsSync(rootsCluster) ? ownerOf(rootsCluster) : await ownAccount();
  return { cluster: rootsCluster, sockets: own(sockets, account), programs: systemDirectory, account };
}

/**
 * The same home with its cluster in PostgreSQL's own account: earlier releases ran it as `nobody`, and another container may
 * number its accounts differently. To be called while no server runs.
 * @param {Home} home
 * @returns {Promise<Home>}
 */
export async function inOwnAccount(home) {
  const { cluster, sockets, account: former } = home;
  if (!former || !cluster.startsWith(`${systemDirectory}/`)) return home;
  const account = await ownAccount();
  if (former.uid === account.uid && former.gid === account.gid) return home;
  for (const folder of [sockets, cluster]) handOver(folder, former, account);
  return { ...home, account };
}

/**
 * Removes a throw-away cluster with everything around it. The server must have been stopped.
 * @param {Home} home
 * @param {string} dataDir
 */
export function removeHome({ cluster }, dataDir) {
  rmSync(cluster, { recursive: true, force: true });
  rmSync(join(dataDir, 'postgres-password'), { force: true });
  if (!cluster.startsWith(systemDirectory)) return;
  rmSync(dirname(cluster), { recursive: true, force: true });
  rmSync(join(dataDir, 'postgres-home'), { force: true });
}

/**
 * @param {string} pointer
 * @param {string} dataDir
 */
function makePointer(pointer, dataDir) {
  const path = realpathSync(dataDir);
  const hash = createHash('sha256').update(path).digest('hex').slice(0, 16);
  // A removed data directory means a fresh start: what an earlier one of this path left behind is neither used nor touched.
  let home = join(systemDirectory, hash);
  for (let number = 2; existsSync(home); number += 1) home = join(systemDirectory, `${hash}-${number}`);
  // The account must be able to pass through, whatever the umask says.
  for (const directory of [systemDirectory, home]) {
    mkdirSync(directory, { recursive: true });
    chmodSync(directory, 0o755);
  }
  writeFileSync(pointer, `${JSON.stringify({ home, data_directory: path })}\n`);
  return home;
}

/**
 * @param {string} pointer
 * @param {string} dataDir
 * @returns {string}
 */
function readPointer(pointer, dataDir) {
  const { home, data_directory: madeFor } = JSON.parse(readFileSync(pointer, 'utf8'));
  if (!existsSync(home)) {
    throw new Failure(
      `the database of ${dataDir} lay in ${home}, and that is gone. Bring it back, or remove ${pointer} to begin with an empty one.`,
    );
  }
  const here = realpathSync(dataDir);
  if (madeFor !== here && existsSync(join(madeFor, 'postgres-home'))) {
    throw new Failure(
      `${dataDir} is a copy of ${madeFor} and points to its database. Remove ${pointer} to begin with an empty one.`,
    );
  }
  return home;
}

/**
 * @param {string} path
 * @returns {import('./account.mjs').Account}
 */
function ownerOf(path) {
  const { uid, gid } = statSync(path);
  return { uid, gid };
}

/**
 * @param {string} directory
 * @param {import('./account.mjs').Account} account
 */
function own(directory, { uid, gid }) {
  chownSync(directory, uid, gid);
  chmodSync(directory, 0o700);
  return directory;
}
