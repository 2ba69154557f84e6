import { declaredOf } from '../declared';
import { flatten } from '../flatten';
import { isJsonObject, own, ownList, ownObject, without } from '../json';
import type { JsonObject, JsonValue } from '../types';
import { originOf } from './source-path';
import type { Walk } from './walk';

/** Keywords whose schemas may not apply to an object. */
const BRANCHES = ['anyOf', 'oneOf', 'if', 'then', 'else', 'dependentSchemas'];

/**
 * Reports which parameters only parts of the root declare, where the engine reads that in its own way: those that the root
 * itself allows no values for, and those that are checked where the part that declares them does not apply.
 */
export function reportParts(root: JsonObject, walk: Walk): void {
  const flat = flatten(root, root);
  const namesOf = (schema: JsonObject) => [...declaredOf(root, schema, flat.seen).properties.keys()];
  const path = originOf(walk, root);
  const kept = namesOf(flat.schema);
  const closed = namesOf(without(flat.schema, ['additionalProperties'])).filter(
    (name) => !kept.includes(name),
  );
  for (const name of closed) {
    walk.report.warning(path, `${name}: the schema allows no parameters beside its properties: left out`);
  }
  const always = namesOf(withoutBranches(root, flat.schema, flat.seen));
  const names = kept.filter((name) => !always.includes(name) && !isInAll(root, flat.schema, name));
  if (names.length === 0) return;
  const words = 'Checked by the parts that declare them, even if another part applies';
  walk.report.info(path, `${words}: ${names.join(', ')}`);
}

/** What applies to every object, in `allOf` too. */
function withoutBranches(root: JsonObject, schema: JsonObject, seen: readonly string[]): JsonObject {
  const plain = without(schema, BRANCHES);
  const parts = ownList(plain, 'allOf').filter(isJsonObject);
  if (parts.length === 0) return plain;
  const inner = parts.map((part) => flatten(root, part, seen));
  return { ...plain, allOf: inner.map((flat) => withoutBranches(root, flat.schema, flat.seen)) };
}

/** True if no value of a parameter gets past the parts: all branches of a union declare it, or allow no others. */
function isInAll(root: JsonObject, schema: JsonObject, name: string): boolean {
  const says = (branch: JsonValue): boolean => {
    if (!isJsonObject(branch)) return branch === false;
    const flat = flatten(root, branch).schema;
    return own(flat, 'additionalProperties') === false || Object.hasOwn(ownObject(flat, 'properties'), name);
  };
  const unions = ['anyOf', 'oneOf'].map((keyword) => ownList(schema, keyword));
  return unions.some((union) => union.length > 0 && union.every(says));
}
