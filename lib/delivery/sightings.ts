import { NAMES_PER_OWNER } from '@/lib/domain/workers/contract';
import type { Sighting } from '@/lib/domain/workers/server';
import { parseClient, type WorkerState } from './client-header';

/** `header`: the one that it was last seen with. */
type Seen = Omit<Sighting, 'isProven'> & {
  provenOf: string | null;
  header: string;
  isTaken: boolean;
  openStreams: number;
};

/**
 * The owner of a worker, and the database that issued its revision, as far as the request's ETag proves it: null if it
 * is the present database, which has reached that revision; undefined if nothing is proved.
 */
type Sender = { ownerId: string; proves?: (state: ProvenState) => string | null | undefined };

/** `provenOf`: the database that an earlier request with the same state proved. */
export type ProvenState = WorkerState & { provenOf: string | null };

/** The workers of one token. `byHeader`: by the whole header, so that a request costs no parsing. */
type Owned = { byWorker: Map<string, Seen>; byHeader: Map<string, Seen | null> };

/** How many workers are kept; beyond, the one that was not seen for the longest time is forgotten. */
const LIMIT = 10_000;

/** A worker that was not seen for so long makes room for another one of its token, in milliseconds. */
const OFFLINE_AFTER = 60_000;

/** How often a worker of which nothing is heard but that its stream is open counts as seen, in milliseconds. */
const STREAM_SEEN_EVERY = 10_000;

/** The last sighting of each worker in this process. Somebody else writes them down: `take`. */
export class Sightings {
  readonly #byOwner = new Map<string, Owned>();
  #size = 0;

  /** Records the worker that a request names. False if its token names too many workers; nothing is stored then. */
  see(header: string, now: number, sender: Sender): boolean {
    const seen = this.#find(header, now, sender);
    if (seen === undefined) return false;
    if (seen === null) return true;
    seen.at = now;
    seen.isTaken = false;
    const provenOf = sender.proves?.(seen);
    if (provenOf !== undefined) seen.provenOf = provenOf;
    return true;
  }

  /** The worker of a stream that is open: it counts as seen now and then until the returned function is called. */
  hold(header: string, now: number, sender: Sender): () => void {
    const seen = this.see(header, now, sender) ? this.#find(header, now, sender) : null;
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
    for (const seen of this.#all()) {
      if (!seen.isTaken) {
        seen.isTaken = true;
        taken.push(sightingOf(seen));
      } else if (seen.openStreams > 0 && now - seen.at >= STREAM_SEEN_EVERY) {
        seen.at = now;
        taken.push({ ...sightingOf(seen), revision: null, databaseId: null, isProven: false });
      }
    }
    return taken;
  }

  /** Null if the header is malformed; undefined if the token may name no more workers. */
  #find(header: string, now: number, { ownerId }: Sender): Seen | null | undefined {
    const owned = this.#byOwner.get(ownerId) ?? { byWorker: new Map(), byHeader: new Map() };
    this.#byOwner.set(ownerId, owned);
    const known = owned.byHeader.get(header);
    if (known !== undefined) return known;
    if (owned.byHeader.size >= 2 * NAMES_PER_OWNER) owned.byHeader.clear();
    const state = parseClient(header);
    const seen = state === null ? null : this.#remember(owned, ownerId, state, header, now);
    if (seen !== undefined) owned.byHeader.set(header, seen);
    return seen;
  }

  #remember(
    owned: Owned,
    ownerId: string,
    state: WorkerState,
    header: string,
    now: number,
  ): Seen | undefined {
    const key = keyOf(state);
    const known = owned.byWorker.get(key);
    if (known !== undefined) {
      owned.byHeader.delete(known.header);
      const isSame = known.revision === state.revision && known.databaseId === state.databaseId;
      return Object.assign(known, state, { header, provenOf: isSame ? known.provenOf : null });
    }
    if (owned.byWorker.size >= NAMES_PER_OWNER && !this.#forgetOldest([owned], now - OFFLINE_AFTER))
      return undefined;
    if (this.#size >= LIMIT) this.#forgetOldest(this.#byOwner.values(), Number.POSITIVE_INFINITY);
    const seen = { ...state, ownerId, provenOf: null, header, at: 0, isTaken: false, openStreams: 0 };
    owned.byWorker.set(key, seen);
    this.#size += 1;
    return seen;
  }

  /** Forgets the worker that was not seen for the longest time, and not since `before`. False: there is none. */
  #forgetOldest(among: Iterable<Owned>, before: number): boolean {
    let oldest: { owned: Owned; seen: Seen } | null = null;
    for (const owned of among)
      for (const seen of owned.byWorker.values())
        if (seen.openStreams === 0 && seen.at < before && (oldest === null || seen.at < oldest.seen.at))
          oldest = { owned, seen };
    if (oldest === null) return false;
    oldest.owned.byWorker.delete(keyOf(oldest.seen));
    oldest.owned.byHeader.delete(oldest.seen.header);
    this.#size -= 1;
    return true;
  }

  *#all(): Iterable<Seen> {
    for (const { byWorker } of this.#byOwner.values()) yield* byWorker.values();
  }
}

const keyOf = ({ name, instance }: WorkerState) => `${name}/${instance}`;

function sightingOf({ name, instance, revision, databaseId, provenOf, ownerId, at }: Seen): Sighting {
  const isProven = provenOf !== null;
  return { name, instance, revision, databaseId: databaseId ?? provenOf, isProven, ownerId, at };
}
