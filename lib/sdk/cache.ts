import type { Alarms } from './alarms';
import { createWriter, type Kept, readKept } from './disk';
import type { Mark } from './order';
import type { Held } from './store';
import { reasonOf } from './transport';

/** The last snapshot on disk, for a start while the server is away. Trouble with it is an alarm, never an error. */
export type Cache = {
  load(): Kept | null;
  /** `held` is current. Written when it is another snapshot, else now and then, for the time. */
  keep(held: Held, mark: Mark): void;
  /** Resolves when all is written. */
  idle(): Promise<void>;
};

export const noCache: Cache = { load: () => null, keep: () => {}, idle: async () => {} };

export function createCache(file: string, url: string, alarms: Alarms, rewriteMs: number): Cache {
  let keptWire: Held['wire'] | undefined;
  let keptAt = 0;

  const writer = createWriter(file, url, (error) => {
    if (error === null) alarms.clear('cache-file');
    else alarms.raise('cache-file', `The cache file ${file} cannot be written: ${reasonOf(error)}.`);
  });

  return {
    load() {
      try {
        return readKept(file, url);
      } catch (error) {
        alarms.raise('cache-file', `The cache file ${file} is not used: ${reasonOf(error)}.`);
        return null;
      }
    },
    keep({ wire, etag, view }, { revision }) {
      if (wire === keptWire && performance.now() - keptAt < rewriteMs) return;
      keptWire = wire;
      keptAt = performance.now();
      writer.write({ snapshot: wire, etag, revision, confirmedAt: Date.now() - view.snapshot.ageMs });
    },
    idle: writer.idle,
  };
}
