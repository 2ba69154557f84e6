import { equal, own, ownList, ownTexts } from './json';
import type { JsonObject, JsonValue, ParameterType } from './types';

/** The JSON Schema types that a schema names, null apart; none where it names none. */
export function namedTypes(schema: JsonObject): string[] {
  const type = own(schema, 'type');
  return (typeof type === 'string' ? [type] : ownTexts(schema, 'type')).filter((name) => name !== 'null');
}

/** The same, with an integer that is a number anyway left out. */
export function kindsNamed(schema: JsonObject): string[] {
  const types = new Set(namedTypes(schema));
  if (types.has('number')) types.delete('integer');
  return [...types];
}

/** The kind of a flattened schema, guessed from its options or its neighbours where no type is named. */
export function typeOf(schema: JsonObject): ParameterType {
  const types = namedTypes(schema);
  if (types.length > 0) return kindOfTypes(types);
  const options = optionsOf(schema);
  if (options && options.length > 0) return kindOfTypes(options.map(typeOfValue));
  if (['properties', 'additionalProperties'].some((keyword) => Object.hasOwn(schema, keyword)))
    return 'object';
  return ['items', 'prefixItems'].some((keyword) => Object.hasOwn(schema, keyword)) ? 'array' : 'any';
}

function kindOfTypes(types: string[]): ParameterType {
  const distinct = new Set(types);
  if (distinct.has('number')) distinct.delete('integer');
  const [only, ...others] = [...distinct];
  if (others.length > 0) return 'any';
  if (only === 'integer') return 'int';
  if (only === 'number') return 'float';
  if (only === 'boolean') return 'bool';
  return only === 'string' || only === 'array' || only === 'object' ? only : 'any';
}

/** Of a value that is not null. */
function typeOfValue(value: JsonValue): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

/** The values that `enum` or `const` leave, null apart; null where any value of the type is allowed. */
export function optionsOf(schema: JsonObject): JsonValue[] | null {
  const fixed = own(schema, 'const');
  if (fixed !== undefined) return [fixed].filter((value) => value !== null);
  if (!Array.isArray(own(schema, 'enum'))) return null;
  const options = ownList(schema, 'enum').filter((value) => value !== null);
  const types = namedTypes(schema);
  return types.length === 0 ? options : options.filter((value) => types.some((type) => fits(type, value)));
}

function fits(type: string, value: JsonValue): boolean {
  const actual = typeOfValue(value);
  return type === actual || (type === 'number' && actual === 'integer');
}

/** True if a flattened schema, its unions apart, allows null and says so. */
export function allowsNull(schema: JsonObject): boolean {
  const type = own(schema, 'type');
  const typed = type === undefined ? undefined : type === 'null' || ownTexts(schema, 'type').includes('null');
  const fixed = own(schema, 'const');
  const choices = fixed === undefined ? own(schema, 'enum') : [fixed];
  const chosen = Array.isArray(choices) ? choices.some((choice) => equal(choice, null)) : undefined;
  if (typed === false || chosen === false) return false;
  return typed === true || chosen === true || typeOf(schema) === 'any';
}
