import type { JsonObject, JsonValue } from '../types';

/** The keywords `if`, `then` and `else`; an object literal with `then` would read like a promise. */
export function conditional(condition: JsonValue, met: JsonValue, unmet: JsonValue = true): JsonObject {
  return Object.fromEntries([
    ['if', condition],
    ['then', met],
    ['else', unmet],
  ]);
}
