import { isJsonObject, ownList, without } from './json';
import { mergeSchemas } from './merge-schemas';
import { targetOf } from './references';
import type { JsonObject, ParameterSchema } from './types';

/** A schema without `$ref` and, as far as one flat schema can say it, without `allOf` at its top. */
export type Flat = {
  schema: JsonObject;
  /** The references followed on the way here, so that a schema that contains itself comes to an end. */
  seen: readonly string[];
};

/** Resolves references and merges `allOf` at the top of a schema; what lies deeper stays as it is. */
export function flatten(root: ParameterSchema, schema: JsonObject, seen: readonly string[] = []): Flat {
  const reference = schema.$ref;
  const parts = ownList(schema, 'allOf').filter(isJsonObject);
  if (typeof reference !== 'string' && parts.length === 0) return { schema, seen };

  let result: Flat = { schema: without(schema, ['$ref', 'allOf']), seen };
  if (typeof reference === 'string' && !seen.includes(reference)) {
    const target = targetOf(root, reference);
    if (target) result = add(root, result, without(target, ['$defs', '$schema', '$id']), [reference]);
  }
  return parts.reduce((flat, part) => add(root, flat, part, []), result);
}

function add(root: ParameterSchema, flat: Flat, part: JsonObject, followed: string[]): Flat {
  const inner = flatten(root, part, [...flat.seen, ...followed]);
  const merged = mergeSchemas(flat.schema, inner.schema);
  const kept = merged ?? { ...flat.schema, allOf: [...ownList(flat.schema, 'allOf'), inner.schema] };
  return { schema: kept, seen: inner.seen };
}
