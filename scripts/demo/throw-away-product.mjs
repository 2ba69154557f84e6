import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startThrowAwayPostgres } from '../../e2e/support/throw-away-postgres.mjs';
import { Failure } from '../launcher/failure.mjs';

const runner = fileURLToPath(new URL('../../e2e/support/run-server.mjs', import.meta.url));

/**
 * Starts the built product on a database and a port of its own; both are gone when the command ends.
 * @param {import('../launcher/lifetime.mjs').Lifetime['onEnd']} onEnd
 * @returns {Promise<{ url: string, token: string }>}
 * @throws {Failure} if it does not start
 */
export async function startThrowAwayProduct(onEnd) {
  const database = await startThrowAwayPostgres();
  onEnd(() => database.stop());
  const token = randomBytes(24).toString('hex');
  const child = spawn(process.execPath, [runner], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: database.url,
      MODELBOARD_SECRET: randomBytes(32).toString('hex'),
      MODELBOARD_API_TOKEN: token,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onEnd(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^Modelboard is ready at (\S+)$/.exec(line)?.[1];
    if (url) return { url, token };
  }
  throw new Failure('the product did not start, for the reason above.');
}
