import { isJsonObject } from './json';
import type { JsonObject, JsonValue } from './types';

/** JSON Schema 2020-12 keywords that hold one schema. */
export const SINGLE = [
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
export const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
/** Keywords that hold schemas by name. */
const MAPS = ['$defs', 'definitions', 'dependentSchemas', 'patternProperties', 'properties'];

type Holds = 'single' | 'list' | 'map';

/** What each of them holds; looked up at every keyword of every schema. */
const HOLDERS: ReadonlyMap<string, Holds> = new Map([
  ...SINGLE.map((keyword): [string, Holds] => [keyword, 'single']),
  ...LISTS.map((keyword): [string, Holds] => [keyword, 'list']),
  ...MAPS.map((keyword): [string, Holds] => [keyword, 'map']),
]);

/** A schema right below another one, with the keys that lead there. */
type Subschema = { keyword: string; path: string[]; schema: JsonObject };

/** The object schemas right below a schema. Boolean schemas have nothing to look at and are left out. */
export function subschemasOf(schema: JsonObject): Subschema[] {
  const found: Subschema[] = [];
  const add = (keyword: string, path: string[], value: JsonValue) => {
    if (isJsonObject(value)) found.push({ keyword, path, schema: value });
  };
  for (const [keyword, value] of Object.entries(schema)) {
    const holds = HOLDERS.get(keyword);
    if (holds === 'single') add(keyword, [keyword], value);
    if (holds === 'list' && Array.isArray(value)) {
      for (const [index, item] of value.entries()) add(keyword, [keyword, String(index)], item);
    }
    if (holds === 'map' && isJsonObject(value)) {
      for (const [name, item] of Object.entries(value)) add(keyword, [keyword, name], item);
    }
  }
  return found;
}

/** A copy of a schema in which `change` was called for each schema in it, the innermost first, the whole last. */
export function mapSchemas(schema: JsonObject, change: (schema: JsonObject) => JsonObject): JsonObject {
  const inner = (value: JsonValue): JsonValue => (isJsonObject(value) ? mapSchemas(value, change) : value);
  const entries = Object.entries(schema).map(([keyword, value]): [string, JsonValue] => {
    const holds = HOLDERS.get(keyword);
    if (holds === 'single') return [keyword, inner(value)];
    if (holds === 'list' && Array.isArray(value)) return [keyword, value.map(inner)];
    if (holds === 'map' && isJsonObject(value)) {
      const named = Object.entries(value).map(([name, item]): [string, JsonValue] => [name, inner(item)]);
      return [keyword, Object.fromEntries(named)];
    }
    return [keyword, value];
  });
  return change(Object.fromEntries(entries));
}
