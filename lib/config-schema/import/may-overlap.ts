import { isJsonObject } from '../json';
import type { JsonValue } from '../types';

/** False where no value can have the type of two of the schemas, as their own `type` says; a whole number is a number. */
export function mayOverlap(schemas: JsonValue): boolean {
  if (!Array.isArray(schemas) || schemas.length < 2) return false;
  const types = schemas.flatMap((schema) => {
    const named = isJsonObject(schema) ? [schema.type].flat() : [undefined];
    return [...new Set(named.map((type) => (type === 'integer' ? 'number' : type)))];
  });
  return types.includes(undefined) || new Set(types).size < types.length;
}
