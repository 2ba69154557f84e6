import { isJsonObject } from './json';
import type { JsonValue, Pointer } from './types';

/** RFC 6901 pointer of a list of segments: `['a/b', 'c']` is `/a~1b/c`. */
export function toPointer(segments: readonly (string | number)[]): Pointer {
  return segments
    .map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

/** The segments of an RFC 6901 pointer; the empty pointer has none. */
export function segmentsOf(pointer: Pointer): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value at a pointer, or undefined where there is none. */
export function valueAt(value: JsonValue | undefined, pointer: Pointer): JsonValue | undefined {
  return segmentsOf(pointer).reduce<JsonValue | undefined>((inner, segment) => {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, segment)) return undefined;
    if (isJsonObject(inner)) return inner[segment];
    return /^\d+$/.test(segment) ? inner[Number(segment)] : undefined;
  }, value);
}

/** True if both pointers name the same value, or one names a part of the other. */
export function overlap(left: Pointer, right: Pointer): boolean {
  return left === right || left.startsWith(`${right}/`) || right.startsWith(`${left}/`);
}
