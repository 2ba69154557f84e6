/** A snapshot number, and the database that it is of. */
export type Mark = { databaseId: string; revision: number };

/**
 * What an answer is worth: `current`, or `behind` what is known already (another instance, or a database that was restored
 * from an older copy), or from another database, which is taken whatever its number.
 */
export type Judgement = 'current' | 'behind' | 'moved';

/** Decides that no older state is taken after a newer one, over all instances that answer at one address. */
export type Order = {
  /** The highest number heard of in the database that is held. */
  known(): Mark | undefined;
  /** The stream said that there is something. */
  announce(mark: Mark): void;
  judge(mark: Mark): Judgement;
  /** From now on this is held, or known to be current. */
  accept(mark: Mark): void;
};

/** @param leftMs how long the database before counts as left while the present one answers */
export function createOrder(leftMs: number): Order {
  let held: Mark | undefined;
  let heldAt = 0;
  let left: string | undefined;
  let announced: (Mark & { at: number }) | undefined;

  /** Instances learn of an adoption one after the other: the former database is not taken again meanwhile. */
  const isLeft = ({ databaseId }: Mark) => databaseId === left && performance.now() - heldAt < leftMs;

  return {
    known: () => held,
    announce(mark) {
      if (!held || isLeft(mark)) return;
      if (mark.databaseId !== held.databaseId) announced = { ...mark, at: performance.now() };
      else if (mark.revision > held.revision) held = mark;
    },
    judge(mark) {
      if (!held) return 'current';
      if (mark.databaseId !== held.databaseId) return isLeft(mark) ? 'behind' : 'moved';
      const isMoving = announced !== undefined && performance.now() - announced.at < leftMs;
      return mark.revision < held.revision || isMoving ? 'behind' : 'current';
    },
    accept(mark) {
      if (held && held.databaseId !== mark.databaseId) {
        left = held.databaseId;
        announced = undefined;
      }
      held = mark;
      heldAt = performance.now();
    },
  };
}
