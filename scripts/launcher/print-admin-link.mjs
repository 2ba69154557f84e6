import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { readEnvironment, root, setupLink } from './environment.mjs';
import { live } from './lifetime.mjs';
import { prepareCheckout } from './prepare.mjs';
import { presentDatabase } from './present-database.mjs';

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
    const database = await presentDatabase(environment);
    onEnd(() => database.stop());
    const { token, expires_at } = await createLink(database);
    const minutes = Math.round((Date.parse(expires_at) - Date.now()) / 60_000);
    console.log(`Open this link to make an admin; it is good once, for ${minutes} minutes:`);
    console.log(setupLink(environment, token));
  });
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
