import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTestDatabase, type TestDatabase } from './test-database';

const runner = fileURLToPath(new URL('./run-server.mjs', import.meta.url));

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** Waits for the line that names the address, and gives up with the server's own words when it ends or is too slow. */
export async function addressOf(child: ChildProcess, log: () => string): Promise<string> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && !hasEnded(child)) {
    const address = /^Modelboard is ready at (\S+)$/m.exec(log())?.[1];
    if (address) return address;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server did not become ready.\n${log()}`);
}

/** Ends the server as an operator does, and by force where that takes more than 15 seconds. */
export async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const force = setTimeout(() => child.kill('SIGKILL'), 15_000);
  child.kill('SIGTERM');
  await once(child, 'exit');
  clearTimeout(force);
}

type Variables = Record<string, string | undefined>;

type Options = {
  /** Where the product keeps its data; one of its own unless given. */
  database?: ServerDatabase;
  /** Environment variables on top of the usual ones; undefined takes one away. */
  variables?: Variables;
};

/** A database to look into with `sql`, and how to drop it. */
export type ServerDatabase = Pick<TestDatabase, 'url' | 'sql' | 'drop'>;

/** Starts the production build as a process. `log` is what it has printed, `exit` its exit code when it has ended. */
export function spawnProduct(variables: Variables) {
  const child = spawn(process.execPath, [runner], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      MODELBOARD_SECRET: randomBytes(32).toString('hex'),
      // Lets a test come from an address of its own: sign-in is limited by address.
      MODELBOARD_TRUSTED_PROXIES: '127.0.0.1',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const exit = once(child, 'close').then(([code]: (number | null)[]) => code);
  return { child, log: () => printed, exit };
}

/**
 * Starts the production build on a port of its own and, unless one is given, on a database of its own.
 *
 * @returns `url`; `token`, an API token with scope admin; `secret`, which signs sessions; `database`, to look at or to break; `dataDir`, its folder; `log`,
 *   what the server has printed; `stop`, which ends it and drops the database and the folder
 */
export async function startProduct({ database: given, variables }: Options = {}) {
  const database = given ?? (await createTestDatabase());
  const token = randomBytes(24).toString('hex');
  const secret = randomBytes(32).toString('hex');
  const dataDir = await mkdtemp(join(tmpdir(), 'modelboard-data-'));
  const { child, log } = spawnProduct({
    DATABASE_URL: database.url,
    MODELBOARD_API_TOKEN: token,
    MODELBOARD_SECRET: secret,
    MODELBOARD_DATA_DIR: dataDir,
    // The hosts that tests name for images are nobody's.
    MODELBOARD_COPY_IMAGES: 'off',
    ...variables,
  });
  async function stop(): Promise<void> {
    await end(child);
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  }

  try {
    return { url: await addressOf(child, log), token, secret, database, dataDir, log, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

export type ProductServer = Awaited<ReturnType<typeof startProduct>>;
