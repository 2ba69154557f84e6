import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Failure } from '../launcher/failure.mjs';

/**
 * How PostgreSQL's programs are run: as which account, from where, and with nothing of the product's environment.
 * @typedef {object} Programs
 * @property {string} directory with `bin`, `lib` and `share`
 * @property {import('./account.mjs').Account | null} account
 */

/**
 * Spawn options for one of PostgreSQL's programs. The account may not be able to enter the present directory.
 * @param {Programs} programs
 */
export function spawnOptions({ account }) {
  const env = Object({ PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' });
  return { ...account, cwd: '/', env };
}

/**
 * Runs a program to its end.
 * @param {Programs} programs
 * @param {string} name `initdb` or `postgres`
 * @param {string[]} parameters
 * @param {string} [input] what it reads
 * @throws {Failure} with the first line of what it said, if it fails
 */
export function runProgram(programs, name, parameters, input = '') {
  return /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      const child = spawn(join(programs.directory, 'bin', name), parameters, {
        ...spawnOptions(programs),
        stdio: 'pipe',
      });
      let complaint = '';
      child.stderr.on('data', (part) => {
        complaint += part;
      });
      child.stdout.resume();
      child.on('error', (error) => reject(new Failure(`PostgreSQL's ${name} cannot run: ${error.message}`)));
      child.on('close', (code) => {
        if (code === 0) resolve();
        else reject(new Failure(`PostgreSQL's ${name} failed: ${firstProblem(complaint)}`));
      });
      child.stdin.on('error', () => {});
      child.stdin.end(input);
    })
  );
}

/**
 * The line of a log that names the problem.
 * @param {string} log
 */
export function firstProblem(log) {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  return (
    lines.find((line) => /\b(FATAL|PANIC|error|could not|not found)\b/i.test(line)) ??
    lines.at(-1) ??
    'it said nothing'
  ).trim();
}
