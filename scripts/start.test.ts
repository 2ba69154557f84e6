import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { holdDataDirectory } from './launcher/data-directory.mjs';

const start = fileURLToPath(new URL('start.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'modelboard-start-'));
const withoutGlibc = 'data:text/javascript,process.report.getReport = () => ({ header: {} })';

afterAll(() => rmSync(folder, { recursive: true }));

/** What `npm start` prints and how it ends, with these variables and nothing else of Modelboard's. */
async function outcome(variables: Record<string, string>, flags: string[] = []) {
  const env = {
    NODE_ENV: 'production' as const,
    PATH: process.env.PATH,
    PORT: '0',
    MODELBOARD_DATA_DIR: join(folder, 'data'),
    ...variables,
  };
  const child = spawn(process.execPath, [...flags, start], { env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
  const [code] = await once(child, 'close');
  return { code, output };
}

describe('npm start stops with one line that says what to do, when', { timeout: 20_000 }, () => {
  it.each<[string, Record<string, string>, string]>([
    ['PORT is no number', { PORT: 'abc' }, 'PORT is "abc", which is no port.'],
    ['PORT is too large', { PORT: '70000' }, 'PORT is "70000", which is no port.'],
    ['HOST is elsewhere', { HOST: '192.0.2.1' }, 'HOST is "192.0.2.1", which is no address of this machine.'],
    ['the data directory is a file', { MODELBOARD_DATA_DIR: start }, `${start} cannot be used (EEXIST).`],
    ['the data directory cannot be made', { MODELBOARD_DATA_DIR: '/proc/x' }, '/proc/x cannot be used'],
    [
      'a proxy is no address',
      { MODELBOARD_TRUSTED_PROXIES: '10.0.0.1, x' },
      'MODELBOARD_TRUSTED_PROXIES holds "x".',
    ],
    ['the public address is no URL', { MODELBOARD_PUBLIC_URL: 'board' }, 'MODELBOARD_PUBLIC_URL is "board".'],
    [
      'the public address has a path',
      { MODELBOARD_PUBLIC_URL: 'https://board.example/models' },
      'which has the path /models: Modelboard serves at the root of its host. Set it to https://board.example.',
    ],
    [
      'DATABASE_URL is no URL',
      { DATABASE_URL: 'postgres://u:se/cret@host/db' },
      'DATABASE_URL is not of the form',
    ],
    [
      'the secret is missing',
      { DATABASE_URL: 'postgres://u:secret@host/db' },
      'so MODELBOARD_SECRET is required too',
    ],
  ])('%s', async (_, variables, line) => {
    const { code, output } = await outcome(variables);
    expect(output).toMatch(/^modelboard: [^\n]+\n$/);
    expect(output).toContain(line);
    expect(output).not.toContain('cret@');
    expect(code).toBe(1);
  });

  it('the port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { code, output } = await outcome({ PORT: String(port) });
    server.close();
    expect(output).toBe(
      `modelboard: port ${port} on 127.0.0.1 is taken. Stop what uses it, or set PORT to another one.\n`,
    );
    expect(code).toBe(1);
  });

  it('the data directory is in use', async () => {
    const lock = await holdDataDirectory(join(folder, 'data'));
    const { code, output } = await outcome({});
    await lock.release();
    expect(output).toBe(
      `modelboard: ${join(folder, 'data')} is in use by another Modelboard (process ${process.pid}). Stop that one, or set MODELBOARD_DATA_DIR to another directory.\n`,
    );
    expect(code).toBe(1);
  });

  it.runIf(process.platform === 'linux')('the system has musl', async () => {
    const { code, output } = await outcome({}, ['--import', withoutGlibc]);
    expect(output).toMatch(/^modelboard: the embedded PostgreSQL needs glibc[^\n]+DATABASE_URL[^\n]+\n$/);
    expect(code).toBe(1);
  });
});
