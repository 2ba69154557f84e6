import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/config-schema';
import type { Field, FieldKey, FieldState, FormValues } from './types';

/** The overrides that the form stands for: the inverse of `toFormValues`. A draft appears as its text. */
export function toOverrides(fields: Field[], { fields: states, rest }: FormValues): JsonObject {
  return overridesOf(fields, (key) => states[key], rest);
}

/** The same for values that are kept elsewhere. */
export function overridesOf(
  fields: Field[],
  stateOf: (key: FieldKey) => FieldState | undefined,
  rest: string,
): JsonObject {
  const overrides = JSON.parse(rest) as JsonObject;
  for (const { key, segments } of fields) {
    const state = stateOf(key);
    if (state === undefined || state.state === 'inherits') continue;
    put(overrides, segments, state.state === 'set' ? state.value : state.text);
  }
  return overrides;
}

function put(value: JsonObject, [head = '', ...tail]: string[], leaf: JsonValue): void {
  if (tail.length === 0) {
    value[head] = leaf;
    return;
  }
  const inner = Object.hasOwn(value, head) ? value[head] : undefined;
  const group = isJsonObject(inner) ? inner : {};
  value[head] = group;
  put(group, tail, leaf);
}
