import { equal, isJsonObject, own, ownList, ownObject, ownTexts } from '../json';
import type { JsonValue } from '../types';

/** More branches are refused, and more marks than these few tell nobody apart. */
const MAX_BRANCHES = 200;
const MAX_MARKS = 10;

/** What a value must be to fit a schema, as far as its own words tell at once; no types: any. */
type Outline = { types: JsonValue[]; marks: Map<string, JsonValue> };

/**
 * False where no value can fit two of the schemas: their own `type` says so (a whole number is a number), or both are of
 * objects that must hold a property of one fixed value, each of another.
 */
export function mayOverlap(schemas: JsonValue): boolean {
  if (!Array.isArray(schemas)) return false;
  if (schemas.length > MAX_BRANCHES) return true;
  const outlines = schemas.map(outlineOf);
  return outlines.some((outline, index) =>
    outlines.slice(index + 1).some((other) => !areApart(outline, other)),
  );
}

function areApart(left: Outline, right: Outline): boolean {
  if (left.types.length === 0 || right.types.length === 0) return false;
  const shared = left.types.filter((type) => right.types.includes(type));
  if (shared.some((type) => type !== 'object')) return false;
  const differs = ([name, value]: [string, JsonValue]) =>
    right.marks.has(name) && !equal(right.marks.get(name), value);
  return shared.length === 0 || [...left.marks].some(differs);
}

function outlineOf(schema: JsonValue): Outline {
  const named = own(schema, 'type');
  const types = [named ?? []].flat().map((type) => (type === 'integer' ? 'number' : type));
  const required = new Set(isJsonObject(schema) ? ownTexts(schema, 'required') : []);
  const fixed = Object.entries(isJsonObject(schema) ? ownObject(schema, 'properties') : {}).flatMap(
    ([name, property]): [string, JsonValue][] => {
      const value = required.has(name) ? fixedValueOf(property) : undefined;
      return value === undefined ? [] : [[name, value]];
    },
  );
  return { types, marks: new Map(fixed.slice(0, MAX_MARKS)) };
}

/** The one value that a property may have; one that may be null besides has two. */
function fixedValueOf(property: JsonValue): JsonValue | undefined {
  if (!isJsonObject(property) || own(property, 'nullable') === true) return undefined;
  const [only, ...others] = Array.isArray(property.enum) ? ownList(property, 'enum') : [];
  return own(property, 'const') ?? (others.length === 0 ? only : undefined);
}
