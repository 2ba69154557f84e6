import { isJsonObject, type JsonObject, type JsonValue, type Pointer, segmentsOf } from '@/lib/config-schema';

/**
 * A copy of overrides with the value at a pointer replaced, or taken out where it is undefined.
 * Groups that this leaves empty go too, so that "inherits" has one form.
 */
export function withOverride(
  overrides: JsonObject,
  pointer: Pointer,
  value: JsonValue | undefined,
): JsonObject {
  return replaced(overrides, segmentsOf(pointer), value);
}

function replaced(object: JsonObject, [key, ...rest]: string[], value: JsonValue | undefined): JsonObject {
  if (key === undefined) return object;
  const next = rest.length === 0 ? value : inner(object, key, rest, value);
  const entries = new Map<string, JsonValue>(Object.entries(object));
  if (next === undefined) entries.delete(key);
  else entries.set(key, next);
  // Object.fromEntries makes an own property of every key, `__proto__` too.
  return Object.fromEntries(entries);
}

function inner(
  object: JsonObject,
  key: string,
  rest: string[],
  value: JsonValue | undefined,
): JsonObject | undefined {
  const present = Object.hasOwn(object, key) ? object[key] : undefined;
  const group = replaced(isJsonObject(present) ? present : {}, rest, value);
  return Object.keys(group).length === 0 ? undefined : group;
}
