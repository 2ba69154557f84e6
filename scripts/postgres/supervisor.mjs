import { setTimeout as sleep } from 'node:timers/promises';
import { launchServer, stopServer } from './server.mjs';

/** The longest pause between two attempts to bring the server back, in milliseconds. */
const longestPause = 30_000;

/**
 * Starts the server and brings it back if it dies, until it is stopped. The product's pool connects again by itself.
 * @param {import('./server.mjs').ServerOptions} options
 * @param {(line: string) => void} log
 * @returns {Promise<{ stop(): Promise<void> }>}
 * @throws {import('../launcher/failure.mjs').Failure} if the first start fails
 */
export async function supervise(options, log) {
  let stopping = false;
  let child = await launchServer(options);
  /** @type {Promise<void>} */
  let returning = Promise.resolve();

  // When the launcher fails without a word, the server still gets its fast shutdown.
  const farewell = () => child.kill('SIGINT');
  process.once('exit', farewell);
  watch();

  function watch() {
    child.once('exit', (code, signal) => {
      if (!stopping) returning = bringBack(signal ?? `code ${code}`);
    });
  }

  /** @param {string} reason */
  async function bringBack(reason) {
    log(`PostgreSQL ended unexpectedly (${reason}); starting it again`);
    for (let pause = 500; !stopping; pause = Math.min(pause * 2, longestPause)) {
      await sleep(pause, undefined, { ref: false });
      if (stopping) return;
      try {
        child = await launchServer(options);
        log('PostgreSQL is back');
        return watch();
      } catch (error) {
        log(error instanceof Error ? error.message : String(error));
      }
    }
  }

  return {
    async stop() {
      stopping = true;
      process.off('exit', farewell);
      await returning;
      await stopServer(child);
    },
  };
}
