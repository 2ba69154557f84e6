import { equal, identical, isJsonObject, own, without } from './json';
import { segmentsOf, toPointer } from './pointer';
import type { Change, JsonObject, JsonValue, Pointer } from './types';

/**
 * What leads from one config to the other, by pointer. Objects are compared key by key, everything else whole, and so is
 * an object whose keys have another order. At the root, and at places that are `isUnordered`, the order says nothing.
 * Order of the changes: the keys of `before` as they stand, then those that only `after` has.
 */
export function diff(
  before: JsonObject,
  after: JsonObject,
  isUnordered: (path: Pointer) => boolean = () => false,
): Change[] {
  return changesOf(before, after, [], isUnordered);
}

function changesOf(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  path: string[],
  isUnordered: (path: Pointer) => boolean,
): Change[] {
  const ordered = path.length > 0 && !isUnordered(toPointer(path));
  if (isJsonObject(before) && isJsonObject(after) && !(ordered && isReordered(before, after))) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => {
      return changesOf(own(before, key), own(after, key), [...path, key], isUnordered);
    });
  }
  if (ordered ? identical(before, after) : equal(before, after)) return [];
  return [
    {
      path: toPointer(path),
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
}

/** True if the keys that both have come in another order. */
function isReordered(before: JsonObject, after: JsonObject): boolean {
  const common = (one: JsonObject, other: JsonObject) =>
    Object.keys(one).filter((key) => Object.hasOwn(other, key));
  return !equal(common(before, after), common(after, before));
}

/**
 * Applies changes: `applyChanges(a, diff(a, b))` equals b. A path may lead through a list to an item that is there.
 * The value passed in stays as it is.
 */
export function applyChanges(value: JsonObject, changes: readonly Change[]): JsonObject {
  return changes.reduce<JsonObject>((result, change) => {
    const next = put(result, segmentsOf(change.path), change.after);
    return isJsonObject(next) ? next : {};
  }, value);
}

function put(
  value: JsonValue | undefined,
  [key, ...rest]: string[],
  after: JsonValue | undefined,
): JsonValue | undefined {
  if (key === undefined) return after;
  if (value === undefined && after === undefined) return undefined;
  if (Array.isArray(value)) {
    return value.map((item, index) => (String(index) === key ? (put(item, rest, after) ?? null) : item));
  }
  const object = isJsonObject(value) ? value : {};
  const next = put(own(object, key), rest, after);
  if (next === undefined) return without(object, [key]);
  // Object.fromEntries makes own properties of every key, `__proto__` too.
  return Object.fromEntries(new Map<string, JsonValue>(Object.entries(object)).set(key, next));
}
