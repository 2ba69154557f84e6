import {
  effectiveOf,
  hasConditions,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  own,
  type ParameterSchema,
  validateParameter,
} from '@/lib/config-schema';
import { type Snapshot, viewIn } from './form-snapshot';
import { overridesOf } from './to-overrides';
import type { Field, FieldState } from './types';

type Step = { field: Field; state: FieldState };

/**
 * The snapshot after one field got another value, where nothing else can change with it: the field is right before and
 * after, and no rule or condition joins parameters. Null where the whole has to be worked out. A key takes this way,
 * so that it does not cost more in a form with more parameters.
 */
export function stepped(
  schema: ParameterSchema,
  fields: Field[],
  { field, state }: Step,
  before: Snapshot,
): Snapshot | null {
  const { key, segments, parameter, declared } = field;
  const view = viewIn(before, key);
  if (view === undefined || view.issues.length > 0 || parameter.children.length > 0 || declared) return null;
  if (before.issues.some(({ path }) => path === '')) return null;
  if (view.state.state === 'draft' || state.state === 'draft' || hasConditions(schema)) return null;
  // A value in the place of another one leaves the order of the overrides as it is.
  const overrides =
    view.state.state === 'set' && state.state === 'set'
      ? withValueAt(before.overrides, segments, state.value)
      : overridesOf(fields, (other) => (other === key ? state : viewIn(before, other)?.state), before.rest);
  const name = segments[0] ?? '';
  const value = memberAfter({ field, state }, before, schema, overrides);
  if (validateParameter(schema, name, value)?.length !== 0) return null;
  const typed = {
    views: new Map(before.typed.views).set(key, { ...view, state }),
    values: new Map(before.typed.values).set(name, value),
  };
  return { ...before, overrides, typed };
}

/** The effective value, after the step, of the parameter of the root that the field is or is in. */
function memberAfter(
  { field, state }: Step,
  { typed, checked }: Snapshot,
  schema: ParameterSchema,
  overrides: JsonObject,
): JsonValue | undefined {
  const [name = '', ...inside] = field.segments;
  const value = state.state === 'set' ? state.value : field.default;
  if (value === undefined) return own(effectiveOf(schema, overrides), name);
  if (inside.length === 0) return value;
  const group = typed.values.has(name) ? typed.values.get(name) : own(checked.value, name);
  return withValueAt(isJsonObject(group) ? group : {}, inside, value);
}

function withValueAt(value: JsonObject, [head = '', ...tail]: string[], leaf: JsonValue): JsonObject {
  if (tail.length === 0) return { ...value, [head]: leaf };
  const inner = own(value, head);
  return { ...value, [head]: withValueAt(isJsonObject(inner) ? inner : {}, tail, leaf) };
}
