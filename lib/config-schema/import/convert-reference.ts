import { own } from '../json';
import type { JsonObject, JsonValue } from '../types';
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
  if (plain === undefined && moving === undefined) return {};
  const reference =
    moving === undefined
      ? target(walk, plain ?? null, [...path, '$ref'])
      : dynamicTarget(walk, schema, moving, path);
  return reference === null ? {} : { $ref: reference };
}

function target(walk: Walk, reference: JsonValue, path: string[]): string | null {
  if (typeof reference === 'string') return walk.definitions.refer(reference, path);
  walk.report.error(path, `${labelOf(path)}$ref must be text`);
  return null;
}

/**
 * A reference whose target depends on the way that led to it. Where the anchor stands in one place only, that is the
 * target; with several, one stored schema cannot say it.
 */
function dynamicTarget(walk: Walk, schema: JsonObject, reference: JsonValue, path: string[]): string | null {
  const keyword = Object.hasOwn(schema, '$dynamicRef') ? '$dynamicRef' : '$recursiveRef';
  const anchor = keyword === '$dynamicRef' ? String(reference).split('#')[1] : undefined;
  const places = anchor === undefined ? [] : walk.resources.dynamic(anchor);
  if (places.length < 2) return target(walk, reference, [...path, keyword]);
  walk.report.error(
    [...path, keyword],
    `${labelOf(path)}the anchor "${anchor}" stands in ${places.length} places: use $ref and name the one that is meant`,
  );
  return null;
}
