import { createModelboard, type Modelboard } from '@/lib/sdk';
import type { Installation } from './installation';

export const MODEL = 'black-forest-labs/flux-kontext-pro';

/** A self-hosted model that a test may register. */
export const DETECTOR = 'detector';

type Imported = { [DETECTOR]: { threshold: number } };

/** One state of the model's config, as a worker read it or as the database has it. */
export const stateOf = (databaseId: string, revision: number, config: object): string =>
  `${databaseId} ${revision} ${JSON.stringify(Object.entries(config).sort())}`;

/** How often a worker reads, in milliseconds. */
const PAUSE = 5;

type Options = { name: string; token: () => string; cacheFile?: string };

/** A worker that reads all the time, and keeps in mind what it read and what must not happen. */
export class BusyWorker {
  readonly client: Modelboard<Imported>;
  /** What went wrong, a line each. */
  readonly faults: string[] = [];
  /** Every state that was read: {@link stateOf}. */
  readonly read = new Set<string>();
  readonly name: string;
  readonly #timer: NodeJS.Timeout;
  #last: { databaseId: string; revision: number } | null = null;
  readonly #left = new Set<string>();

  constructor(installation: Pick<Installation, 'url'>, { name, token, cacheFile }: Options) {
    this.name = name;
    this.client = createModelboard<Imported>({
      url: installation.url,
      token,
      name: 'busy',
      instance: name,
      logger: null,
      ...(cacheFile === undefined ? {} : { cacheFile }),
    });
    this.#timer = setInterval(() => this.#look(), PAUSE);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.client.close();
  }

  #look(): void {
    const model = this.client.config(MODEL);
    const snapshot = this.client.snapshot();
    if (!model || !snapshot) {
      if (this.#last) this.faults.push(`${this.name}: a read failed after the first success`);
      return;
    }
    const { databaseId, revision } = snapshot;
    this.read.add(stateOf(databaseId, model.configRevision, model.config));
    if (this.#last?.databaseId === databaseId && revision < this.#last.revision) {
      this.faults.push(`${this.name}: revision ${revision} after ${this.#last.revision}`);
    }
    if (this.#last && this.#last.databaseId !== databaseId) this.#left.add(this.#last.databaseId);
    if (this.#left.has(databaseId)) this.faults.push(`${this.name}: went back to database ${databaseId}`);
    this.#last = { databaseId, revision };
  }
}
