import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Failure } from '../../launcher/failure.mjs';

/** What is measured has one core to itself, and the load the other. */
const SERVER_CORE = '0';
const LOAD_CORE = '1';

/**
 * Starts a server on the server's core and waits for the line that names its address.
 * @param {object} options
 * @param {string[]} options.command arguments of Node
 * @param {Record<string, string>} options.environment
 * @param {RegExp} options.ready its first group is the address
 * @param {import('../../launcher/lifetime.mjs').Lifetime['onEnd']} options.onEnd
 * @returns {Promise<{ url: string, pid: number, stop(): Promise<void> }>}
 * @throws {Failure} with its last words, if it ends before
 */
export async function startPinned({ command, environment, ready, onEnd }) {
  const child = spawn('taskset', ['-c', SERVER_CORE, process.execPath, ...command], {
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  async function stop() {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const force = setTimeout(() => child.kill('SIGKILL'), 15_000);
    child.kill('SIGTERM');
    await once(child, 'exit');
    clearTimeout(force);
  }
  onEnd(stop);
  /** @type {string[]} */
  const said = [];
  child.stderr.setEncoding('utf8').on('data', (text) => said.push(text));
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    const url = ready.exec(line)?.[1];
    if (!url) continue;
    child.stdout.resume();
    return { url, pid: child.pid ?? 0, stop };
  }
  throw new Failure(`${command[0]} did not start:\n${said.slice(-10).join('\n')}`);
}

/**
 * Runs a command of Node on the load's core to its end.
 * @param {string[]} command
 * @returns {Promise<string>} what it printed
 */
export async function runPinned(command) {
  const child = spawn('taskset', ['-c', LOAD_CORE, process.execPath, ...command], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    printed += text;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Failure(`${command[0]} ended with code ${code}`);
  return printed;
}
