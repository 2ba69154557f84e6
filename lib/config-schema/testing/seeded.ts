/** Choices that are the same for the same seed. */
export type Random = {
  /** A whole number between both, both included. */
  integer: (min: number, max: number) => number;
  /** Between both. */
  real: (min: number, max: number) => number;
  chance: (probability: number) => boolean;
  /** One of these; throws where there is none. */
  pick: <Item>(items: readonly Item[]) => Item;
};

/** Mulberry32 (public domain): 32 bits of state, more than enough for test data. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    integer,
    real: (min, max) => min + next() * (max - min),
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[integer(0, items.length - 1)];
      if (item === undefined) throw new Error('Nothing to choose from.');
      return item;
    },
  };
}
