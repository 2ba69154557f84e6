import { connectionOptions } from '../../lib/platform/db/connection-options.mjs';
import { startEmbedded } from '../postgres/embedded.mjs';
import { holdDataDirectory } from './data-directory.mjs';
import { Failure } from './failure.mjs';
import { secretOf } from './secret.mjs';

/** The oldest PostgreSQL that the product is tested on. */
const oldestVersion = 15;

/**
 * The database and the secret that the product is to use, started and made where needed.
 * @param {import('./environment.mjs').Environment} environment
 * @param {import('./lock.mjs').Lock | null} lock of the data directory, without an external database
 * @param {(line: string) => void} log
 * @returns {Promise<{ url: string, secret: string, stop(): Promise<void> }>}
 * @throws {Failure} if it cannot be used; the line never holds the password
 */
export async function openDatabase({ databaseUrl, secret, dataDir }, lock, log) {
  if (databaseUrl && secret) {
    await checkDatabase(databaseUrl);
    return { url: databaseUrl, secret, stop: async () => {} };
  }
  const held = lock ?? (await holdDataDirectory(dataDir));
  const embedded = await startEmbedded({ dataDir, log, lock: held });
  return { ...embedded, secret: secret ?? secretOf(dataDir) };
}

/** @param {string} url */
async function checkDatabase(url) {
  const { default: postgres } = await import('postgres');
  const sql = postgres(url, { ...connectionOptions(url), max: 1, connect_timeout: 5, onnotice: () => {} });
  const version = await sql`select current_setting('server_version_num')::int as number`.catch((error) => {
    const { hostname, port, pathname } = new URL(url);
    const place = `${decodeURIComponent(hostname)}${port && `:${port}`}, database ${decodeURIComponent(pathname.slice(1))}`;
    throw new Failure(
      `DATABASE_URL: cannot use the PostgreSQL on ${place} (${error.message}). Start it, or correct DATABASE_URL.`,
    );
  });
  await sql.end({ timeout: 1 });
  const major = Math.floor(version[0]?.number / 10_000);
  if (major < oldestVersion) {
    throw new Failure(
      `DATABASE_URL: this is PostgreSQL ${major}. Modelboard needs ${oldestVersion} or newer.`,
    );
  }
}
