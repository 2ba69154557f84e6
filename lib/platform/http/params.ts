import { ProblemError } from '@/lib/platform/errors';

/** Segments of a path by name, as Next hands them over. */
export type Params = Record<string, string>;

/** One segment of the path, decoded. Next hands route handlers the decoded value and pages the encoded one; a `%` is in neither an id nor a slug. */
export function segment(params: Params, name: string): string {
  const value = params[name] ?? '';
  try {
    return value.includes('%') ? decodeURIComponent(value) : value;
  } catch (cause) {
    throw new ProblemError('bad_request', `The path has a malformed percent-encoding in ${name}.`, { cause });
  }
}

/** A segment that must be a positive integer, such as a revision. */
export function numberSegment(params: Params, name: string): number {
  const text = segment(params, name);
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    throw new ProblemError('bad_request', `The ${name} in the path must be a whole number from 1.`);
  }
  return Number(text);
}
