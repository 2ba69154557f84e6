import { isJsonObject } from './json';
import type { JsonObject, JsonValue } from './types';

/** JSON Schema 2020-12 keywords that hold one schema. */
const SINGLE = [
  'additionalProperties',
  'contains',
  'contentSchema',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
];
/** Keywords that hold a list of schemas. */
const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
/** Keywords that hold schemas by name. */
const MAPS = ['$defs', 'definitions', 'dependentSchemas', 'patternProperties', 'properties'];

/** A schema right below another one, with the keys that lead there. */
type Subschema = { keyword: string; path: string[]; schema: JsonObject };

/** The object schemas right below a schema. Boolean schemas have nothing to look at and are left out. */
export function subschemasOf(schema: JsonObject): Subschema[] {
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (SINGLE.includes(keyword)) return entry(keyword, [keyword], value);
    if (LISTS.includes(keyword) && Array.isArray(value)) {
      return value.flatMap((item, index) => entry(keyword, [keyword, String(index)], item));
    }
    if (MAPS.includes(keyword) && isJsonObject(value)) {
      return Object.entries(value).flatMap(([name, item]) => entry(keyword, [keyword, name], item));
    }
    return [];
  });
}

function entry(keyword: string, path: string[], value: JsonValue): Subschema[] {
  return isJsonObject(value) ? [{ keyword, path, schema: value }] : [];
}

/** A copy of a schema in which `change` was called for each schema in it, the innermost first, the whole last. */
export function mapSchemas(schema: JsonObject, change: (schema: JsonObject) => JsonObject): JsonObject {
  const inner = (value: JsonValue): JsonValue => (isJsonObject(value) ? mapSchemas(value, change) : value);
  const entries = Object.entries(schema).map(([keyword, value]): [string, JsonValue] => {
    if (SINGLE.includes(keyword)) return [keyword, inner(value)];
    if (LISTS.includes(keyword) && Array.isArray(value)) return [keyword, value.map(inner)];
    if (MAPS.includes(keyword) && isJsonObject(value)) {
      const named = Object.entries(value).map(([name, item]): [string, JsonValue] => [name, inner(item)]);
      return [keyword, Object.fromEntries(named)];
    }
    return [keyword, value];
  });
  return change(Object.fromEntries(entries));
}
