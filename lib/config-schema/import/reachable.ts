import { isJsonObject, ownObject } from '../json';
import type { JsonObject } from '../types';
import { namesUsed } from './definition-of';

/** Which definitions each definition refers to; the whole schema has the empty name. */
type Uses = Map<string, readonly string[]>;

function usesOf(root: JsonObject): Uses {
  const definitions = Object.entries(ownObject(root, '$defs'));
  return new Map(
    [['', root] as const, ...definitions].map(([name, schema]) => [
      name,
      isJsonObject(schema) ? namesUsed(schema) : [],
    ]),
  );
}

/** What one definition needs, whatever leads to it. */
function reachableFrom(uses: Uses, start: string): Set<string> {
  const found = new Set<string>();
  const waiting = [...(uses.get(start) ?? [])];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    waiting.push(...(uses.get(name) ?? []));
  }
  return found;
}

/** Some definitions and all that they need, by name; the whole schema has the empty name. */
export function reachedFrom(root: JsonObject, names: Iterable<string>): Set<string> {
  const uses = usesOf(root);
  return new Set([...names].flatMap((name) => [name, ...reachableFrom(uses, name)]));
}

/** Takes out definitions that nothing needs any more. Changes `root`, which nobody else holds yet. */
export function dropUnused(root: JsonObject): void {
  const needed = reachableFrom(usesOf(root), '');
  const kept = Object.entries(ownObject(root, '$defs')).filter(([name]) => needed.has(name));
  if (kept.length > 0) root.$defs = Object.fromEntries(kept);
  else delete root.$defs;
}

/** The definitions that contain themselves, by name; the whole schema has the empty name. */
export function recursiveNames(root: JsonObject): string[] {
  const uses = usesOf(root);
  return [...uses.keys()].filter((name) => reachableFrom(uses, name).has(name));
}
