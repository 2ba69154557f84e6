import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createTestDatabase } from './test-database';

const runner = fileURLToPath(new URL('./run-server.mjs', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}

/** Waits until the server is ready, and gives up with its own words when it ends or 30 seconds have passed. */
async function ready(url: string, child: ChildProcess, log: () => string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`${url}/api/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The server did not become ready.\n${log()}`);
}

/**
 * Starts the production build on a database and a port of its own.
 *
 * @returns `url`; `token`, an API token with scope admin; `database`, to look at or to break; `log`, what the server
 *   has printed; `stop`, which ends it by SIGTERM and drops the database
 */
export async function startProduct() {
  const database = await createTestDatabase();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const token = randomBytes(24).toString('hex');
  let printed = '';

  const child = spawn(process.execPath, [runner], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: database.url,
      MODELBOARD_SECRET: randomBytes(32).toString('hex'),
      MODELBOARD_API_TOKEN: token,
      // Lets a test come from an address of its own: sign-in is limited by address.
      MODELBOARD_TRUSTED_PROXIES: '127.0.0.1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }

  async function stop(): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await once(child, 'exit');
      clearTimeout(force);
    }
    await database.drop();
  }

  try {
    await ready(url, child, () => printed);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, token, database, log: () => printed, stop };
}

export type ProductServer = Awaited<ReturnType<typeof startProduct>>;
