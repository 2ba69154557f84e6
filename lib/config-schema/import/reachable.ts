import { ownObject } from '../json';
import type { JsonObject } from '../types';
import { namesUsed } from './definition-of';

/** Which definitions each definition refers to; the whole schema has the empty name. */
type Uses = Map<string, readonly string[]>;

function usesOf(root: JsonObject): Uses {
  // Each definition of a normalised schema is an object.
  const definitions = Object.entries(ownObject(root, '$defs') as Record<string, JsonObject>);
  return new Map([['', root] as const, ...definitions].map(([name, schema]) => [name, namesUsed(schema)]));
}

/** What one definition needs, whatever leads to it. */
function reachableFrom(uses: Uses, start: string): Set<string> {
  const found = new Set(uses.get(start));
  // A set that grows is walked to its end.
  for (const name of found) {
    uses.get(name)?.forEach((used) => {
      found.add(used);
    });
  }
  return found;
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
