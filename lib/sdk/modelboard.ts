import type { Alarm } from './alarm';
import type { AnswerOf, AnyAnswer, Declared, NameOf, PromptsAnswer, Snapshot } from './types';

/** How the client is doing, for the worker's own health check. */
export type Status = {
  /** `none`: there is no `url`. `away`: asked, and no usable answer. `refused`: the token is. */
  readonly connection: 'none' | 'starting' | 'stream' | 'poll' | 'away' | 'refused' | 'closed';
  /** What is read now; null while there is nothing. */
  readonly snapshot: Snapshot | null;
  readonly alarms: readonly Alarm[];
};

/** Gives what admins set, out of memory. No read ever waits, asks anybody or throws. */
export type Modelboard<Imported extends Declared = Record<never, never>> = {
  /**
   * Resolves as soon as there is something to read: when the server has answered, or has failed to and the cache file or the
   * fallback steps in. Rejects, saying why, after `timeoutMs` (10 s unless given; Infinity waits on) and when closed; the
   * client goes on trying, and `ready()` may be called again. Waiting keeps the process alive.
   */
  ready(options?: { timeoutMs?: number }): Promise<Snapshot>;
  /** The active model. Undefined before there is anything to read: see `ready` and `status`. */
  current(): AnyAnswer | undefined;
  /**
   * One model, by id or slug. Undefined before there is anything to read, and for a model that workers may not use: unknown,
   * archived, or without a production version.
   */
  config<const Name extends string>(modelId: NameOf<Name, Imported>): AnswerOf<Name, Imported> | undefined;
  /**
   * The prompt library. Undefined before there is anything to read, and where that has none: `defaults`, and a cache file or
   * fallback that is older than the library.
   */
  prompts(): PromptsAnswer | undefined;
  /** All models at one moment, such as for a job that takes two of them. */
  snapshot(): Snapshot | undefined;
  /**
   * Calls the listener each time that another snapshot has come; `previous` is undefined for the first. What the listener
   * throws goes to the logger. Returns what takes the listener away.
   */
  onChange(listener: (snapshot: Snapshot, previous: Snapshot | undefined) => unknown): () => void;
  status(): Status;
  /** Ends all requests and timers at once; what is in memory can still be read. Resolves when the cache file is written. */
  close(): Promise<void>;
};
