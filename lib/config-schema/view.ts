import { flatten } from './flatten';
import { isJsonObject, own, ownList, without } from './json';
import { allowsNull, namedTypes, optionsOf } from './kinds';
import { mergeSchemas } from './merge-schemas';
import type { JsonObject, JsonValue, ParameterSchema } from './types';

/** How a form sees one schema: flat, with "X or null" opened and choices of constants turned into options. */
export type View = {
  /** Flattened, with everything that was said. */
  schema: JsonObject;
  /** The same, with a union of one opened. */
  shown: JsonObject;
  nullable: boolean;
  variants: JsonObject[];
  seen: readonly string[];
};

/** Looks at a schema for a form; `seen` holds the references followed so far. */
export function viewOf(root: ParameterSchema, schema: JsonObject, seen: readonly string[]): View {
  const flat = flatten(root, schema, seen);
  const keyword = ['anyOf', 'oneOf'].find((name) => ownList(flat.schema, name).length > 0);
  const plain = { ...flat, shown: flat.schema, nullable: allowsNull(flat.schema), variants: [] };
  if (!keyword) return plain;

  const rest = without(flat.schema, [keyword]);
  const branches = ownList(flat.schema, keyword).filter(isJsonObject);
  const views = branches.map((branch) => viewOf(root, branch, flat.seen));
  const solid = views.filter((view) => !isNull(view.shown));
  const nullable =
    views.some((view) => view.nullable) &&
    (allowsNull(rest) || (namedTypes(rest).length === 0 && !optionsOf(rest)));
  const [only, ...others] = solid;
  if (only && others.length === 0 && only.variants.length === 0) {
    const shown = mergeSchemas(rest, only.shown);
    if (shown) return { ...flat, seen: only.seen, shown, nullable, variants: [] };
  }
  const choices = solid.flatMap((view) => (onlyChooses(view.shown) ? (optionsOf(view.shown) ?? []) : []));
  if (solid.every((view) => onlyChooses(view.shown)) && choices.length > 0) {
    return { ...flat, shown: { ...rest, enum: distinct(choices) }, nullable, variants: [] };
  }
  return { ...flat, shown: rest, nullable, variants: solid.map((view) => view.schema) };
}

function isNull(schema: JsonObject): boolean {
  return own(schema, 'type') === 'null' || (allowsNull(schema) && optionsOf(schema)?.length === 0);
}

/** True for a branch that is nothing but a constant or a list of options. */
function onlyChooses(schema: JsonObject): boolean {
  const known = ['const', 'description', 'enum', 'title', 'type'];
  return optionsOf(schema) !== null && Object.keys(schema).every((keyword) => known.includes(keyword));
}

function distinct(values: JsonValue[]): JsonValue[] {
  const seen = new Map(values.map((value) => [JSON.stringify(value), value]));
  return [...seen.values()];
}
