import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectionOptions } from '../../lib/platform/db/connection-options.mjs';
import { isOfNewerRelease, newerRelease } from '../../lib/platform/db/newer-release.mjs';
import { startEmbedded } from '../postgres/embedded.mjs';
import { holdDataDirectory } from './data-directory.mjs';
import { root } from './environment.mjs';
import { codeOf, Failure } from './failure.mjs';
import { secretOf } from './secret.mjs';

/** The oldest PostgreSQL that the product is tested on. */
const oldestVersion = 15;

/** How long an external database may take to answer, in milliseconds. */
const answerLimit = 8000;

/**
 * The database and the secret that the product is to use, started and made where needed.
 * @param {import('./environment.mjs').Environment} environment
 * @param {import('./lock.mjs').Lock | null} lock of the data directory, without an external database
 * @param {(line: string) => void} log
 * @param {AbortSignal} [stopping] ends the waiting
 * @returns {Promise<{ url: string, secret: string, stop(): Promise<void> }>}
 * @throws {Failure} if it cannot be used; the line never holds the password
 */
export async function openDatabase({ databaseUrl, secret, dataDir }, lock, log, stopping) {
  if (databaseUrl && secret) {
    await awaitDatabase(databaseUrl, log, stopping);
    await refuseNewer(databaseUrl);
    return { url: databaseUrl, secret, stop: async () => {} };
  }
  const held = lock ?? (await holdDataDirectory(dataDir));
  const embedded = await startEmbedded({ dataDir, log, lock: held });
  await refuseNewer(embedded.url).catch(async (error) => {
    await embedded.stop();
    throw error;
  });
  return { ...embedded, secret: secret ?? secretOf(dataDir) };
}

/**
 * Before a build, and before anything is written.
 * @param {string} url
 * @throws {Failure} for a database that a newer release has migrated
 */
export async function refuseNewer(url) {
  const { default: postgres } = await import('postgres');
  const sql = postgres(url, { ...connectionOptions(url), max: 1, onnotice: () => {} });
  try {
    const isNewer = await isOfNewerRelease(
      (statement) => sql.unsafe(statement),
      join(root, 'drizzle/migrations'),
    );
    if (isNewer) throw new Failure(newerRelease);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** How long the start waits for a database that is not there yet, in milliseconds. */
const comingLimit = 60_000;

/** What says that it may come: nobody listens, no such name yet, or PostgreSQL starts (SQLSTATE 57P03). */
const comingCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EAI_AGAIN', '57P03']);

/**
 * @param {string} url
 * @param {(line: string) => void} log
 * @param {AbortSignal} [stopping]
 */
async function awaitDatabase(url, log, stopping) {
  for (const limit = performance.now() + comingLimit, tries = { count: 0 }; ; tries.count += 1) {
    try {
      return await checkDatabase(url);
    } catch (error) {
      const code =
        error instanceof Failure && error.cause instanceof Error && Reflect.get(error.cause, 'code');
      if (!comingCodes.has(String(code)) || performance.now() > limit) throw error;
      if (tries.count === 0) log('waiting up to 60 s for the database, which does not take connections yet');
    }
    await sleep(500, undefined, { signal: stopping });
  }
}

/** @param {string} url */
async function checkDatabase(url) {
  const { default: postgres } = await import('postgres');
  const sql = postgres(url, { ...connectionOptions(url), max: 1, onnotice: () => {} });
  try {
    // A server that drops packets answers nothing, and the driver's own limit does not end a first query.
    const late = sleep(answerLimit, undefined, { ref: false }).then(() => {
      throw new Error(`no answer for ${answerLimit / 1000} s`);
    });
    const query = sql`
      select current_setting('server_version_num')::int as number, pg_is_in_recovery() as recovers`;
    const [server] = await Promise.race([query, late]);
    const major = Math.floor(server?.number / 10_000);
    if (major < oldestVersion) throw new Error(`it is version ${major}, and ${oldestVersion} is needed`);
    // It starts after a crash or from a backup, and can be read already; a replica stays like this.
    if (server?.recovers)
      throw Object.assign(new Error('it is in recovery, and read-only'), { code: '57P03' });
  } catch (error) {
    const { hostname, port, pathname } = new URL(url);
    const place = `${decodeURIComponent(hostname)}${port && `:${port}`}, database ${decodeURIComponent(pathname.slice(1))}`;
    // A name with several addresses fails with an error that has no words of its own.
    const reason = error instanceof Error ? error.message || codeOf(error) : String(error);
    throw new Failure(
      `DATABASE_URL: cannot use the PostgreSQL on ${place} (${reason}). Start it, or correct DATABASE_URL.`,
      { cause: error },
    );
  } finally {
    void sql.end({ timeout: 0 });
  }
}
