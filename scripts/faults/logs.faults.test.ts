import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { spawnProgram } from '../../e2e/support/program';
import { Installation } from './support/installation';

let installation: Installation;

beforeAll(async () => {
  installation = await Installation.open(1);
});

afterAll(() => installation.close());

type Line = { time: string; level: string; message: string; error?: object };

/** Every line after the one that says that the process is ready. */
function linesOf(log: string, ready: RegExp): Line[] {
  const [, rest = ''] = log.split(ready);
  return rest
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** Sends the beginning of an image, and hangs up. */
async function abortUpload(): Promise<void> {
  const socket = connect(installation.instances[0]?.port ?? 0, '127.0.0.1');
  await once(socket, 'connect');
  const head = [
    'POST /api/v1/images HTTP/1.1',
    'Host: 127.0.0.1',
    `Authorization: Bearer ${installation.token}`,
    'Content-Type: image/png',
    'Content-Length: 1000000',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${'x'.repeat(5000)}`);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  socket.resetAndDestroy();
}

test('without a terminal each line is JSON, from the first request to the end', async () => {
  const { postgres, instances } = installation;
  const [instance] = instances as [(typeof instances)[0]];
  await abortUpload();
  // Another request, so that what the first one leaves in the log is there.
  await installation.change('GET', '/api/v1/admin/models');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(instance.log).not.toContain('the database is away');

  const sql = postgres.connect();
  await sql`alter table presets rename to elsewhere`;
  expect((await installation.call('GET', '/api/v1/admin/models/qwen/presets')).status).toBe(500);
  await sql`alter table elsewhere rename to presets`;
  await sql.end();

  await postgres.stop();
  const away = await Promise.all([
    installation.call('GET', '/api/v1/admin/models'),
    installation.call('POST', '/api/v1/jobs', { prompt: 'x', image: 'https://example.com/room.png' }),
    fetch(`${instance.url}/models`, { headers: { cookie: 'modelboard.session_token=x.y' } }),
  ]);
  expect(away.map(({ status }) => status).slice(0, 2)).toEqual([503, 503]);
  await expect.poll(() => instance.log).toContain('the database is away');
  await instance.stop();
  await postgres.start();

  const lines = linesOf(instance.log, /^Modelboard is ready at \S+$/m);
  for (const line of lines) {
    expect(line).toMatchObject({
      time: expect.any(String),
      level: expect.any(String),
      message: expect.any(String),
    });
    const statements = JSON.stringify(line).match(/Failed query: (?:[^"\\]|\\.)*/g) ?? [];
    expect(new Set(statements).size, 'no statement twice').toBe(statements.length);
    expect(JSON.stringify(line)).not.toMatch(/\\nparams: /);
  }
  const failed = lines.find(({ message }) => message === 'unexpected error');
  expect(JSON.stringify(failed).split('Failed query')).toHaveLength(2);
  expect(lines.filter(({ message }) => message.startsWith('stopping'))).toMatchObject([
    { message: 'stopping (SIGTERM)' },
  ]);
  expect(lines.at(-1)).toMatchObject({ level: 'info', message: 'stopped' });
});

test('the same holds for a worker', async () => {
  const variables = { ...installation.variables, NODE_OPTIONS: '--trace-deprecation' };
  const worker = spawnProgram(process.execPath, ['scripts/worker.mjs'], {
    directory: process.cwd(),
    variables,
  });
  await expect.poll(worker.log, { timeout: 60_000 }).toContain('the worker is ready');
  await installation.postgres.stop();
  await new Promise((resolve) => setTimeout(resolve, 3000));
  await installation.postgres.start();
  await new Promise((resolve) => setTimeout(resolve, 3000));
  worker.child.kill('SIGTERM');
  expect(await worker.closed).toBe(0);
  const messages = linesOf(worker.log(), /^modelboard: the worker is ready$/m).map(({ message }) => message);
  expect(messages.filter((message) => message === 'stopping (SIGTERM)')).toHaveLength(1);
  expect(messages.at(-1)).toBe('stopped');
});
