import { chmodSync, renameSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { codeOf } from './failure.mjs';

/**
 * A lock that cannot go stale: a Unix socket that its holder listens on. The kernel stops answering when the holder
 * dies, however it dies, and a recycled process id changes nothing.
 * @typedef {{ release(): Promise<void> }} Lock
 */

/**
 * Takes the lock at this path.
 * @param {string} path of the socket, short enough for one
 * @returns {Promise<{ lock: Lock } | { heldBy: number }>} the lock, or the id of the process that has it
 */
export async function takeLock(path) {
  for (;;) {
    const lock = await listen(path);
    if (lock) return { lock };
    const heldBy = await holder(path);
    if (heldBy !== null) return { heldBy };
    await removeStale(path);
  }
}

/**
 * The id of the process that holds the lock, 0 if it is too busy to say, or null if nobody holds it.
 * @param {string} path
 * @returns {Promise<number | null>}
 */
export function holder(path) {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(path);
    socket.on('data', (part) => {
      answer += part;
    });
    socket.setTimeout(2000, () => socket.destroy());
    socket.on('close', () => resolve(Number(answer)));
    socket.on('error', (error) => {
      if (['ECONNREFUSED', 'ENOENT'].includes(codeOf(error))) resolve(null);
      else reject(error);
    });
  });
}

/**
 * @param {string} path
 * @returns {Promise<Lock | null>}
 */
function listen(path) {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.end(String(process.pid));
    });
    server.once('error', (error) => {
      if (codeOf(error) === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    server.listen(path, () => {
      // Another user, root before all, may start the same directory later and must be able to ask.
      chmodSync(path, 0o666);
      server.unref();
      resolve({ release: () => new Promise((done) => server.close(() => done())) });
    });
  });
}

/**
 * Moves the socket of a dead holder away. If somebody took the lock between the question and the move, it is moved back.
 * @param {string} path
 */
async function removeStale(path) {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if ((await holder(aside)) === null) rmSync(aside, { force: true });
  else renameSync(aside, path);
}
