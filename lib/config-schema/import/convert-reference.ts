import { own } from '../json';
import type { JsonObject, JsonValue } from '../types';
import { drop } from './keyword-values';
import { labelOf } from './label-of';
import type { Walk } from './walk';

/** The `$ref` of a converted schema, led to `$defs`; nothing where it has none. */
export function convertReference(walk: Walk, schema: JsonObject, path: string[]): JsonObject {
  const plain = own(schema, '$ref');
  const moving = own(schema, '$dynamicRef') ?? own(schema, '$recursiveRef');
  if (plain !== undefined && moving !== undefined) {
    walk.report.error(path, `${labelOf(path)}two references beside each other: use allOf`);
    return {};
  }
  let reference: string | null = null;
  if (plain !== undefined) reference = target(walk, plain, [...path, '$ref']);
  else if (moving !== undefined) reference = dynamicTarget(walk, schema, moving, path);
  if (reference === null) return {};
  return { $ref: reference };
}

function target(walk: Walk, reference: JsonValue, path: string[]): string | null {
  if (typeof reference === 'string') return walk.definitions.refer(reference, path, walk.scope);
  drop(walk, reference, path, 'is not text');
  return null;
}

/**
 * A reference whose target depends on the way that led to it: the outermost resource on that way that has the anchor
 * (2020-12 core §8.2.3.2). The way is known here, since each definition is converted once for each way.
 */
function dynamicTarget(walk: Walk, schema: JsonObject, reference: JsonValue, path: string[]): string | null {
  const keyword = Object.hasOwn(schema, '$dynamicRef') ? '$dynamicRef' : '$recursiveRef';
  const marked = keyword === '$recursiveRef' && walk.lenient ? walk.resources.recursive(path) : null;
  if (marked) return walk.definitions.referTo(marked, walk.scope);
  const place = typeof reference === 'string' ? walk.resources.resolve(reference, path) : null;
  const anchor = place && walk.resources.anchorAt(place);
  const outermost = anchor === null ? undefined : walk.scope.get(anchor);
  const named = keyword === '$recursiveRef' || String(reference).endsWith(`#${anchor}`);
  if (outermost && named) return walk.definitions.referTo(outermost, walk.scope);
  return target(walk, reference, [...path, keyword]);
}
