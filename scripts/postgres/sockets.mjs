import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Failure } from '../launcher/failure.mjs';

/** The longest path of a Unix socket in bytes, one less than `sun_path` holds on macOS (104); Linux has 4 more. */
const longestPath = 103;

/** PostgreSQL names its socket after its port, also where it listens on no port. */
export const socketName = '.s.PGSQL.5432';

/**
 * A directory of mode 0700 for sockets: `preferred`, or a short private one below /tmp where the path is too long
 * or the file system knows no sockets.
 * @param {string} preferred absolute path
 * @returns {Promise<string>}
 */
export async function socketDirectory(preferred) {
  if (Buffer.byteLength(join(preferred, socketName)) <= longestPath) {
    mkdirSync(preferred, { recursive: true, mode: 0o700 });
    if (await holdsSockets(preferred)) return preferred;
  }
  return privateDirectory(preferred);
}

/**
 * A private directory with a short path, the same at every call.
 * @param {string} preferred what it stands for
 */
export function privateDirectory(preferred) {
  const hash = createHash('sha256').update(preferred).digest('hex').slice(0, 16);
  const directory = `/tmp/modelboard-${process.getuid?.()}-${hash}`;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const status = lstatSync(directory);
  // /tmp is everybody's: somebody else may have made this name, to listen in.
  if (!status.isDirectory() || status.uid !== process.getuid?.()) {
    throw new Failure(
      `${directory} belongs to somebody else. Remove it, or set MODELBOARD_DATA_DIR to a shorter path.`,
    );
  }
  chmodSync(directory, 0o700);
  return directory;
}

/** @param {string} directory */
function holdsSockets(directory) {
  const path = join(directory, `.p${process.pid}`);
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(path, () => server.close(() => resolve(true)));
  }).finally(() => rmSync(path, { force: true }));
}
