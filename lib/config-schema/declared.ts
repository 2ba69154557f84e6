import { flatten } from './flatten';
import { equal, isJsonObject, own, ownList, ownObject, ownTexts, without } from './json';
import { deciderOf } from './rules';
import type { JsonObject, JsonValue, ParameterSchema } from './types';

/** The properties that an object schema names, in itself and in its branches. */
export type Declared = {
  properties: Map<string, JsonObject>;
  required: Set<string>;
  /** Those that decide which branch of a union applies. */
  deciders: Set<string>;
};

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
  const deciders = new Set<string>();
  for (const part of branches(root, ownList(schema, 'allOf'), seen)) {
    for (const name of part.required) required.add(name);
    for (const [name, property] of part.properties) if (!properties.has(name)) properties.set(name, property);
  }
  for (const union of unions(schema)) {
    const parts = branches(root, union, seen);
    const [first, ...others] = parts;
    for (const name of first?.required ?? []) {
      if (others.every((part) => part.required.has(name))) required.add(name);
    }
    const decider = deciderOf(root, union.filter(isJsonObject), seen);
    if (!decider) continue;
    deciders.add(decider.on);
    const declared = properties.get(decider.on);
    if (declared && decider.isClear) properties.set(decider.on, { ...declared, 'x-decides': true });
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
    const whole = others.length === 0 ? first : { ...namedAs(first), anyOf: [first, ...others] };
    properties.set(name, deciders.has(name) ? { ...whole, 'x-decides': true } : whole);
  }
  return { properties: allowedIn(schema, properties), required, deciders };
}

/** Limits properties declared in parts of a schema to those that the schema's own `additionalProperties` allows. */
function allowedIn(schema: JsonObject, properties: Map<string, JsonObject>): Map<string, JsonObject> {
  const others = own(schema, 'additionalProperties') ?? true;
  if (others !== false && !isJsonObject(others)) return properties;
  const patterns = Object.keys(ownObject(schema, 'patternProperties'));
  const declared = ownObject(schema, 'properties');
  return new Map(
    [...properties].flatMap(([name, property]): [string, JsonObject][] => {
      const isOwn =
        Object.hasOwn(declared, name) || patterns.some((pattern) => new RegExp(pattern).test(name));
      if (isOwn) return [[name, property]];
      return others === false
        ? []
        : [[name, { ...property, allOf: [...ownList(property, 'allOf'), others] }]];
    }),
  );
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

/** The branches of which one applies at least. A branch that nothing is said of requires nothing. */
function unions(schema: JsonObject): JsonValue[][] {
  const lists = [ownList(schema, 'anyOf'), ownList(schema, 'oneOf')];
  const condition = Object.hasOwn(schema, 'if')
    ? ['then', 'else'].map((keyword) => own(schema, keyword) ?? true)
    : [];
  return [...lists, condition].map((list) =>
    list.filter((branch) => branch !== false).map((branch) => (branch === true ? {} : branch)),
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
