import type { Placeholders } from '@/lib/platform/client/path';
import { ProblemError } from '@/lib/platform/errors';
import { isStorable } from './storable';

/** Segments of a path template by name. */
export type Params<Path extends string = string> = Record<Placeholders<Path>, string>;

/**
 * A segment of the path, decoded. Next hands route handlers the decoded value and pages the encoded one; a `%` is in
 * neither an id nor a slug. Throws 400 for a malformed encoding and a NUL.
 */
export function decodeSegment(value: string): string {
  const decoded = decode(value);
  if (isStorable(decoded)) return decoded;
  throw new ProblemError('bad_request', 'The path contains a NUL character.');
}

function decode(value: string): string {
  try {
    return value.includes('%') ? decodeURIComponent(value) : value;
  } catch (cause) {
    throw new ProblemError('bad_request', 'The path has a malformed percent-encoding.', { cause });
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the database can be asked about this text as an id of that type. */
export const isUuid = (text: string): boolean => UUID.test(text);

/** A segment that must be a whole number from 1, such as a revision. Throws 400. */
export function positiveInteger(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    throw new ProblemError('bad_request', `"${text}" in the path must be a whole number from 1.`);
  }
  return Number(text);
}
