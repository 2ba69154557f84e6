import { log } from '@/lib/platform/log';
import type { Sighting } from './sighting';
import { SightingBook } from './sighting-book';

/** How often sightings are written, in milliseconds. */
const EVERY = 2_000;

/** How many workers are kept in memory while the database is away. */
const MOST_KEPT = 10_000;

type Options = {
  /** What was seen since the last call. */
  take: () => Sighting[];
  write: (sightings: Sighting[]) => Promise<void>;
  every?: number;
};

/**
 * Writes sightings every two seconds while there are any, apart from the requests that they come from. What cannot be
 * written is kept and tried again, the newest of each worker. `stop` writes what is left.
 */
export function keepSightings({ take, write, every = EVERY }: Options): { stop: () => Promise<void> } {
  const book = new SightingBook(MOST_KEPT);
  let failing = false;

  async function writeAll(): Promise<void> {
    book.add(take());
    const sightings = book.take();
    if (sightings.length === 0) return;
    try {
      await write(sightings);
      if (failing) log('info', 'sightings of workers are written again');
      failing = false;
    } catch (error) {
      book.add(sightings);
      if (!failing) log('warn', 'sightings of workers could not be written, and are kept', { error });
      failing = true;
    }
  }

  let running = Promise.resolve();
  let timer: NodeJS.Timeout;
  function schedule(): void {
    timer = setTimeout(() => {
      running = writeAll().finally(schedule);
    }, every).unref();
  }
  schedule();

  return {
    async stop() {
      await running;
      clearTimeout(timer);
      await writeAll();
    },
  };
}
