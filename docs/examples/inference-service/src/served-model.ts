import { setTimeout as sleep } from 'node:timers/promises';
import { recall, remember } from './last-known.ts';
import { loadModel, type Model } from './model.ts';
import { productionVersion, RegistryError, type Version } from './registry.ts';
import type { Settings } from './settings.ts';

type Log = (line: string) => void;

/** The version that is served now. It follows the registry, and goes on with what it has when it cannot. */
export class ServedModel {
  readonly #settings: Settings;
  readonly #log: Log;
  #model: Model;
  #since = new Date();
  #problem: string | null = null;

  private constructor(settings: Settings, log: Log, model: Model) {
    this.#settings = settings;
    this.#log = log;
    this.#model = model;
  }

  /**
   * Loads the production version; while Modelboard is away, the one that was served last.
   *
   * @throws {Error} saying in one line why there is nothing to serve
   */
  static async start(settings: Settings, log: Log): Promise<ServedModel> {
    try {
      const model = await loadModel(settings.artefacts, await productionVersion(settings));
      const served = new ServedModel(settings, log, model);
      await served.#announce('serving');
      return served;
    } catch (error) {
      if (!(error instanceof RegistryError && error.away)) throw error;
      const version = await recall(settings.lastKnown, settings.modelName);
      if (version === null) {
        throw new Error(`${error.message}, and it is not known what was served last`);
      }
      const served = new ServedModel(settings, log, await loadModel(settings.artefacts, version));
      served.#report(`${error.message}; serving version ${version.version}, as before`);
      return served;
    }
  }

  get model(): Model {
    return this.#model;
  }

  /** What is served since when, and what keeps it from being current. */
  health() {
    const { model_name, version, path } = this.#model.version;
    return {
      status: this.#problem === null ? 'ok' : 'degraded',
      ...{ model: model_name, version, path, since: this.#since.toISOString() },
      problem: this.#problem,
    };
  }

  /** Looks at the registry again and again, and switches when another version is in production. */
  async follow(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      await sleep(this.#settings.interval, null, { signal: stopping }).catch(() => {});
      if (!stopping.aborted) await this.#look();
    }
  }

  async #look(): Promise<void> {
    try {
      const version = await productionVersion(this.#settings);
      if (!isSame(version, this.#model.version)) await this.#switchTo(version);
      else if (this.#problem !== null) this.#log(`version ${version.version} is current again`);
      this.#problem = null;
    } catch (error) {
      this.#report(`${(error as Error).message}; going on with version ${this.#model.version.version}`);
    }
  }

  /** The old version answers until the new one is loaded. */
  async #switchTo(version: Version): Promise<void> {
    const model = await loadModel(this.#settings.artefacts, version);
    const old = this.#model;
    this.#model = model;
    this.#since = new Date();
    await this.#announce(`switched from version ${old.version.version} to`);
    await old.release();
  }

  async #announce(what: string): Promise<void> {
    const { version, path, model_name } = this.#model.version;
    this.#log(`${what} version ${version} of ${model_name} (${path})`);
    await remember(this.#settings.lastKnown, this.#model.version).catch((error: Error) => {
      this.#log(`what is served cannot be remembered: ${error.message}`);
    });
  }

  /** Says a problem once, not at every look. */
  #report(problem: string): void {
    if (problem !== this.#problem) this.#log(problem);
    this.#problem = problem;
  }
}

const isSame = (left: Version, right: Version) =>
  left.version === right.version &&
  left.path === right.path &&
  left.metadata.sha256 === right.metadata.sha256;
