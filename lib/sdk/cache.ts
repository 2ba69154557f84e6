import type { Alarms } from './alarms';
import { createWriter, readKept } from './disk';
import type { Cache } from './kept';
import type { Held } from './store';
import { reasonOf } from './transport';

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
