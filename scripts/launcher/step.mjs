import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const guard = fileURLToPath(new URL('step-guard.mjs', import.meta.url));

/**
 * Runs a slow command and shows that it is at work. It ends with this process, whatever ends it.
 * @param {object} step
 * @param {string} step.doing for example `installing packages`
 * @param {string[]} step.command
 * @param {string} step.directory
 * @param {NodeJS.ProcessEnv} step.environment
 * @param {AbortSignal} step.stopping
 * @param {(line: string) => void} step.log
 * @returns {Promise<{ succeeded: boolean, output: string }>}
 */
export async function runStep({ doing, command, directory, environment, stopping, log }) {
  stopping.throwIfAborted();
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  log(`${doing} ...`);
  const progress = setInterval(() => log(`${doing} ... ${seconds()} s`), 10_000);
  try {
    const child = spawn(process.execPath, [guard, ...command], {
      cwd: directory,
      env: environment,
      detached: true,
      stdio: 'pipe',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part) => {
        output += part;
      });
    }
    // Closing its input tells the guard to end the whole group.
    const stop = () => child.stdin.destroy();
    stopping.addEventListener('abort', stop);
    const code = await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    stopping.removeEventListener('abort', stop);
    stopping.throwIfAborted();
    log(`${doing}: ${code === 0 ? 'done' : 'failed'} in ${seconds()} s`);
    return { succeeded: code === 0, output };
  } finally {
    clearInterval(progress);
  }
}
