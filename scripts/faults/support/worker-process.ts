import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { spawnProgram } from '../../../e2e/support/program';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** One process of `npm run worker`. */
export class WorkerProcess {
  readonly #process: ReturnType<typeof spawnProgram>;

  private constructor(process: ReturnType<typeof spawnProgram>) {
    this.#process = process;
  }

  /** Resolves when it takes jobs. */
  static async start(variables: Record<string, string>): Promise<WorkerProcess> {
    const process = spawnProgram(globalThis.process.execPath, ['scripts/worker.mjs'], {
      directory: root,
      variables,
    });
    const worker = new WorkerProcess(process);
    for (const deadline = Date.now() + 60_000; Date.now() < deadline && worker.runs; ) {
      if (/^modelboard: the worker is ready$/m.test(worker.log)) return worker;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await worker.kill();
    throw new Error(`The worker did not become ready.\n${worker.log}`);
  }

  get runs(): boolean {
    const { exitCode, signalCode } = this.#process.child;
    return exitCode === null && signalCode === null;
  }

  get pid(): number {
    return this.#process.child.pid ?? 0;
  }

  /** What it has printed. */
  get log(): string {
    return this.#process.log();
  }

  /** Ends it as an operator does; its exit code. */
  async stop(): Promise<number | null> {
    this.#process.child.kill('SIGTERM');
    return this.#process.closed;
  }

  /** Ends it without a word. */
  async kill(): Promise<void> {
    if (!this.runs) return;
    const ended = once(this.#process.child, 'exit');
    this.#process.child.kill('SIGKILL');
    await ended;
  }
}
