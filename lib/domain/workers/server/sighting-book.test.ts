import { describe, expect, it } from 'vitest';
import type { Sighting } from './sighting';
import { SightingBook } from './sighting-book';

const seen = (instance: string, at: number, revision: number | null = 1): Sighting => ({
  name: 'render',
  instance,
  revision,
  databaseId: null,
  isProven: false,
  ownerId: 'token',
  at,
});

function written(...sightings: Sighting[]): Sighting[] {
  const book = new SightingBook(2);
  book.add(sightings);
  return book.take();
}

describe('a book of sightings', () => {
  it('keeps the last one of each worker', () => {
    expect(written(seen('a', 1, 41), seen('b', 2, 41), seen('a', 3, 42))).toEqual([
      seen('b', 2, 41),
      seen('a', 3, 42),
    ]);
  });

  it('keeps the last one also where it came first', () => {
    expect(written(seen('a', 3, 42), seen('a', 1, 41))).toEqual([seen('a', 3, 42)]);
  });

  it('follows a worker that says a lower number', () => {
    expect(written(seen('a', 1, 42), seen('a', 2, 40))).toEqual([seen('a', 2, 40)]);
  });

  it('keeps the number where a later one says nothing of it, and its database with it', () => {
    const before = { ...seen('a', 1, 42), databaseId: 'here' };
    expect(written(before, seen('a', 2, null))).toEqual([{ ...before, at: 2 }]);
  });

  it('tells workers apart whose names would be the same when put together', () => {
    expect(written({ ...seen('b/c', 1), name: 'a' }, { ...seen('c', 1), name: 'a/b' })).toHaveLength(2);
  });

  it('lets the oldest go when it is full', () => {
    expect(written(seen('a', 1), seen('b', 2), seen('a', 3), seen('c', 4))).toEqual([
      seen('a', 3),
      seen('c', 4),
    ]);
  });

  it('is empty once they are taken', () => {
    const book = new SightingBook(2);
    book.add([seen('a', 1)]);
    book.take();
    expect(book.take()).toEqual([]);
  });
});
