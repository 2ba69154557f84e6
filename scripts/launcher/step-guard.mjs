/**
 * Runs a command in a process group of its own, and ends that group when its input closes: the launcher asked for it, or was
 * killed and could ask for nothing. Called as `node step-guard.mjs <program> <parameter>...`.
 */
import { spawn } from 'node:child_process';

const [program = '', ...parameters] = process.argv.slice(2);
const child = spawn(program, parameters, { stdio: ['ignore', 'inherit', 'inherit'] });
child.on('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.on('exit', (code) => process.exit(code ?? 1));

// The guard leads the group, so it must outlive the polite signal to send the other one.
process.on('SIGTERM', () => {});
process.stdin.on('close', () => {
  process.kill(-process.pid, 'SIGTERM');
  setTimeout(() => process.kill(-process.pid, 'SIGKILL'), 3000);
});
process.stdin.resume();
