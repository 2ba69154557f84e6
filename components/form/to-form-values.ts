import { isJsonObject, type JsonObject, type JsonValue, valueAt } from '@/lib/config-schema';
import type { Field, FieldKey, FieldState, FormValues } from './types';

/** Splits overrides into one state per field. What no field stands for is kept in `rest`, never dropped. */
export function toFormValues(fields: Field[], overrides: JsonObject): FormValues {
  const states: Record<FieldKey, FieldState> = {};
  const rest = structuredClone(overrides);
  for (const { key, pointer, segments, declared } of fields) {
    if (declared) continue;
    const value = valueAt(overrides, pointer);
    states[key] = value === undefined ? { state: 'inherits' } : toState(value);
    if (value !== undefined) takeOut(rest, segments);
  }
  const others = fields.find(({ declared }) => declared !== undefined);
  if (others) states[others.key] = takeOutOthers(rest, others.declared);
  return { fields: states, rest: JSON.stringify(rest) };
}

/** A value with a key that every object inherits would lose it in a copy, so it stays text until it is corrected. */
function toState(value: JsonValue): FieldState {
  const key = forbiddenKeyIn(value);
  if (key === null) return { state: 'set', value };
  return { state: 'draft', text: JSON.stringify(value, null, 2), message: `The name ${key} is not allowed` };
}

/** The first key, at any depth, that is a name on `Object.prototype`; null where there is none. */
export function forbiddenKeyIn(value: JsonValue): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const keys = isJsonObject(value) ? Object.keys(value) : [];
  const found = keys.find((key) => key in Object.prototype);
  if (found !== undefined) return found;
  for (const inner of Object.values(value)) {
    const deeper = forbiddenKeyIn(inner);
    if (deeper !== null) return deeper;
  }
  return null;
}

/** Takes what the root allows beyond its named parameters out of the rest, which keeps parts of named ones. */
function takeOutOthers(rest: JsonObject, declared: ReadonlySet<string> | undefined): FieldState {
  const others = Object.entries(rest).filter(([name]) => !declared?.has(name));
  for (const [name] of others) delete rest[name];
  return others.length === 0 ? { state: 'inherits' } : toState(Object.fromEntries(others));
}

/** Removes the value at a path, and the objects that this leaves empty. An object that was empty before stays. */
function takeOut(value: JsonObject, [head = '', ...tail]: string[]): void {
  const inner = value[head];
  if (tail.length > 0 && isJsonObject(inner)) takeOut(inner, tail);
  if (tail.length === 0 || (isJsonObject(inner) && Object.keys(inner).length === 0)) delete value[head];
}
