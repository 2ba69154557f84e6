import { isJsonObject, own, ownList, ownObject, ownTexts, without } from '../json';
import type { JsonObject, JsonValue } from '../types';

/** A schema in the words of 2020-12; what lies below it is as it was. `origins` names where a keyword stood before. */
type Renamed = { schema: JsonObject; origins: Record<string, string> };

/**
 * Says in 2020-12 what drafts 3 to 2019-09 and OpenAPI 3.0 say with other keywords: tuples, dependencies, limits that
 * are excluded by `true`, requirements written on the property. What a newer draft kept is not touched.
 */
export function renameOldKeywords(schema: JsonObject): Renamed {
  const origins: Record<string, string> = {};
  const changes = [tuple, dependencies, excludedLimits, requirements, types, choices, oldNames];
  const renamed = changes.reduce((current, change) => change(current, origins), schema);
  return { schema: renamed, origins };
}

type Change = (schema: JsonObject, origins: Record<string, string>) => JsonObject;

/** Draft 3 to 2019-09: `items` as a list, `additionalItems` for what follows. */
const tuple: Change = (schema, origins) => {
  const items = own(schema, 'items');
  const rest = without(schema, ['additionalItems']);
  if (!Array.isArray(items)) return rest;
  const others = own(schema, 'additionalItems');
  if (items.length > 0) origins.prefixItems = 'items';
  if (others !== undefined) origins.items = 'additionalItems';
  return {
    ...without(rest, ['items']),
    ...(items.length > 0 && { prefixItems: items }),
    ...(others !== undefined && { items: others }),
  };
};

/** Draft 3 to 7: `dependencies`, split by what each of them is. */
const dependencies: Change = (schema, origins) => {
  const old = own(schema, 'dependencies');
  if (!isJsonObject(old)) return schema;
  const names = Object.entries(old).flatMap(([name, needed]): [string, JsonValue][] => {
    if (typeof needed === 'string') return [[name, [needed]]];
    return Array.isArray(needed) ? [[name, needed]] : [];
  });
  const schemas = Object.entries(old).filter(
    ([, needed]) => isJsonObject(needed) || typeof needed === 'boolean',
  );
  if (schemas.length > 0) origins.dependentSchemas = 'dependencies';
  const required = { ...ownObject(schema, 'dependentRequired'), ...Object.fromEntries(names) };
  const dependent = { ...ownObject(schema, 'dependentSchemas'), ...Object.fromEntries(schemas) };
  return {
    ...without(schema, ['dependencies']),
    ...(names.length > 0 && { dependentRequired: required }),
    ...(schemas.length > 0 && { dependentSchemas: dependent }),
  };
};

/** Draft 3, 4 and OpenAPI 3.0: `exclusiveMinimum: true` beside `minimum`. */
const excludedLimits: Change = (schema) => {
  const pairs: [string, string][] = [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ];
  return pairs.reduce((current, [exclusive, limit]) => {
    const said = own(current, exclusive);
    if (typeof said !== 'boolean') return current;
    const bound = own(current, limit);
    if (!said || bound === undefined) return without(current, [exclusive]);
    return { ...without(current, [exclusive, limit]), [exclusive]: bound };
  }, schema);
};

/** Draft 3, and many who write by hand: `required: true` on the property itself. */
const requirements: Change = (schema) => {
  const said = typeof own(schema, 'required') === 'boolean';
  const properties = Object.entries(ownObject(schema, 'properties'));
  const names = properties.filter(([, property]) => own(property, 'required') === true).map(([name]) => name);
  const rest = said ? without(schema, ['required']) : schema;
  return names.length === 0
    ? rest
    : { ...rest, required: [...new Set([...ownTexts(rest, 'required'), ...names])] };
};

/** Draft 3: any type, unions with `extends` and `disallow`. Swagger: the type of a file. */
const types: Change = (schema, origins) => {
  const type = own(schema, 'type');
  const below = own(schema, 'extends');
  const barred = own(schema, 'disallow');
  if (below !== undefined) origins.allOf = 'extends';
  return {
    ...without(schema, ['extends', 'disallow', ...(type === 'any' ? ['type'] : [])]),
    ...(type === 'file' && { type: 'string', format: 'binary' }),
    ...(below !== undefined && { allOf: Array.isArray(below) ? below : [below] }),
    ...(barred !== undefined && { not: { type: barred } }),
  };
};

/** Where form libraries and generators write the names of options. */
const NAMES = ['enumNames', 'x-enumNames', 'x-enum-names', 'x-enum-labels', 'x-enum-varnames'];

/** Names of options become titles. */
const choices: Change = (schema) => {
  const keyword = NAMES.find((each) => ownList(schema, each).length > 0);
  const names = keyword === undefined ? [] : ownList(schema, keyword);
  const options = ownList(schema, 'enum');
  if (keyword === undefined || options.length === 0 || Object.hasOwn(schema, 'oneOf')) return schema;
  const oneOf = options.map((option, index) => {
    const title = names[index];
    return { const: option, ...(typeof title === 'string' && { title }) };
  });
  return { ...without(schema, ['enum', keyword]), oneOf };
};

/** The same under another name. */
const oldNames: Change = (schema) => {
  const step = own(schema, 'divisibleBy');
  const example = own(schema, 'example');
  return {
    ...without(schema, ['divisibleBy', 'example']),
    ...(step !== undefined && !Object.hasOwn(schema, 'multipleOf') && { multipleOf: step }),
    ...(example !== undefined && !Object.hasOwn(schema, 'examples') && { examples: [example] }),
  };
};
