import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { root } from '../launcher/environment.mjs';
import { codeOf } from '../launcher/failure.mjs';

const guard = fileURLToPath(new URL('../launcher/step-guard.mjs', import.meta.url));

/**
 * Runs a command, showing what it prints, until it ends or is asked to. It ends with this process, whatever ends it.
 *
 * @param {object} step
 * @param {string[]} step.command
 * @param {Record<string, string>} [step.environment] added to the present one
 * @param {AbortSignal} step.stopping
 * @returns {Promise<boolean>} whether it ended with exit code 0
 */
export function run({ command, environment, stopping }) {
  stopping.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [guard, ...command], {
      cwd: root,
      env: { ...process.env, ...environment },
      detached: true,
      stdio: ['pipe', 'inherit', 'inherit'],
    });
    // Closing its input tells the guard to end the whole group.
    const stop = () => child.stdin.destroy();
    stopping.addEventListener('abort', stop);
    child.on('error', reject);
    child.on('exit', (code) => {
      stopping.removeEventListener('abort', stop);
      endRest(child.pid);
      resolve(code === 0);
    });
  });
}

/** A test runner that was ended leaves workers behind that are busy: nothing of the group outlives it. */
function endRest(group) {
  try {
    process.kill(-group, 'SIGKILL');
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}
