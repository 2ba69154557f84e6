import type { Sighting } from '@/lib/domain/workers/server';
import { parseClient, type WorkerState } from './client-header';

/** `header`: the one that it was last seen with. */
type Seen = Sighting & { header: string; isTaken: boolean; openStreams: number };

/** How many workers are kept; beyond, the one that was not seen for the longest time is forgotten. */
const LIMIT = 10_000;

/** How often a worker of which nothing is heard but that its stream is open counts as seen, in milliseconds. */
const STREAM_SEEN_EVERY = 10_000;

/** The last sighting of each worker in this process. Somebody else writes them down: `take`. */
export class Sightings {
  readonly #byWorker = new Map<string, Seen>();
  /** By the whole header, so that a request costs no parsing. */
  readonly #byHeader = new Map<string, Seen | null>();

  /** Notes what a request says in its header. */
  see(header: string, now: number): void {
    const known = this.#byHeader.get(header);
    const seen = known === undefined ? this.#meet(header) : known;
    if (seen === null) return;
    seen.at = now;
    seen.isTaken = false;
  }

  /** The worker of a stream that is open: it counts as seen now and then until the returned function is called. */
  hold(header: string, now: number): () => void {
    this.see(header, now);
    const state = parseClient(header);
    const seen = state && this.#byWorker.get(keyOf(state));
    if (!seen) return () => {};
    seen.openStreams += 1;
    return () => {
      seen.openStreams -= 1;
    };
  }

  /**
   * The workers that said something since the last call, and now and then those with an open stream. Of these the number
   * is left out: they may have told another instance of a newer one.
   */
  take(now: number): Sighting[] {
    const taken: Sighting[] = [];
    for (const seen of this.#byWorker.values()) {
      if (!seen.isTaken) {
        seen.isTaken = true;
        taken.push(sightingOf(seen));
      } else if (seen.openStreams > 0 && now - seen.at >= STREAM_SEEN_EVERY) {
        seen.at = now;
        taken.push({ ...sightingOf(seen), revision: null, databaseId: null });
      }
    }
    return taken;
  }

  #meet(header: string): Seen | null {
    if (this.#byHeader.size >= 2 * LIMIT) this.#byHeader.clear();
    const state = parseClient(header);
    const seen = state === null ? null : this.#remember(state, header);
    this.#byHeader.set(header, seen);
    return seen;
  }

  #remember(state: WorkerState, header: string): Seen {
    const key = keyOf(state);
    const known = this.#byWorker.get(key);
    if (known !== undefined) {
      this.#byHeader.delete(known.header);
      return Object.assign(known, state, { header });
    }
    if (this.#byWorker.size >= LIMIT) this.#forgetOldest();
    const seen = { ...state, header, at: 0, isTaken: false, openStreams: 0 };
    this.#byWorker.set(key, seen);
    return seen;
  }

  #forgetOldest(): void {
    let oldest: Seen | null = null;
    for (const seen of this.#byWorker.values())
      if (seen.openStreams === 0 && (oldest === null || seen.at < oldest.at)) oldest = seen;
    if (oldest === null) return;
    this.#byWorker.delete(keyOf(oldest));
    this.#byHeader.delete(oldest.header);
  }
}

const keyOf = ({ name, instance }: WorkerState) => `${name}/${instance}`;

function sightingOf({ name, instance, revision, databaseId, at }: Seen): Sighting {
  return { name, instance, revision, databaseId, at };
}
