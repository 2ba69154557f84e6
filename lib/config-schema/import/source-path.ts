import { isJsonObject } from '../json';
import type { JsonObject, JsonValue } from '../types';
import type { Walk } from './walk';

/** Where a converted schema stood in the source; the whole for what is none. */
export function originOf(walk: Walk, schema: JsonObject | undefined): readonly string[] {
  return (schema && walk.origins.get(schema)) ?? [];
}

/** Where something of a normalised schema stood in the source: below the nearest schema of which that is known. */
export function sourcePathOf(root: JsonObject, walk: Walk, path: readonly string[]): string[] {
  let place: JsonValue | undefined = root;
  let known = [...originOf(walk, root)];
  for (const segment of path) {
    if (typeof place !== 'object' || place === null) return known;
    place = Array.isArray(place)
      ? place[Number(segment)]
      : Object.hasOwn(place, segment)
        ? place[segment]
        : undefined;
    const origin: readonly string[] | undefined = isJsonObject(place) ? walk.origins.get(place) : undefined;
    known = origin ? [...origin] : [...known, segment];
  }
  return known;
}
