import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from './failure.mjs';

/**
 * A lock that cannot go stale: whoever wants it listens on a Unix socket of its own beside the path, and has it once nobody
 * else answers there. Of two that look at the same time, at least one sees the other and steps back. The kernel stops
 * answering for a process that dies, however it dies, and a recycled process id changes nothing.
 * @typedef {{ release(): Promise<void> }} Lock
 */

/** What is answered by a process that does not have the lock yet. */
const LOOKING = 'looking';

/** So long a process may take from its socket's name to its first answer, in milliseconds. */
const birth = 60_000;

/**
 * Takes the lock at this path.
 * @param {string} path short enough for a socket of a name that is 7 bytes longer
 * @returns {Promise<{ lock: Lock } | { heldBy: number }>} the lock, or the id of the process that has it
 */
export async function takeLock(path) {
  for (let tries = 1; ; tries += 1) {
    const own = await announce(path);
    const others = await answersAt(path, own.file);
    // Were its name gone, nobody would see it.
    if (others.length === 0 && existsSync(own.file)) {
      own.hold();
      return { lock: { release: own.leave } };
    }
    await own.leave();
    const heldBy = others.find((answer) => answer !== LOOKING);
    if (heldBy !== undefined) return { heldBy: Number(heldBy) };
    // Not all at the same time again.
    await sleep(Math.random() * 10 * tries);
  }
}

/**
 * The id of the process that holds the lock, 0 if it is too busy to say, or null if nobody holds it.
 * @param {string} path
 * @returns {Promise<number | null>}
 */
export async function holder(path) {
  const heldBy = (await answersAt(path)).find((answer) => answer !== LOOKING);
  return heldBy === undefined ? null : Number(heldBy);
}

/**
 * Listens on a socket of its own.
 * @param {string} path
 * @returns {Promise<{ file: string, hold(): void, leave(): Promise<void> }>}
 */
function announce(path) {
  const file = `${path}.${randomBytes(4).toString('base64url')}`;
  let answer = LOOKING;
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.end(answer);
  });
  const hold = () => {
    answer = String(process.pid);
  };
  const leave = () => /** @type {Promise<void>} */ (new Promise((done) => server.close(() => done())));
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    // Another user, root before all, may start the same directory later and must be able to ask.
    server.listen({ path: file, readableAll: true, writableAll: true }, () => {
      server.unref();
      resolve({ file, hold, leave });
    });
  });
}

/**
 * What those answer who listen at the path; what dead ones have left is removed.
 * @param {string} path
 * @param {string} [own] one that is not asked
 */
async function answersAt(path, own) {
  const name = basename(path);
  const files = readdirSync(dirname(path))
    .filter((file) => file === name || file.startsWith(`${name}.`))
    .map((file) => join(dirname(path), file))
    .filter((file) => file !== own);
  const answers = await Promise.all(files.map(ask));
  for (const [index, file] of files.entries()) if (answers[index] === null) removeOld(file);
  return answers.filter((answer) => answer !== null);
}

/**
 * The answer at a socket, empty from who is too busy to say; null where nobody listens.
 * @param {string} file
 * @returns {Promise<string | null>}
 */
function ask(file) {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(file);
    socket.on('data', (part) => {
      answer += part;
    });
    socket.setTimeout(2000, () => socket.destroy());
    socket.on('close', () => resolve(answer));
    socket.on('error', (error) => {
      const code = codeOf(error);
      if (['ECONNREFUSED', 'ENOENT'].includes(code)) resolve(null);
      // It was asked, and left before it answered.
      else if (code === 'ECONNRESET') resolve(ask(file));
      // Too many ask.
      else if (code === 'EAGAIN') resolve('');
      else reject(error);
    });
  });
}

/**
 * A name that nobody listens under may be that of a process which is about to.
 * @param {string} file
 */
function removeOld(file) {
  const status = statSync(file, { throwIfNoEntry: false });
  if (status && Date.now() - status.mtimeMs > birth) rmSync(file, { force: true });
}
