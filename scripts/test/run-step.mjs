import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../launcher/environment.mjs';
import { honest } from './totals.mjs';

/**
 * Runs a command, showing what it prints, until it ends or is asked to.
 *
 * @param {object} step
 * @param {string[]} step.command
 * @param {NodeJS.ProcessEnv} [step.environment] added to the present one
 * @param {AbortSignal} step.stopping
 * @returns {Promise<boolean>} whether it ended with exit code 0
 */
export function run({ command: [program, ...parameters], environment, stopping }) {
  stopping.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const stop = () => child.kill('SIGINT');
    stopping.addEventListener('abort', stop);
    child.on('error', reject);
    child.on('exit', (code) => {
      stopping.removeEventListener('abort', stop);
      resolve(code === 0);
    });
  });
}

/** Runs `work` with the path of a report, and reads what it left there. */
async function withReport(work) {
  const folder = await mkdtemp(join(tmpdir(), 'modelboard-report-'));
  try {
    const file = join(folder, 'report.json');
    const succeeded = await work(file);
    const report = await readFile(file, 'utf8').then(JSON.parse, () => null);
    return { succeeded, report };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Runs a test runner that leaves a JSON report.
 *
 * @param {object} runner
 * @param {(report: string) => string[]} runner.command given the path of the report
 * @param {(report: string) => NodeJS.ProcessEnv} [runner.environment]
 * @param {(report: any) => import('./totals.mjs').Totals} runner.totalsOf
 * @param {AbortSignal} stopping
 */
export async function runTests({ command, environment = () => ({}), totalsOf }, stopping) {
  const { succeeded, report } = await withReport((file) =>
    run({ command: command(file), environment: environment(file), stopping }),
  );
  stopping.throwIfAborted();
  return honest(report && totalsOf(report), succeeded);
}
