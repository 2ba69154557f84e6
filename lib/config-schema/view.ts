import { flatten } from './flatten';
import { isJsonObject, own, ownList, ownObject, without } from './json';
import { allowsNull, kindsNamed, namedTypes, optionsOf } from './kinds';
import { mergeSchemas } from './merge-schemas';
import { choicesOf } from './option-titles';
import type { JsonObject, ParameterSchema } from './types';

/** How a form sees one schema: flat, with "X or null" opened and choices of constants turned into options. */
export type View = {
  /** Flattened, with everything that was said. */
  schema: JsonObject;
  /** The same, with a union of one opened. */
  shown: JsonObject;
  nullable: boolean;
  /** The branches of a union, each with what stands beside it and the references followed to it. */
  variants: { schema: JsonObject; seen: readonly string[] }[];
  /** The titles of options, by the options' JSON. */
  titles: ReadonlyMap<string, string>;
  seen: readonly string[];
};

/** Looks at a schema for a form; `seen` holds the references followed so far. */
export function viewOf(root: ParameterSchema, schema: JsonObject, seen: readonly string[]): View {
  const flat = flatten(root, schema, seen);
  const keyword = ['anyOf', 'oneOf'].find((name) => ownList(flat.schema, name).length > 0);
  const titles: View['titles'] = new Map();
  const nullableItself = allowsNull(flat.schema);
  const plain: View = { ...flat, shown: flat.schema, nullable: nullableItself, variants: [], titles };
  if (!keyword) return { ...plain, variants: typesAsVariants(flat) };

  const rest = without(flat.schema, [keyword]);
  const branches = ownList(flat.schema, keyword).filter(isJsonObject);
  const views = branches.map((branch) => viewOf(root, branch, flat.seen));
  const solid = views.filter((view) => !isNull(view.shown));
  const nullable =
    views.some((view) => view.nullable) &&
    (allowsNull(rest) || (namedTypes(rest).length === 0 && !optionsOf(rest)));
  if (isRuleOverMembers(rest, solid)) return { ...plain, nullable };
  const [only, ...others] = solid;
  // One constant or null is a choice like any other: the constant's title is its own.
  const isConstant = only !== undefined && Object.hasOwn(only.shown, 'const');
  if (only && others.length === 0 && only.variants.length === 0 && !isConstant) {
    const shown = mergeSchemas(rest, only.shown);
    if (shown) return { ...only, schema: flat.schema, shown, nullable };
  }
  const choices = choicesOf(solid);
  if (choices) {
    const nulls = views.flatMap((view) => (isNull(view.shown) ? [own(view.shown, 'title')] : []));
    const [title] = nulls.filter((each) => typeof each === 'string');
    const all = new Map([...choices.titles, ...(title === undefined ? [] : ([['null', title]] as const))]);
    return { ...plain, shown: { ...rest, enum: choices.options }, nullable, titles: all };
  }
  const beside = constraintsOf(rest);
  const variants = solid.flatMap((view) => {
    const own = view.variants.length > 0 ? view.variants : [view];
    return own.map((each) => ({ ...each, schema: mergeSchemas(each.schema, beside) ?? each.schema }));
  });
  return { ...plain, shown: rest, nullable, variants };
}

/** `type: [string, integer]` is a choice like any other. */
function typesAsVariants({
  schema,
  seen,
}: {
  schema: JsonObject;
  seen: readonly string[];
}): View['variants'] {
  const kinds = kindsNamed(schema);
  if (kinds.length < 2 || optionsOf(schema) !== null) return [];
  return kinds.map((type) => ({ schema: { ...constraintsOf(schema), type }, seen }));
}

/** True for branches that only say more about the properties named beside them, as they do at the root. */
function isRuleOverMembers(rest: JsonObject, branches: View[]): boolean {
  return (
    Object.keys(ownObject(rest, 'properties')).length > 0 &&
    branches.every(({ shown }) => namedTypes(shown).every((type) => type === 'object'))
  );
}

function isNull(schema: JsonObject): boolean {
  return own(schema, 'type') === 'null' || (allowsNull(schema) && optionsOf(schema)?.length === 0);
}

const ANNOTATIONS = ['$comment', 'default', 'deprecated', 'description', 'examples', 'readOnly', 'title'];

function constraintsOf(schema: JsonObject): JsonObject {
  const names = Object.keys(schema).filter((name) => ANNOTATIONS.includes(name) || name.startsWith('x-'));
  return without(schema, names);
}
