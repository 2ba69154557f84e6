import { z } from 'zod';
import { ProblemError } from '@/lib/platform/errors';
import { timestamp } from './schemas';
import { isStorable } from './storable';

const text = z.string().refine(isStorable);

/** Sort key of a list by name: the name as it is written, then the id. The database lowers the case, so that it agrees with its own order. */
export const byName = z.tuple([text, text]);

/** Sort key of a list by a number that grows: a revision or an event, within PostgreSQL's `integer`. */
export const byNumber = z.tuple([z.int().min(1).max(2_147_483_647)]);

/** Sort key of a list of versions: model id and number. */
export const byIdAndNumber = z.tuple([text, z.int().min(1).max(2_147_483_647)]);

/** Sort key of a list by time: the time, then the id. */
export const byTime = z.tuple([timestamp, z.uuid()]);

export type NameKey = z.infer<typeof byName>;

/** The last row's sort key as an opaque cursor. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The sort key in a cursor; null without one. Throws 400 for anything that is not one of ours. */
export function decodeCursor<Key>(cursor: string | undefined, key: z.ZodType<Key>): Key | null {
  if (cursor === undefined) return null;
  const fault = new ProblemError('bad_request', 'The cursor is not one that a list gave out.', {
    errors: [{ path: '/cursor', code: 'cursor', message: 'Use next_cursor of the page before', in: 'query' }],
  });
  try {
    return key.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch (cause) {
    fault.cause = cause;
    throw fault;
  }
}

/** Cuts a page out of `limit + 1` rows, and names where the next one starts. */
export function pageOf<Row>(rows: Row[], limit: number, keyOf: (row: Row) => readonly (string | number)[]) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}
