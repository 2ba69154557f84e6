import { subschemasOf } from '../subschemas';
import type { JsonObject } from '../types';

/**
 * Every schema of one that still changes, each with its twin in a copy, the whole first. The engine remembers what it saw
 * of a schema object, so it is shown the copy.
 */
export function twinsOf(root: JsonObject): [schema: JsonObject, twin: JsonObject][] {
  const twins = everyIn(structuredClone(root));
  return everyIn(root).map((schema, index) => [schema, twins[index] as JsonObject]);
}

function everyIn(schema: JsonObject): JsonObject[] {
  return [schema, ...subschemasOf(schema).flatMap((inner) => everyIn(inner.schema))];
}
