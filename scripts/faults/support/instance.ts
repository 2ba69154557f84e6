import { once } from 'node:events';
import { addressOf, end, spawnProduct } from '../../../e2e/support/product-server';

type Variables = Record<string, string>;

/** One process of the product, which a test may kill and start again under the same address. */
export class Instance {
  readonly #variables: Variables;
  #process: ReturnType<typeof spawnProduct>;
  readonly url: string;

  private constructor(variables: Variables, process: ReturnType<typeof spawnProduct>, url: string) {
    this.#variables = { ...variables, PORT: new URL(url).port };
    this.#process = process;
    this.url = url;
  }

  /** @param variables DATABASE_URL, MODELBOARD_API_TOKEN and MODELBOARD_SECRET at least */
  static async start(variables: Variables): Promise<Instance> {
    const process = spawnProduct(variables);
    return new Instance(variables, process, await addressOf(process.child, process.log));
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** What the present process has printed. */
  get log(): string {
    return this.#process.log();
  }

  /** Ends it as an operator does. */
  async stop(): Promise<void> {
    await end(this.#process.child);
  }

  /** Ends it without a word. */
  async kill(): Promise<void> {
    const { child } = this.#process;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  async startAgain(): Promise<void> {
    this.#process = spawnProduct(this.#variables);
    await addressOf(this.#process.child, this.#process.log);
  }
}
