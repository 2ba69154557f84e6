import { checkValue } from './check-value';
import { equal, isJsonObject, own, ownObject } from './json';
import type { JsonObject, JsonValue, Parameter, ParameterSchema } from './types';

const wrapped = new WeakMap<JsonObject, JsonObject>();

/**
 * The place of the branch that a value of a union belongs to: the one that it is most like of those that allow it, else
 * of all, so that a value with a fault stays in its branch; −1 where it is like none.
 */
export function variantOf(schema: ParameterSchema, { variants }: Parameter, value: JsonValue): number {
  const likely = variants
    .map((variant, index) => ({ variant, index, likeness: likenessOf(variant, value) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((left, right) => right.likeness - left.likeness);
  const meant = likely.find(({ variant }) => allows(schema, variant, value)) ?? likely[0];
  return meant?.index ?? -1;
}

function allows(root: ParameterSchema, variant: Parameter, value: JsonValue): boolean {
  const definitions = { $defs: ownObject(root, '$defs'), definitions: ownObject(root, 'definitions') };
  const schema = wrapped.get(variant.schema) ?? { ...definitions, ...variant.schema };
  wrapped.set(variant.schema, schema);
  return checkValue(schema, value).length === 0;
}

/** 0: of another kind. An object is the more like a branch, the more names and constants they share. */
function likenessOf(parameter: Parameter, value: JsonValue): number {
  if (parameter.variants.length > 0 && parameter.options === null) {
    return Math.max(...parameter.variants.map((variant) => likenessOf(variant, value)));
  }
  if (!isOfType(parameter, value)) return 0;
  if (!isJsonObject(value)) return parameter.options?.some((option) => equal(option, value)) ? 2 : 1;
  const points = parameter.properties.map(({ name, options }): number => {
    const member = own(value, name);
    if (member === undefined) return 0;
    if (options === null) return 1;
    return options.some((option) => equal(option, member)) ? 10 : -10;
  });
  return Math.max(0.5, 1 + points.reduce((sum, point) => sum + point, 0));
}

function isOfType({ type, nullable }: Parameter, value: JsonValue): boolean {
  if (value === null) return nullable;
  switch (type) {
    case 'any':
      return true;
    case 'array':
      return Array.isArray(value);
    case 'bool':
      return typeof value === 'boolean';
    case 'float':
      return typeof value === 'number';
    case 'int':
      return Number.isInteger(value);
    case 'object':
      return isJsonObject(value);
    case 'string':
      return typeof value === 'string';
  }
}
