import { targetOf } from '../references';
import { subschemasOf } from '../subschemas';
import type { JsonObject, ParameterSchema } from '../types';

/** Keywords whose schemas are tried on the same value as the schema that holds them. */
const SAME_VALUE = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas'];

/**
 * The path of a schema that leads back to itself while no property and no item is entered: checking any value against
 * it would never end. Null if there is none. A schema that contains itself below a property is fine.
 */
export function circleIn(root: ParameterSchema): string[] | null {
  const places = placesOf(root, []);
  const done = new Set<JsonObject>();
  const open = new Set<JsonObject>();
  const isCircle = (schema: JsonObject): boolean => {
    if (open.has(schema)) return true;
    if (done.has(schema)) return false;
    done.add(schema);
    open.add(schema);
    const found = sameValue(root, schema).some(isCircle);
    open.delete(schema);
    return found;
  };
  return places.find(({ schema }) => isCircle(schema))?.path ?? null;
}

/** What else is tried on a value that is checked against a schema. */
function sameValue(root: ParameterSchema, schema: JsonObject): JsonObject[] {
  const target = typeof schema.$ref === 'string' ? targetOf(root, schema.$ref) : undefined;
  const parts = subschemasOf(schema).filter(({ keyword }) => SAME_VALUE.includes(keyword));
  return [...(target ? [target] : []), ...parts.map((part) => part.schema)];
}

function placesOf(schema: JsonObject, path: string[]): { schema: JsonObject; path: string[] }[] {
  const below = subschemasOf(schema).flatMap((inner) => placesOf(inner.schema, [...path, ...inner.path]));
  return [{ schema, path }, ...below];
}
