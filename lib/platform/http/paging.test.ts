import { describe, expect, it } from 'vitest';
import type { ZodType } from 'zod';
import { byName, byNumber, decodeCursor, encodeCursor, pageOf } from './paging';

const rows = [3, 2, 1].map((id) => ({ id, name: `row ${id}` }));
const keyOf = ({ name, id }: { name: string; id: number }) => [name, id];

describe('cursors', () => {
  it('come back as the key they were made of', () => {
    const name = ['É/"', 'é'];
    expect(encodeCursor(name)).toMatch(/^[\w-]+$/);
    expect(decodeCursor(encodeCursor(name), byName)).toEqual(name);
    expect(decodeCursor(encodeCursor([7]), byNumber)).toEqual([7]);
    expect(decodeCursor(undefined, byName)).toBeNull();
  });

  it.each<[string, ZodType<unknown>]>([
    ['', byNumber],
    ['x', byNumber],
    ['!!', byNumber],
    [encodeCursor([1, 2]), byNumber],
    [encodeCursor(['1']), byNumber],
    [encodeCursor([0]), byNumber],
    [encodeCursor([1.5]), byNumber],
    [encodeCursor([2 ** 31]), byNumber],
    [encodeCursor(['a']), byName],
    [encodeCursor(['a', 1]), byName],
    [encodeCursor(['a\0', 'b']), byName],
    [Buffer.from('{"length":2}').toString('base64url'), byName],
  ])('that no list gave out are refused: "%s"', (cursor, key) => {
    expect(() => decodeCursor(cursor, key)).toThrow(
      expect.objectContaining({
        code: 'bad_request',
        message: 'The cursor is not one that a list gave out.',
        errors: [
          { path: '/cursor', code: 'cursor', message: 'Use next_cursor of the page before', in: 'query' },
        ],
      }),
    );
  });
});

describe('pageOf', () => {
  it('names where the next page starts while there is more', () => {
    expect(pageOf(rows, 2, keyOf)).toEqual({
      page: rows.slice(0, 2),
      nextCursor: encodeCursor(['row 2', 2]),
    });
  });

  it('ends where there is no more', () => {
    expect(pageOf(rows, 3, keyOf)).toEqual({ page: rows, nextCursor: null });
    expect(pageOf([], 3, keyOf)).toEqual({ page: [], nextCursor: null });
  });
});
