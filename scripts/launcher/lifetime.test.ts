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
  /** The log lines after the line "ready". */
  const logged = async () => {
    const { code, output } = await ended;
    const [, log = ''] = output.split(/^ready$/m);
    return {
      code,
      lines: log
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    };
  };
  return { child, ended, said, logged };
}

const serving = `await live(async ({ onEnd, ready }) => {
  setInterval(() => {}, 1000);
  onEnd(async () => console.log('database'));
  onEnd(() => new Promise((resolve) => setTimeout(() => resolve(console.log('server')), SLOW)));
  console.log('ready');
  ready();
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
    const { child, logged, said } = life(serving.replace('SLOW', '300'));
    await said('ready');
    child.kill('SIGINT');
    await sleep(50);
    child.kill('SIGINT');
    const { code, lines } = await logged();
    expect(lines.map(({ message }) => message)).toEqual([
      'stopping (SIGINT)',
      'server',
      'database',
      'stopped',
    ]);
    expect(code).toBe(0);
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

/** What libraries do to the streams of a process. */
const noisy = `
  console.error('\\u001b[31m⨯\\u001b[39m', new Error('it broke', { cause: new Error('the reason') }));
  console.log('two lines:\\n%s', 'the second');
  console.log(JSON.stringify({ level: 'info', message: 'already JSON' }));
  process.stdout.write('in ');
  process.stdout.write(Buffer.from('parts\\n'));
  process.stderr.write('past the console\\n', () => console.warn({ nested: [1n] }));
  process.emitWarning('old', 'DeprecationWarning', 'DEP9');
  setTimeout(() => process.stderr.write('no end'), 50);
  setTimeout(() => END, 100);
`;

describe('without a terminal, after it is ready', { timeout: 20_000 }, () => {
  const told = async (end: string) => {
    const head = `await live(async ({ ready }) => { console.log('ready'); ready(); });
      setInterval(() => {}, 1000);`;
    const { code, lines } = await life(head + noisy.replace('END', end)).logged();
    return { code, lines: lines.map(({ time, ...line }) => line) };
  };

  it('each line is JSON, whoever wrote it', async () => {
    const { code, lines } = await told('process.kill(process.pid, "SIGTERM")');
    expect(lines).toHaveLength(10);
    expect(lines).toEqual(
      expect.arrayContaining([
        {
          level: 'error',
          message: '⨯',
          error: {
            name: 'Error',
            message: 'it broke',
            stack: expect.stringMatching(/^at /),
            cause: { name: 'Error', message: 'the reason', stack: expect.any(String) },
          },
        },
        { level: 'info', message: 'two lines:\nthe second' },
        { level: 'info', message: 'already JSON' },
        { level: 'info', message: 'in parts' },
        { level: 'warn', message: 'past the console' },
        { level: 'warn', message: '{ nested: [ 1n ] }' },
        { level: 'warn', message: 'old', warning: 'DeprecationWarning', code: 'DEP9' },
        { level: 'info', message: 'stopping (SIGTERM)' },
        { level: 'info', message: 'stopped' },
        { level: 'warn', message: 'no end' },
      ]),
    );
    expect(code).toBe(0);
  });

  it('so is an uncaught error, which ends the process', async () => {
    const { code, lines } = await told('{ Promise.reject(new RangeError("too far")); }');
    const error = { name: 'RangeError', message: 'too far', stack: expect.any(String) };
    expect(lines).toContainEqual({ level: 'error', message: 'uncaught error', error });
    expect(code).toBe(1);
  });
});
