import type { JsonObject, JsonValue } from './types';

/** True for a JSON object: not null, not a list. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Deep equality of two JSON values, blind to the order of keys, as the rules of a schema compare (`enum`, `const`). An absent
 * value equals only an absent one.
 */
export function equal(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (Object.is(left, right) || (left === 0 && right === 0)) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => equal(item, right[index]));
  }
  if (!isJsonObject(left) || !isJsonObject(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && equal(left[key], right[key]))
  );
}

/** Equality of two JSON values as they are sent: objects have their keys in the same order, too. */
export function identical(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  return equal(left, right) && (typeof left !== 'object' || JSON.stringify(left) === JSON.stringify(right));
}

/** The value at an own key, or undefined; never what an object inherits from its prototype. */
export function own(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The object at an own key, or an empty one. */
export function ownObject(value: JsonValue | undefined, key: string): JsonObject {
  const found = own(value, key);
  return isJsonObject(found) ? found : {};
}

/** The list at an own key, or an empty one. */
export function ownList(value: JsonValue | undefined, key: string): JsonValue[] {
  const found = own(value, key);
  return Array.isArray(found) ? found : [];
}

/** The texts of the list at an own key. */
export function ownTexts(value: JsonValue | undefined, key: string): string[] {
  return ownList(value, key).filter((item) => typeof item === 'string');
}

/** An object without some of its keys; the object itself where it has none of them. */
export function without(value: JsonObject, keys: Iterable<string>): JsonObject {
  const left = new Set(keys);
  if (![...left].some((key) => Object.hasOwn(value, key))) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !left.has(key)));
}
