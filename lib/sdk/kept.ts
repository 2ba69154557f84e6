import type { Mark } from './order';
import type { Held } from './store';
import type { RuntimeSnapshot } from './wire';

/** The content of the cache file. It has no token. */
export type Kept = {
  snapshot: RuntimeSnapshot;
  etag: string | null;
  /** The highest snapshot number heard of. */
  revision: number;
  /** When this was known to be current, in milliseconds of the clock. */
  confirmedAt: number;
};

/** The last snapshot on disk, for a start while the server is away. Trouble with it is an alarm, never an error. */
export type Cache = {
  load(): Kept | null;
  /** `held` is current. Written when it is another snapshot, else now and then, for the time. */
  keep(held: Held, mark: Mark): void;
  /** Resolves when all is written. */
  idle(): Promise<void>;
};

export const noCache: Cache = { load: () => null, keep: () => {}, idle: async () => {} };
