import { ProblemError } from '@/lib/platform/errors';

/** The last row's sort key as an opaque cursor. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The sort key in a cursor of `length` parts. Throws 400 for anything that is not one of ours. */
export function decodeCursor(cursor: string | undefined, length: number): (string | number)[] | null {
  if (cursor === undefined) return null;
  const fault = new ProblemError('bad_request', 'The cursor is not one that a list gave out.', {
    errors: [{ path: '/cursor', code: 'cursor', message: 'Use next_cursor of the page before', in: 'query' }],
  });
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const isKey =
      Array.isArray(key) &&
      key.length === length &&
      key.every((part) => ['string', 'number'].includes(typeof part));
    if (isKey) return key as (string | number)[];
  } catch (cause) {
    fault.cause = cause;
  }
  throw fault;
}

/** Cuts a page out of `limit + 1` rows, and names where the next one starts. */
export function pageOf<Row>(rows: Row[], limit: number, keyOf: (row: Row) => readonly (string | number)[]) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}
