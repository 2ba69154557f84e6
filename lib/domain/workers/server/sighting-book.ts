import type { Sighting } from './sighting';

/** The last sighting of each worker until it is written. Holds a limited number of workers; of more, it lets the oldest go. */
export class SightingBook {
  readonly #most: number;
  readonly #sightings = new Map<string, Sighting>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Adds sightings. A later one of the same worker replaces the earlier one; what it does not say is kept. */
  add(sightings: Iterable<Sighting>): void {
    for (const sighting of sightings) {
      const key = JSON.stringify([sighting.name, sighting.instance]);
      const known = this.#sightings.get(key);
      // Taken out first, so that the oldest are at the front.
      this.#sightings.delete(key);
      this.#sightings.set(key, known ? merged(known, sighting) : sighting);
    }
    for (const key of this.#sightings.keys()) {
      if (this.#sightings.size <= this.#most) break;
      this.#sightings.delete(key);
    }
  }

  /** All of them; they are no longer in the book. */
  take(): Sighting[] {
    const sightings = [...this.#sightings.values()];
    this.#sightings.clear();
    return sightings;
  }
}

function merged(one: Sighting, other: Sighting): Sighting {
  const [earlier, later] = one.at > other.at ? [other, one] : [one, other];
  if (later.revision !== null) return later;
  return { ...later, revision: earlier.revision, databaseId: earlier.databaseId, isProven: earlier.isProven };
}
