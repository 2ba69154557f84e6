import { readFileSync } from 'node:fs';

/** @typedef {{ uid: number, gid: number }} Account the unprivileged user that runs PostgreSQL for root */

/** Whether this process is root. PostgreSQL refuses to run as root. */
export function isRoot() {
  return process.getuid?.() === 0;
}

/**
 * The account `nobody`, which exists on every Linux and macOS.
 * @returns {Account}
 */
export function nobody() {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  // macOS writes -2; the system calls want it unsigned. 65534 is Linux' own number for "nobody".
  return { uid: Number(uid ?? 65534) >>> 0, gid: Number(gid ?? 65534) >>> 0 };
}
