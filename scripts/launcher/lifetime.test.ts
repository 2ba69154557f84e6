import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';

const url = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
const head = `
  import { live } from ${url('lifetime.mjs')};
  import { runStep } from ${url('step.mjs')};
  import { Failure } from ${url('failure.mjs')};
`;

/** A process that lives as the script says; `said` waits for a line. */
function life(script: string) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', head + script]);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, output }));
  const said = (text: string) => expect.poll(() => output, { timeout: 10_000 }).toContain(text);
  return { child, ended, said, output: () => output };
}

const serving = `await live(async ({ onEnd, ready }) => {
  setInterval(() => {}, 1000);
  onEnd(async () => console.log('database'));
  onEnd(() => new Promise((resolve) => setTimeout(() => resolve(console.log('server')), SLOW)));
  ready();
  console.log('ready');
});`;

const stepping = `await live(({ stopping }) => runStep({
  doing: 'waiting', directory: '/', environment: process.env, stopping, log: () => {},
  command: [process.execPath, '-e', 'require("fs").writeSync(1, "x"); require("child_process").spawn("sleep", ["987654"]); setInterval(() => {}, 1000)'],
}));
`;

/** Whether the grandchild of `stepping` runs. */
async function isWaiting() {
  const search = spawn('ps', ['-eo', 'args']);
  let list = '';
  search.stdout.on('data', (part) => (list += part));
  await once(search, 'close');
  return list.split('\n').includes('sleep 987654');
}

describe('the life of a command', { timeout: 20_000 }, () => {
  it('ends what it started in order, the last first, although npm repeats Ctrl-C', async () => {
    const { child, ended, said } = life(serving.replace('SLOW', '300'));
    await said('ready');
    child.kill('SIGINT');
    await sleep(50);
    child.kill('SIGINT');
    expect(await ended).toEqual({ code: 0, signal: null, output: 'ready\nserver\ndatabase\n' });
  });

  it('ends at once with a second Ctrl-C', async () => {
    const { child, ended, said } = life(serving.replace('SLOW', '60000'));
    await said('ready');
    child.kill('SIGINT');
    await sleep(1200);
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
  });

  it('prints a failure as one line and ends what was started before it', async () => {
    const { ended } = life(`await live(async ({ onEnd }) => {
      onEnd(async () => console.log('database'));
      throw new Failure('the port is taken.');
    });`);
    const { code, output } = await ended;
    expect(output.split('\n').sort()).toEqual(['', 'database', 'modelboard: the port is taken.']);
    expect(code).toBe(1);
  });

  it('ends with the exit code that the work has set', async () => {
    expect((await life('await live(async () => { process.exitCode = 3; });').ended).code).toBe(3);
    expect((await life('await live(async () => {});').ended).code).toBe(0);
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)('leaves no process of a step behind after %s', async (signal) => {
    const { child, ended } = life(stepping);
    await expect.poll(isWaiting, { timeout: 10_000 }).toBe(true);
    child.kill(signal);
    const { code } = await ended;
    expect(code).toBe(signal === 'SIGTERM' ? 143 : null);
    await expect.poll(isWaiting, { timeout: 10_000 }).toBe(false);
  });
});
