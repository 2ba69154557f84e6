import { targetOf } from '../references';
import { subschemasOf } from '../subschemas';
import type { JsonObject, JsonValue, ParameterSchema } from '../types';

/** What a schema may be at most. */
export const MAX_DEPTH = 64;
/** Schemas as written. The largest request body of OpenAI's API has 1,295. */
export const MAX_WRITTEN = 1_500;
/** Schemas with references followed; the same body has 2,420. */
const MAX_FOLLOWED = 3_000;

/** Characters of names and texts, and a few for each value: a stored schema is read with every config. */
const MAX_WEIGHT = 1_000_000;
const WEIGHT_OF_VALUE = 8;

const ADVICE = 'give the part that one model takes';

/** What is wrong with the size or the references of a schema; null if nothing is. */
type Excess = { path: string[]; message: string } | null;

/**
 * Walks a schema with its references followed, as a validator would, and stops at the first limit it passes.
 * A reference that leads back to where it came from counts once. Definitions count where they are used.
 */
export function excessOf(root: ParameterSchema): Excess {
  if (remaining(root, MAX_WEIGHT) < 0) return { path: [], message: 'Larger than 1 MB' };
  const walk = { root, written: new Set<JsonObject>(), followed: 0 };
  return visit(walk, root, [], []);
}

/** What is left of a weight after a value; below zero as soon as it is clear that the value is heavier. */
function remaining(value: JsonValue, weight: number): number {
  if (typeof value === 'string') return weight - WEIGHT_OF_VALUE - value.length;
  if (typeof value !== 'object' || value === null) return weight - WEIGHT_OF_VALUE;
  let left = weight - WEIGHT_OF_VALUE;
  for (const [key, member] of Object.entries(value)) {
    left = remaining(member, left - (Array.isArray(value) ? 0 : key.length));
    if (left < 0) return left;
  }
  return left;
}

type Measuring = { root: ParameterSchema; written: Set<JsonObject>; followed: number };

function visit(
  walk: Measuring,
  schema: JsonObject,
  path: string[],
  followed: readonly string[],
  depth = 1,
): Excess {
  walk.followed += 1;
  walk.written.add(schema);
  if (walk.written.size > MAX_WRITTEN)
    return { path, message: `More than ${MAX_WRITTEN} schemas: ${ADVICE}` };
  if (walk.followed > MAX_FOLLOWED)
    return { path, message: `More than ${MAX_FOLLOWED} schemas, references followed: ${ADVICE}` };
  if (depth > MAX_DEPTH) return { path, message: `Nested deeper than ${MAX_DEPTH} levels` };
  for (const inner of subschemasOf(schema)) {
    if (inner.keyword === '$defs' || inner.keyword === 'definitions') continue;
    const excess = visit(walk, inner.schema, [...path, ...inner.path], followed, depth + 1);
    if (excess) return excess;
  }
  const reference = schema.$ref;
  if (typeof reference !== 'string' || followed.includes(reference)) return null;
  const target = targetOf(walk.root, reference);
  if (!target) return { path, message: `The reference ${reference} leads nowhere in this document` };
  return visit(walk, target, path, [...followed, reference], depth + 1);
}
