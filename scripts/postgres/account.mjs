import { execFile } from 'node:child_process';
import { appendFileSync, lchownSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { codeOf, Failure } from '../launcher/failure.mjs';

/** @typedef {{ uid: number, gid: number }} Account the unprivileged user that runs PostgreSQL for root */

/** On Linux it is made when it is needed. macOS has one for PostgreSQL. */
const accountName = process.platform === 'darwin' ? '_postgres' : 'modelboard-postgres';

/** What useradd ends with while another one has the lock, or has just made the account; and how often it is tried again. */
const attempts = 20;

/** Whether this process is root. PostgreSQL refuses to run as root. */
export function isRoot() {
  return process.getuid?.() === 0;
}

/**
 * The account that nothing else uses, made if it is missing: what runs as `nobody` could read and stop the database.
 * It must have a name, which PostgreSQL looks up.
 * @returns {Promise<Account>}
 * @throws {Failure} if it cannot be made
 */
export async function ownAccount() {
  for (let attempt = 1; ; attempt += 1) {
    const found = accountNamed(accountName);
    if (found) return found;
    const reason = await makeAccount();
    if (reason && attempt === attempts) {
      throw new Failure(
        `root must not run PostgreSQL, and the account ${accountName} cannot be made (${reason}). Make it with "useradd --system ${accountName}", start as another user, or set DATABASE_URL.`,
      );
    }
    if (reason) await sleep(100);
  }
}

/**
 * @param {string} name
 * @returns {Account | null}
 */
function accountNamed(name) {
  const line = entries('/etc/passwd').find(([found]) => found === name);
  return line ? { uid: Number(line[2]), gid: Number(line[3]) } : null;
}

/** @param {string} file */
function entries(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
}

/** @returns {Promise<string | null>} why it could not be made */
async function makeAccount() {
  const parameters = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent'];
  try {
    await promisify(execFile)('useradd', [...parameters, '--shell', '/usr/sbin/nologin', accountName]);
    return null;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT')
      return error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : '';
  }
  try {
    writeAccount();
    return null;
  } catch (error) {
    return codeOf(error);
  }
}

/** Writes the account as useradd would: small images do not have that program. */
function writeAccount() {
  const taken = new Set(
    ['/etc/passwd', '/etc/group'].flatMap((file) => entries(file).map(([, , id]) => Number(id))),
  );
  let id = 999;
  while (taken.has(id)) id -= 1;
  appendFileSync('/etc/group', `${accountName}:x:${id}:\n`);
  appendFileSync('/etc/passwd', `${accountName}:x:${id}:${id}::/nonexistent:/usr/sbin/nologin\n`);
}

/**
 * Gives a folder and what is in it to another account. What belongs to neither is left alone, and the folder itself comes
 * last, so that an interrupted change is begun again.
 * @param {string} folder
 * @param {Account} from
 * @param {Account} to
 */
export function handOver(folder, from, to) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) handOver(path, from, to);
    else if (lstatSync(path).uid === from.uid) lchownSync(path, to.uid, to.gid);
  }
  if (lstatSync(folder).uid === from.uid) lchownSync(folder, to.uid, to.gid);
}
