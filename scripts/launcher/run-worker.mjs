import { join } from 'node:path';
import { register } from 'tsx/esm/api';
import { lockPath } from './data-directory.mjs';
import { readEnvironment, root } from './environment.mjs';
import { Failure } from './failure.mjs';
import { live } from './lifetime.mjs';
import { holder } from './lock.mjs';
import { prepareCheckout } from './prepare.mjs';
import { presentDatabase } from './present-database.mjs';

/** @param {string} line */
const log = (line) => console.log(`modelboard: ${line}`);

/** Works on jobs until the process is asked to end, beside a product that runs, on this machine or on another one. */
export function runWorker() {
  return live(async ({ stopping, onEnd, ready }) => {
    const environment = readEnvironment(process.env);
    await prepareCheckout({ root, build: false, stopping, log });
    const { url, secret } = await databaseOfProduct(environment);
    stopping.throwIfAborted();
    Object.assign(process.env, {
      DATABASE_URL: url,
      MODELBOARD_SECRET: secret,
      MODELBOARD_DATA_DIR: environment.dataDir,
    });
    // In this very process, so that whatever ends it ends the work.
    process.chdir(root);
    register();
    const { work } = await import(join(root, 'scripts/worker.ts'));
    const worker = await work();
    onEnd(() => worker.stop());
    log('the worker is ready');
    ready();
  });
}

/** @param {import('./environment.mjs').Environment} environment */
async function databaseOfProduct(environment) {
  const { databaseUrl, dataDir } = environment;
  if (!databaseUrl && (await isIdle(dataDir))) {
    throw new Failure(
      `no Modelboard runs on ${dataDir}. Start it with "npm start", or set DATABASE_URL and MODELBOARD_SECRET to those of one elsewhere.`,
    );
  }
  return presentDatabase(environment);
}

/** @param {string} dataDir */
async function isIdle(dataDir) {
  try {
    return (await holder(await lockPath(dataDir))) === null;
  } catch {
    return true;
  }
}
