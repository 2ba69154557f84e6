import { isJsonObject, own, ownList } from '../json';
import { toPointer } from '../pointer';
import { subschemasOf } from '../subschemas';
import type { JsonObject, JsonValue } from '../types';
import { definitionOf } from './definition-of';
import { labelOf } from './label-of';
import { mayOverlap } from './may-overlap';
import { originOf } from './source-path';
import type { Walk } from './walk';

/**
 * Reports a keyword that is left out, so that the schema around it allows more than the source does. Where each word
 * counts (`lenient` is false), that is an error.
 */
export function loosen(walk: Walk, path: readonly string[], message: string): undefined {
  if (!walk.lenient) {
    walk.report.error(path, message);
    return;
  }
  walk.report.warning(path, message);
  const above = path.map((_, length) => toPointer(path.slice(0, length)));
  walk.loosened.add(`${above.findLast((pointer) => walk.visited.has(pointer))}`);
}

/**
 * Leaves out the rules that would allow less because something in them was left out: `not`, `if`, `maxContains`, and a
 * `oneOf` of which one value may fit two branches. Changes `root`, which nobody else holds yet.
 */
export function dropUncertain(root: JsonObject, walk: Walk): void {
  if (walk.loosened.size === 0) return;
  const loose = new Set<JsonObject>();
  const visit = (schema: JsonObject): void => {
    const parts = subschemasOf(schema);
    for (const part of parts) visit(part.schema);
    const place = walk.origins.get(schema);
    const target = definitionOf(root, schema);
    const isLoose =
      leaveOut(walk, schema, loose) ||
      (place !== undefined && walk.loosened.has(toPointer(place))) ||
      (target !== undefined && loose.has(target)) ||
      parts.some((part) => part.keyword !== '$defs' && loose.has(part.schema));
    if (isLoose) loose.add(schema);
  };
  // A definition may be loose because of one that comes after it.
  for (let known = -1; known < loose.size; ) {
    known = loose.size;
    visit(root);
  }
}

const CONDITION = ['if', 'then', 'else', 'unevaluatedItems', 'unevaluatedProperties'];

/** True if the schema says less than before. */
function leaveOut(walk: Walk, schema: JsonObject, loose: ReadonlySet<JsonObject>): boolean {
  const isLoose = (value: JsonValue | undefined) => isJsonObject(value) && loose.has(value);
  const either = ['then', 'else'].map((keyword) => own(schema, keyword) ?? true);
  const union = ownList(schema, 'oneOf');
  let isLess = false;
  const drop = (because: string, keywords: string[], instead?: JsonValue[]) => {
    const part = [own(schema, because)].flat().find(isJsonObject);
    const path = originOf(walk, part).slice(0, because === 'oneOf' ? -1 : undefined);
    const words = instead ? 'is read as anyOf' : 'is left out';
    const what = because === 'contains' ? 'maxContains' : because;
    walk.report.warning(path, `${labelOf(path)}${what} ${words}, since it depends on what was left out`);
    for (const keyword of keywords) delete schema[keyword];
    if (instead) schema.allOf = [...ownList(schema, 'allOf'), { anyOf: instead }];
    isLess = true;
  };
  if (isLoose(own(schema, 'not'))) drop('not', ['not']);
  if (isLoose(own(schema, 'if'))) {
    drop('if', CONDITION, either.includes(true) ? undefined : either);
  }
  if (isLoose(own(schema, 'contains')) && Object.hasOwn(schema, 'maxContains'))
    drop('contains', ['maxContains']);
  if (union.some(isLoose) && mayOverlap(union)) drop('oneOf', ['oneOf'], union);
  return isLess;
}
