import { equal, isJsonObject, without } from './json';
import { segmentsOf, toPointer } from './pointer';
import type { Change, JsonObject, JsonValue } from './types';

/**
 * What leads from one config to the other, by pointer. Objects are compared key by key, everything else whole.
 * Order: the keys of `before` as they stand, then those that only `after` has.
 */
export function diff(before: JsonObject, after: JsonObject): Change[] {
  return changesOf(before, after, []);
}

function changesOf(before: JsonValue | undefined, after: JsonValue | undefined, path: string[]): Change[] {
  if (isJsonObject(before) && isJsonObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => {
      const left = Object.hasOwn(before, key) ? before[key] : undefined;
      const right = Object.hasOwn(after, key) ? after[key] : undefined;
      return changesOf(left, right, [...path, key]);
    });
  }
  if (equal(before, after)) return [];
  return [
    {
      path: toPointer(path),
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
}

/** Applies changes: `applyChanges(a, diff(a, b))` equals b. The value passed in stays as it is. */
export function applyChanges(value: JsonObject, changes: readonly Change[]): JsonObject {
  return changes.reduce((result, change) => applyOne(result, segmentsOf(change.path), change.after), value);
}

function applyOne(value: JsonObject, [key, ...rest]: string[], after: JsonValue | undefined): JsonObject {
  if (key === undefined) return isJsonObject(after) ? after : {};
  const inner = Object.hasOwn(value, key) ? value[key] : undefined;
  const next = rest.length === 0 ? after : applyOne(isJsonObject(inner) ? inner : {}, rest, after);
  if (next === undefined) return without(value, [key]);
  // Object.fromEntries makes own properties of every key, `__proto__` too.
  const entries = new Map<string, JsonValue>(Object.entries(value));
  return Object.fromEntries(entries.set(key, next));
}
