import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runningUrl } from '../postgres/embedded.mjs';
import { lockPath } from './data-directory.mjs';
import { openDatabase, refuseNewer } from './database.mjs';
import { Failure } from './failure.mjs';
import { holder } from './lock.mjs';
import { secretOf } from './secret.mjs';

/**
 * The database of a running instance, else the same one started for the moment.
 * @param {import('./environment.mjs').Environment} environment
 * @returns {Promise<{ url: string, secret: string, stop(): Promise<void> }>}
 * @throws {Failure} if there is none yet
 */
export async function presentDatabase(environment) {
  const { databaseUrl, dataDir } = environment;
  if (databaseUrl) return openDatabase(environment, null, console.error);
  if (!existsSync(join(dataDir, 'postgres-password'))) {
    throw new Failure(
      `there is no database in ${dataDir} yet. Run "npm start" first: it makes one, and prints a link for the first admin.`,
    );
  }
  if ((await holder(await lockPath(dataDir))) === null) return openDatabase(environment, null, console.error);
  const url = await runningUrl(dataDir);
  await refuseNewer(url);
  return {
    url,
    secret: environment.secret ?? secretOf(dataDir),
    stop: async () => {},
  };
}
