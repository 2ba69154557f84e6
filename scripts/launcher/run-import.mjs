import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readEnvironment, root } from './environment.mjs';
import { live } from './lifetime.mjs';
import { prepareCheckout } from './prepare.mjs';
import { presentDatabase } from './present-database.mjs';

/** Imports a predecessor's settings into the database of this installation, whether the product runs or not. */
export function runImport() {
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
    stopping.throwIfAborted();
    process.exitCode = await runScript(database, stopping);
  });
}

/**
 * The import itself is TypeScript, since it runs the product's own operations.
 * @param {{ url: string, secret: string }} database
 * @param {AbortSignal} stopping
 * @returns {Promise<number>} its exit code
 */
async function runScript({ url, secret }, stopping) {
  const parameters = ['--import', 'tsx', 'scripts/import-settings.ts', ...process.argv.slice(2)];
  const child = spawn(process.execPath, parameters, {
    cwd: root,
    env: { ...process.env, DATABASE_URL: url, MODELBOARD_SECRET: secret },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  stopping.addEventListener('abort', () => child.kill('SIGTERM'));
  const [code] = await once(child, 'exit');
  return code ?? 1;
}
