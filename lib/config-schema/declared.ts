import { flatten } from './flatten';
import { equal, isJsonObject, own, ownList, ownObject, ownTexts, without } from './json';
import type { JsonObject, JsonValue, ParameterSchema } from './types';

/** The properties that an object schema names, in itself and in its branches. */
export type Declared = { properties: Map<string, JsonObject>; required: Set<string> };

/**
 * Collects the declared properties of a flattened object schema. What only a branch declares (`anyOf`, `oneOf`,
 * `then`, `else`, `dependentSchemas`) is optional and has no default, since the branch may not apply.
 */
export function declaredOf(root: ParameterSchema, schema: JsonObject, seen: readonly string[]): Declared {
  const properties = new Map<string, JsonObject>();
  const required = new Set(ownTexts(schema, 'required'));
  for (const [name, property] of Object.entries(ownObject(schema, 'properties'))) {
    properties.set(name, isJsonObject(property) ? property : property === false ? { not: {} } : {});
  }
  for (const part of branches(root, ownList(schema, 'allOf'), seen)) {
    for (const name of part.required) required.add(name);
    for (const [name, property] of part.properties) if (!properties.has(name)) properties.set(name, property);
  }
  const conditional = new Map<string, JsonObject[]>();
  for (const branch of branches(root, alternatives(schema), seen)) {
    for (const [name, property] of branch.properties) {
      if (properties.has(name)) continue;
      const known = conditional.get(name) ?? [];
      const present = without(property, ['default']);
      const isKnown = known.some((other) => equal(unplaced(other), unplaced(present)));
      conditional.set(name, isKnown ? known : [...known, present]);
    }
  }
  for (const [name, [first = {}, ...others]] of conditional) {
    properties.set(name, others.length === 0 ? first : { ...namedAs(first), anyOf: [first, ...others] });
  }
  return { properties, required };
}

/** The same property stands at another place in another branch. */
function unplaced(property: JsonObject): JsonObject {
  return without(property, ['x-order']);
}

/** What the first branch says of a parameter is said of it in all of them, its title where it is no constant's. */
function namedAs(first: JsonObject): JsonObject {
  const titled = Object.hasOwn(first, 'const') ? [] : ['title', 'description'];
  return Object.fromEntries(
    Object.entries(first).filter(([name]) => name.startsWith('x-') || titled.includes(name)),
  );
}

function alternatives(schema: JsonObject): JsonValue[] {
  const single = ['then', 'else'].map((keyword) => own(schema, keyword) ?? true);
  const named = Object.values(ownObject(schema, 'dependentSchemas'));
  return [...ownList(schema, 'anyOf'), ...ownList(schema, 'oneOf'), ...single, ...named];
}

function branches(root: ParameterSchema, schemas: JsonValue[], seen: readonly string[]): Declared[] {
  return schemas.filter(isJsonObject).map((branch) => {
    const flat = flatten(root, branch, seen);
    return declaredOf(root, flat.schema, flat.seen);
  });
}
