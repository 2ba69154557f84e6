import { constants } from 'node:os';
import { writeJsonLines } from '../../lib/platform/log-line.mjs';
import { lineOf } from './failure.mjs';

/** npm passes Ctrl-C on to a process that the terminal has told already: what comes so soon after is the same key press. */
const samePress = 1000;

/**
 * What ends with this process.
 * @typedef {object} Lifetime
 * @property {AbortSignal} stopping aborted when the process is asked to end
 * @property {(work: () => Promise<unknown>) => void} onEnd work for the end, the last added first
 * @property {() => void} ready from now on being asked to end is a success, and the output is a log: JSON, unless a terminal
 *   shows it
 */

/**
 * Runs the work of a command. Ctrl-C, SIGTERM and a closed terminal end what it started, in order; a second Ctrl-C at once.
 * A failure is one line and exit code 1. Unless it called `ready`, the process ends when the work is done.
 * @param {(lifetime: Lifetime) => Promise<unknown>} work
 */
export async function live(work) {
  const stopping = new AbortController();
  /** @type {(() => Promise<unknown>)[]} */
  const endings = [];
  let isReady = false;
  let isWorking = true;
  let asked = 0;
  let code = 0;

  async function end() {
    for (const ending of endings.reverse()) {
      await ending().catch((error) => {
        console.error(lineOf(error));
        code ||= 1;
      });
    }
    if (isReady) console.log('modelboard: stopped');
    // The work may have set process.exitCode. `process.exit(undefined)` would forget it.
    if (code) process.exitCode = code;
    process.exit();
  }

  /** @param {'SIGINT' | 'SIGTERM' | 'SIGHUP'} name */
  function ask(name) {
    const now = performance.now();
    if (asked && now - asked < samePress) return;
    if (asked) process.exit(128 + constants.signals[name]);
    asked = now;
    code = isReady ? 0 : 128 + constants.signals[name];
    if (isReady) console.log(`modelboard: stopping (${name})`);
    stopping.abort();
    // Work under way stops at its next step, so that what it has just started is known here.
    if (!isWorking) void end();
  }

  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(name, () => ask(name));
  // A closed terminal must not end the process before its work is put away.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

  try {
    await work({
      stopping: stopping.signal,
      onEnd: (ending) => endings.push(ending),
      ready: () => {
        isReady = true;
        writeJsonLines();
      },
    });
  } catch (error) {
    if (!asked) {
      console.error(lineOf(error));
      code = 1;
    }
  }
  isWorking = false;
  if (asked || code || !isReady) await end();
}
