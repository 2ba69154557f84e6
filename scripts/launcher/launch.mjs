import { binaryPackage } from '../postgres/platform.mjs';
import { holdDataDirectory } from './data-directory.mjs';
import { openDatabase } from './database.mjs';
import { readEnvironment, root } from './environment.mjs';
import { live } from './lifetime.mjs';
import { checkPort } from './port.mjs';
import { prepareCheckout } from './prepare.mjs';

/** @param {string} line */
const log = (line) => console.log(`modelboard: ${line}`);

/**
 * Sets up what is missing, starts the database and serves the product until the process is asked to end.
 * @param {{ dev: boolean }} mode dev: from the sources, without a build
 */
export function launch({ dev }) {
  return live(async ({ stopping, onEnd, ready }) => {
    process.env.NEXT_TELEMETRY_DISABLED = '1';
    const environment = readEnvironment(process.env);
    if (!environment.databaseUrl) binaryPackage();
    await checkPort(environment);
    const lock = environment.databaseUrl ? null : await holdDataDirectory(environment.dataDir);
    if (lock) onEnd(() => lock.release());

    await prepareCheckout({ root, build: false, stopping, log });
    // Before the build: a database that cannot be used should not be learnt of a minute later.
    const database = await openDatabase(environment, lock, log, stopping);
    onEnd(() => database.stop());
    if (!dev) await prepareCheckout({ root, build: true, stopping, log });
    stopping.throwIfAborted();
    process.env.DATABASE_URL = database.url;
    process.env.MODELBOARD_SECRET = database.secret;
    Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production' });

    const { serve } = await import('../serve.mjs');
    const server = await serve({ ...environment, root, dev });
    onEnd(() => server.close());
    stopping.throwIfAborted();
    ready();
  });
}
