import { isJsonObject, own, ownObject, without } from './json';
import { valueAt } from './pointer';
import { mapSchemas, subschemasOf } from './subschemas';
import type { JsonObject, ParameterSchema } from './types';

/**
 * The schema that a local reference names: `#`, a pointer (`#/$defs/size`) or an anchor (`#size`).
 * Undefined for what is not there, and for every reference that leaves the document: nothing is fetched.
 */
export function targetOf(root: ParameterSchema, reference: string): JsonObject | undefined {
  if (!reference.startsWith('#')) return undefined;
  const fragment = decode(reference.slice(1));
  const target =
    fragment === '' || fragment.startsWith('/') ? valueAt(root, fragment) : anchored(root, fragment);
  return isJsonObject(target) ? target : undefined;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function anchored(schema: JsonObject, anchor: string): JsonObject | undefined {
  if (own(schema, '$anchor') === anchor || own(schema, '$dynamicAnchor') === anchor) return schema;
  for (const inner of subschemasOf(schema)) {
    const found = anchored(inner.schema, anchor);
    if (found) return found;
  }
  return undefined;
}

const hoisted = new WeakMap<ParameterSchema, ParameterSchema>();

/**
 * The same schema with every reference to a place outside `$defs` led to a copy in `$defs`, so that taking
 * a parameter or a rule out of the schema leaves no reference without its target.
 */
export function hoistReferences(schema: ParameterSchema): ParameterSchema {
  const known = hoisted.get(schema) ?? hoist(schema);
  hoisted.set(schema, known);
  return known;
}

function hoist(schema: ParameterSchema): ParameterSchema {
  const definitions = ownObject(schema, '$defs');
  const copies = new Map<string, { name: string; target: JsonObject }>();
  const redirect = (node: JsonObject): JsonObject => {
    const reference = node.$ref;
    if (typeof reference !== 'string' || !/^#(?!\/(\$defs|definitions)\/)/.test(reference)) return node;
    const target = targetOf(schema, reference);
    if (!target) return node;
    const known = copies.get(reference) ?? { name: freeName(definitions, copies.size), target };
    if (!copies.has(reference)) {
      copies.set(reference, known);
      mapSchemas(target, redirect);
    }
    return { ...node, $ref: `#/$defs/${known.name}` };
  };
  const redirected = mapSchemas(schema, redirect);
  if (copies.size === 0) return schema;
  const copied = [...copies.values()].map(({ name, target }): [string, JsonObject] => [
    name,
    mapSchemas(without(target, ['$anchor', '$defs', 'definitions', '$id', '$schema']), redirect),
  ]);
  return { ...redirected, $defs: { ...ownObject(redirected, '$defs'), ...Object.fromEntries(copied) } };
}

function freeName(definitions: JsonObject, index: number): string {
  const name = `copy-${index + 1}`;
  return Object.hasOwn(definitions, name) ? freeName(definitions, index + 1000) : name;
}
