import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/**
 * The production build under `next start`, as hosts run it that know nothing of `scripts/serve.mjs`. What it needs stands
 * in `variables`.
 */
export async function startPlainNext(variables: Record<string, string | undefined>) {
  const port = await freePort();
  const program = 'node_modules/next/dist/bin/next';
  const child = spawn(process.execPath, [program, 'start', '-H', '127.0.0.1', '-p', `${port}`], {
    env: { ...process.env, NODE_ENV: 'production', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = `http://127.0.0.1:${port}`;
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  async function stop(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  for (const deadline = Date.now() + 60_000; ; ) {
    const answer = await fetch(`${url}/api/health/ready`).catch(() => null);
    if (answer?.ok) return { url, stop };
    if (Date.now() > deadline) {
      await stop();
      throw new Error(`next start did not become ready.\n${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
