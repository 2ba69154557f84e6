import { defaultsOf, effectiveOf } from './defaults';
import { applyChanges } from './diff';
import { identical } from './json';
import { configParametersOf } from './parameters';
import { valueAt } from './pointer';
import type { Change, JsonObject, Parameter, ParameterSchema } from './types';
import { validate } from './validate';

/**
 * The overrides that keep what is live where a default moves: one for each inherited value that `after` would change and
 * still allows. A value that it does not allow, or has no parameter for, cannot be kept and is left out.
 */
export function pinsOf(before: ParameterSchema, after: ParameterSchema, overrides: JsonObject): Change[] {
  const live = effectiveOf(before, overrides);
  const pins: Change[] = [];
  for (const { path } of configParametersOf(after).flatMap(leavesOf)) {
    const kept = valueAt(live, path);
    if (kept === undefined || valueAt(overrides, path) !== undefined) continue;
    if (identical(kept, valueAt(defaultsOf(after), path))) continue;
    const pin = { path, after: kept };
    if (allows(after, applyChanges(overrides, pins), pin)) pins.push(pin);
  }
  return pins;
}

/** Whether setting it breaks nothing that is not broken already. */
function allows(schema: ParameterSchema, overrides: JsonObject, pin: Change): boolean {
  const faults = (values: JsonObject) =>
    validate(schema, effectiveOf(schema, values)).map(({ path }) => path);
  const known = new Set(faults(overrides));
  return faults(applyChanges(overrides, [pin])).every((path) => known.has(path));
}

/** What can be set on its own: a group is not, what it declares is. */
function leavesOf(parameter: Parameter): Parameter[] {
  return parameter.children.length > 0 ? parameter.children.flatMap(leavesOf) : [parameter];
}
