import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runningUrl } from '../postgres/embedded.mjs';
import { lockPath } from './data-directory.mjs';
import { openDatabase } from './database.mjs';
import { readEnvironment, root, setupLink } from './environment.mjs';
import { Failure } from './failure.mjs';
import { live } from './lifetime.mjs';
import { holder } from './lock.mjs';
import { prepareCheckout } from './prepare.mjs';
import { secretOf } from './secret.mjs';

/** Prints a fresh one-time link that makes an admin, whether the product runs or not. */
export function printAdminLink() {
  return live(async ({ stopping, onEnd }) => {
    const environment = readEnvironment(process.env);
    await prepareCheckout({
      root,
      build: false,
      stopping,
      log: (line) => console.error(`modelboard: ${line}`),
    });
    const database = await databaseOf(environment);
    onEnd(() => database.stop());
    const { token, expires_at } = await createLink(database);
    const minutes = Math.round((Date.parse(expires_at) - Date.now()) / 60_000);
    console.log(`Open this link to make an admin; it is good once, for ${minutes} minutes:`);
    console.log(setupLink(environment, token));
  });
}

/**
 * The database of a running instance, else the same one started for the moment.
 * @param {import('./environment.mjs').Environment} environment
 */
async function databaseOf(environment) {
  const { databaseUrl, dataDir } = environment;
  if (databaseUrl) return openDatabase(environment, null, console.error);
  if (!existsSync(join(dataDir, 'postgres-password'))) {
    throw new Failure(
      `there is no database in ${dataDir} yet. Run "npm start" first: it prints such a link itself.`,
    );
  }
  if ((await holder(await lockPath(dataDir))) === null) return openDatabase(environment, null, console.error);
  return {
    url: await runningUrl(dataDir),
    secret: environment.secret ?? secretOf(dataDir),
    stop: async () => {},
  };
}

/**
 * Runs the product's own operation, which is TypeScript.
 * @param {{ url: string, secret: string }} database
 * @returns {Promise<{ token: string, expires_at: string }>}
 */
async function createLink({ url, secret }) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'scripts/admin-link.ts'],
    {
      cwd: root,
      env: { ...process.env, DATABASE_URL: url, MODELBOARD_SECRET: secret },
    },
  );
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
