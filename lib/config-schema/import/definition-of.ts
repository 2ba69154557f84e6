import { isJsonObject, own, ownObject } from '../json';
import { subschemasOf } from '../subschemas';
import type { JsonObject } from '../types';

/** The definition that a normalised schema refers to at its top: `#` or `#/$defs/name`. */
export function definitionOf(root: JsonObject, schema: JsonObject): JsonObject | undefined {
  const name = definitionNameOf(schema);
  if (name === '') return root;
  const target = name === undefined ? undefined : own(ownObject(root, '$defs'), name);
  return isJsonObject(target) ? target : undefined;
}

/** The name of that definition; empty for the whole schema. */
function definitionNameOf(schema: JsonObject): string | undefined {
  const reference = own(schema, '$ref');
  return typeof reference === 'string' ? nameIn(reference) : undefined;
}

/** The name of the definition that a reference of a normalised schema leads to. */
export function nameIn(reference: string): string {
  return reference.replace(/^#(\/\$defs\/)?/, '');
}

/** The names of all definitions that a schema refers to, at its top or below it; `$defs` themselves apart. */
export function namesUsed(schema: JsonObject): string[] {
  const name = definitionNameOf(schema);
  const below = subschemasOf(schema).filter(({ keyword }) => keyword !== '$defs');
  return [...(name === undefined ? [] : [name]), ...below.flatMap((inner) => namesUsed(inner.schema))];
}
