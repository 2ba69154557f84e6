import { type ChildProcess, execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { spawnProgram } from './program';

const folder = fileURLToPath(new URL('../../docs/examples/inference-service', import.meta.url));
const program = ['--import', 'tsx'];

/** A folder of its own in which an inference service finds its artefacts and keeps what it remembers. */
export async function makeArtefacts() {
  const directory = await mkdtemp(join(tmpdir(), 'modelboard-artefacts-'));
  await promisify(execFile)(process.execPath, [...program, 'scripts/make-models.ts', directory], {
    cwd: folder,
  });
  return { directory, remove: () => rm(directory, { recursive: true }) };
}

export type Variables = {
  MODELBOARD_URL: string;
  MODELBOARD_TOKEN: string;
  MODEL_NAME: string;
  /** Made by `makeArtefacts`. */
  ARTEFACTS_DIR: string;
};

const spawnService = (variables: Variables) =>
  spawnProgram(process.execPath, [...program, 'src/main.ts'], {
    directory: folder,
    variables: {
      LAST_KNOWN_FILE: join(variables.ARTEFACTS_DIR, 'last-known.json'),
      PORT: '0',
      POLL_SECONDS: '0.1',
      ...variables,
    },
  });

/** Expects that the service does not start; returns its exit code and what it says. */
export async function refusedService(variables: Variables): Promise<[code: number | null, printed: string]> {
  const { child, log, closed } = spawnService(variables);
  const started = setInterval(() => {
    if (log().includes('ready at')) child.kill();
  }, 50);
  const code = await closed;
  clearInterval(started);
  return [code, log()];
}

/**
 * Starts the example as a process.
 *
 * @returns `log`, what it has printed; `predict` and `health`, its two requests; `stop`, which returns its exit code
 */
export async function startService(variables: Variables) {
  const { child, log, closed } = spawnService(variables);
  const url = await addressOf(child, log);
  return {
    log,
    health: async () => (await fetch(`${url}/health`)).json(),
    async predict(body: unknown) {
      const answer = await fetch(`${url}/predict`, { method: 'POST', body: JSON.stringify(body) });
      return { status: answer.status, ...(await answer.json()) };
    },
    stop(): Promise<number | null> {
      child.kill('SIGTERM');
      return closed;
    },
  };
}

async function addressOf(child: ChildProcess, log: () => string): Promise<string> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline && child.exitCode === null) {
    const address = /ready at (\S+)$/m.exec(log())?.[1];
    if (address) return address;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`The service did not become ready.\n${log()}`);
}
