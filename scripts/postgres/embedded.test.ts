import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connectionOptions } from '@/lib/platform/db/connection-options.mjs';
import { handOver, isRoot, ownAccount } from './account.mjs';
import { startEmbedded } from './embedded.mjs';
import { homeOf, removeHome } from './home.mjs';

const launcher = `
  import { startEmbedded } from ${JSON.stringify(new URL('embedded.mjs', import.meta.url).href)};
  const { url } = await startEmbedded({ dataDir: process.argv[1] });
  console.log(url);
  setInterval(() => {}, 1000);
`;

let folder: string;
let dataDir: string;
const children: ChildProcess[] = [];

/** One query on a connection of its own. */
async function ask(url: string, query: string) {
  const sql = postgres(url, { ...connectionOptions(url), max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe(query);
  } finally {
    await sql.end();
  }
}

/** The embedded server as another process has started it. */
async function startElsewhere(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', launcher, dataDir]);
  children.push(child);
  const [line] = await once(child.stdout, 'data');
  return { child, url: String(line).trim() };
}

async function kill(child: ChildProcess) {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function lockFile() {
  return join((await homeOf(dataDir)).cluster, 'postmaster.pid');
}

async function postmaster() {
  return Number.parseInt(readFileSync(await lockFile(), 'utf8'), 10);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'modelboard-embedded-'));
  dataDir = join(folder, 'data');
});

afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null && !child.signalCode) await kill(child);
});

afterAll(async () => {
  removeHome(await homeOf(dataDir), dataDir);
  await rm(folder, { recursive: true });
});

describe('a durable cluster', { timeout: 30_000 }, () => {
  it('serves an ordinary role through a socket only, with fsync', async () => {
    const { url, stop } = await startEmbedded({ dataDir });
    const [row] = await ask(
      url,
      `select current_user as role, current_database() as database, rolsuper or rolcreatedb or rolcreaterole as powerful,
         current_setting('fsync') as fsync, current_setting('listen_addresses') as addresses,
         current_setting('server_encoding') as encoding
       from pg_roles where rolname = current_user`,
    );
    await stop();
    expect(row).toEqual({
      role: 'modelboard',
      database: 'modelboard',
      powerful: false,
      fsync: 'on',
      addresses: '',
      encoding: 'UTF8',
    });
  });

  it('refuses a second start on its data directory and names the process that has it', async () => {
    const { child } = await startElsewhere();
    await expect(startEmbedded({ dataDir })).rejects.toThrow(
      `${dataDir} is in use by another Modelboard (process ${child.pid}).`,
    );
  });

  it('has every acknowledged row after launcher and server were killed', async () => {
    const { child, url } = await startElsewhere();
    await ask(url, 'create table acknowledged (number int)');
    const sql = postgres(url, { ...connectionOptions(url), max: 1 });
    let acknowledged = 0;
    const writing = (async () => {
      for (;;) {
        await sql`insert into acknowledged values (${acknowledged})`;
        acknowledged += 1;
      }
    })().catch((error: unknown) => error);
    await expect.poll(() => acknowledged).toBeGreaterThan(20);
    process.kill(await postmaster(), 'SIGKILL');
    await kill(child);
    expect(await writing).toBeInstanceOf(Error);
    await sql.end({ timeout: 0 });

    const again = await startEmbedded({ dataDir });
    const [row] = await ask(again.url, 'select count(*)::int as rows from acknowledged');
    await again.stop();
    // The row under way may have been written without an answer.
    expect([acknowledged, acknowledged + 1]).toContain(row?.rows);
  });

  it('ends the server of a launcher that was killed', async () => {
    const { child } = await startElsewhere();
    const orphan = await postmaster();
    await kill(child);
    const lines: string[] = [];
    const { url, stop } = await startEmbedded({ dataDir, log: (line) => lines.push(line) });
    expect(lines).toEqual([`ended a PostgreSQL that an earlier start left behind (process ${orphan})`]);
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await stop();
  });

  it('starts although its old process id belongs to somebody else now', async () => {
    const { child } = await startElsewhere();
    const file = await lockFile();
    const text = readFileSync(file, 'utf8');
    process.kill(await postmaster(), 'SIGKILL');
    await kill(child);
    await expect.poll(() => readFileSync(file, 'utf8')).toBe(text);
    writeFileSync(file, text.replace(/^\d+/, String(process.pid)));
    const { account } = await homeOf(dataDir);
    if (account) chownSync(file, account.uid, account.gid);

    const { url, stop } = await startEmbedded({ dataDir });
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await stop();
  });

  it('brings a server back that was killed', async () => {
    const lines: string[] = [];
    const { url, stop } = await startEmbedded({ dataDir, log: (line) => lines.push(line) });
    process.kill(await postmaster(), 'SIGKILL');
    await expect.poll(() => lines, { timeout: 10_000 }).toContain('PostgreSQL is back');
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await stop();
  });

  it.runIf(isRoot())(
    "runs under root in an account of its own, and takes over nobody's cluster",
    async () => {
      const own = await ownAccount();
      const { cluster, sockets } = await homeOf(dataDir);
      expect(readFileSync('/etc/passwd', 'utf8')).toMatch(
        new RegExp(`^modelboard-postgres:x:${own.uid}:${own.gid}:`, 'm'),
      );
      expect(statSync(cluster)).toMatchObject(own);
      const nobody = { uid: 65534, gid: 65534 };
      for (const directory of [sockets, cluster]) handOver(directory, own, nobody);
      expect((await homeOf(dataDir)).account).toEqual(nobody);

      const { url, stop } = await startEmbedded({ dataDir });
      expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
      expect(statSync(`/proc/${await postmaster()}`)).toMatchObject(own);
      await stop();
      for (const path of [sockets, cluster, join(cluster, 'base'), join(cluster, 'PG_VERSION')])
        expect(statSync(path), path).toMatchObject(own);
    },
  );

  it('gives its role a new password when the old one was lost', async () => {
    await rm(join(dataDir, 'postgres-password'));
    const { url, stop } = await startEmbedded({ dataDir });
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await stop();
  });
});

describe('a throw-away cluster', { timeout: 30_000 }, () => {
  it('works in a long path with odd characters, may create databases, and leaves nothing behind', async () => {
    const odd = join(folder, `it's "odd", 100% 日本`, 'x'.repeat(120));
    mkdirSync(odd, { recursive: true });
    const { url, stop } = await startEmbedded({ dataDir: odd, durable: false, createDatabases: true });
    const { cluster } = await homeOf(odd);
    await ask(url, 'create database another');
    expect(await ask(url, "select current_setting('fsync') as fsync")).toEqual([{ fsync: 'off' }]);
    await stop();
    expect(existsSync(cluster)).toBe(false);
  });
});
