import { spawn } from 'node:child_process';
import { root } from '../launcher/environment.mjs';

/**
 * Runs a command, showing what it prints, until it ends or is asked to.
 *
 * @param {object} step
 * @param {string[]} step.command
 * @param {NodeJS.ProcessEnv} [step.environment] added to the present one
 * @param {AbortSignal} step.stopping
 * @returns {Promise<boolean>} whether it ended with exit code 0; rejects where the program cannot be started
 */
export function run({ command: [program, ...parameters], environment, stopping }) {
  stopping.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const stop = () => child.kill('SIGTERM');
    stopping.addEventListener('abort', stop);
    child.on('error', reject);
    child.on('exit', (code) => {
      stopping.removeEventListener('abort', stop);
      resolve(code === 0);
    });
  });
}
