import { memberConditionsOf } from '../conditions';
import { isJsonObject } from '../json';
import type { JsonObject, JsonValue, Parameter, ParameterSchema } from '../types';
import { variantOf } from '../variants';

/** A value without the members that no condition calls for, at any depth: the form does not show them. */
export function withoutUnusedMembers(
  schema: ParameterSchema,
  parameter: Parameter,
  value: JsonValue,
): JsonValue {
  const inner = (of: Parameter | null | undefined, each: JsonValue) =>
    of ? withoutUnusedMembers(schema, of, each) : each;
  if (parameter.variants.length > 0) {
    return inner(parameter.variants[variantOf(schema, parameter, value)], value);
  }
  if (Array.isArray(value)) return value.map((item) => inner(parameter.item, item));
  if (!isJsonObject(value)) return value;
  const used = withoutUnused(schema, parameter, value);
  const members = Object.entries(used).map(([name, member]): [string, JsonValue] => {
    const property = parameter.properties.find((each) => each.name === name);
    return [name, inner(property ?? parameter.value, member)];
  });
  return Object.fromEntries(members);
}

/** What goes may be what another condition is on. */
function withoutUnused(schema: ParameterSchema, parameter: Parameter, members: JsonObject): JsonObject {
  const unused = memberConditionsOf(schema, parameter)?.(members).unused;
  const kept = Object.entries(members).filter(([name]) => !unused?.has(name));
  const left = Object.fromEntries(kept);
  return kept.length < Object.keys(members).length ? withoutUnused(schema, parameter, left) : left;
}
