import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';

/**
 * The secret of a data directory, 64 hexadecimal digits in a file of mode 0600; made when first asked for, by the holder
 * of the directory's lock.
 * @param {string} dataDir
 * @returns {string}
 * @throws {Failure} if the file holds none: a new secret would end every session and lose what the old one encrypted
 */
export function secretOf(dataDir) {
  const file = join(dataDir, 'secret');
  if (!existsSync(file)) {
    writeFileSync(`${file}.unfinished`, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
    renameSync(`${file}.unfinished`, file);
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length >= 32) return secret;
  throw new Failure(
    `${file} holds no secret. Bring the old one back, or remove the file: then everybody has to sign in again.`,
  );
}
