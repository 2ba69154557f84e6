import { checkValue } from './check-value';
import { equal, isJsonObject, ownList, ownObject, without } from './json';
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
  const merged = [result.schema];
  const add = (part: JsonObject, followed: string[]) => {
    const inner = flatten(root, part, [...result.seen, ...followed]);
    const whole = mergeSchemas(result.schema, inner.schema);
    const kept = whole ?? { ...result.schema, allOf: [...ownList(result.schema, 'allOf'), inner.schema] };
    merged.push(inner.schema);
    result = { schema: kept, seen: inner.seen };
  };
  if (typeof reference === 'string' && !seen.includes(reference)) {
    const target = targetOf(root, reference);
    if (target) add(without(target, ['$defs', '$schema', '$id']), [reference]);
  }
  for (const part of parts) add(part, []);
  return { ...result, schema: withAllowedDefault(root, result.schema, merged) };
}

/** Of several defaults, the first that the whole allows: the others break what they were merged with. */
function withAllowedDefault(root: ParameterSchema, schema: JsonObject, merged: JsonObject[]): JsonObject {
  const said = merged.flatMap((part) => (Object.hasOwn(part, 'default') ? [part.default ?? null] : []));
  if (said.every((value) => equal(value, said[0]))) return schema;
  const definitions = { $defs: ownObject(root, '$defs'), definitions: ownObject(root, 'definitions') };
  const allowed = said.find((value) => checkValue({ ...definitions, ...schema }, value).length === 0);
  return allowed === undefined ? schema : { ...schema, default: allowed };
}
