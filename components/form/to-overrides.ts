import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/config-schema';
import { entriesOf } from './fields/contents';
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
  let others: [string, JsonValue][] = [];
  for (const { key, segments, declared } of fields) {
    const state = stateOf(key);
    if (state === undefined || state.state === 'inherits') continue;
    if (declared) others = Object.entries(othersOf(state));
    else put(overrides, segments, state.state === 'set' ? state.value : state.text);
  }
  // Object.fromEntries makes an own property of every name, `__proto__` too.
  return others.length === 0 ? overrides : Object.fromEntries([...Object.entries(overrides), ...others]);
}

/** The parameters of the field that holds all others. In a draft, one that is no value yet appears as its text. */
function othersOf(state: Exclude<FieldState, { state: 'inherits' }>): JsonObject {
  if (state.state === 'set') return isJsonObject(state.value) ? state.value : {};
  const entries = entriesOf(undefined, state.text)?.map(([name, content]): [string, JsonValue] => {
    return [name, 'value' in content ? content.value : content.draft];
  });
  return entries ? Object.fromEntries(entries) : (JSON.parse(state.text) as JsonObject);
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
