import { equal, identical, isJsonObject, own } from './json';
import { configParametersOf } from './parameters';
import type { JsonObject, JsonValue, Parameter, ParameterSchema } from './types';

/**
 * The default of each config parameter that has one. Nested groups are put together from the defaults in them.
 * A default that its own schema does not allow counts as none, so the parameter is absent.
 */
export function defaultsOf(schema: ParameterSchema): JsonObject {
  return merged(configParametersOf(schema), {});
}

/**
 * The effective config: defaults with the overrides on top. Only the declared properties of nested groups are
 * merged; maps, free objects, unions, nullable objects and lists are replaced whole. Null is a value like any other.
 */
export function effectiveOf(schema: ParameterSchema, overrides: JsonObject): JsonObject {
  return merged(configParametersOf(schema), overrides);
}

// At each key in a form this runs over all parameters, so it makes no lists on the way.
function merged(parameters: Parameter[], overrides: JsonObject): JsonObject {
  const members: [string, JsonValue][] = [];
  for (const parameter of parameters) {
    const override = own(overrides, parameter.name);
    if (override === undefined) {
      if (parameter.hasDefault) members.push([parameter.name, parameter.default]);
    } else if (isGroup(parameter) && isJsonObject(override)) {
      members.push([parameter.name, merged(parameter.children, override)]);
    } else {
      members.push([parameter.name, override]);
    }
  }
  return Object.fromEntries([...members, ...undeclared(parameters, overrides)]);
}

/**
 * What a config sets that differs from the defaults, be it by the order of keys: the inverse of `effectiveOf`. A parameter that
 * the config leaves out inherits. A pin (a value set to the default) cannot be seen in a config and is dropped.
 */
export function overridesOf(schema: ParameterSchema, config: JsonObject): JsonObject {
  return differing(configParametersOf(schema), config);
}

function differing(parameters: Parameter[], config: JsonObject): JsonObject {
  const declared = parameters.flatMap((parameter): [string, JsonValue][] => {
    const value = own(config, parameter.name);
    if (value === undefined) return [];
    if (isGroup(parameter) && isJsonObject(value)) {
      const inner = differing(parameter.children, value);
      // A group that is not there by default must be said to be there, even where all in it inherits.
      return parameter.hasDefault && Object.keys(inner).length === 0 ? [] : [[parameter.name, inner]];
    }
    return parameter.hasDefault && identical(value, parameter.default) ? [] : [[parameter.name, value]];
  });
  return Object.fromEntries([...declared, ...undeclared(parameters, config)]);
}

/**
 * True if two sets of overrides store the same and send the same. The order of parameters and of a group's members is the
 * schema's; inside a value a new order of keys is a change.
 */
export function sameOverrides(schema: ParameterSchema, left: JsonObject, right: JsonObject): boolean {
  return equal(left, right) && identical(effectiveOf(schema, left), effectiveOf(schema, right));
}

/**
 * Names of the config parameters that the schema requires, that have no default and that the config does not set.
 * A model with any of these cannot be made active.
 */
export function unsetParametersOf(schema: ParameterSchema, config: JsonObject): string[] {
  return configParametersOf(schema)
    .filter(({ name, required, hasDefault }) => required && !hasDefault && own(config, name) === undefined)
    .map(({ name }) => name);
}

function isGroup(parameter: Parameter): boolean {
  return parameter.children.length > 0;
}

function undeclared(parameters: Parameter[], value: JsonObject): [string, JsonValue][] {
  const members = Object.entries(value);
  if (members.length === 0) return [];
  const names = new Set(parameters.map(({ name }) => name));
  return members.filter(([name, member]) => !names.has(name) && member !== undefined);
}
