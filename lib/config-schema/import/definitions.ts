import { own } from '../json';
import { toPointer } from '../pointer';
import type { JsonObject } from '../types';
import type { Reporter } from './reporter';
import type { Resources, Scope } from './resources';

/** The definitions that the parameters use, each under one name, however a reference spelt it. */
export type Definitions = {
  /** The reference to write instead of `reference`; null where its target is not in the document, which is reported. */
  refer(reference: string, from: readonly string[], scope: Scope): string | null;
  /** The same for a path in the document. */
  referTo(path: readonly string[], scope: Scope): string;
  /** The next definition that is named and not converted yet. */
  next(): Waiting | undefined;
};

/** With dynamic anchors, one target is as many definitions as there are scopes that lead to it. */
type Waiting = { name: string; path: readonly string[]; scope: Scope };

/** Definitions of one document; `root` is where the schema stands that becomes the whole. */
export function createDefinitions(
  document: JsonObject,
  root: { path: readonly string[]; scope: Scope },
  resources: Resources,
  report: Reporter,
): Definitions {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const waiting: Waiting[] = [];
  const rootKey = keyOf(root.path, root.scope);
  const referTo = (path: readonly string[], from: Scope) => {
    const scope = resources.enter(from, path);
    const key = keyOf(path, scope);
    if (key === rootKey) return '#';
    const known = names.get(key) ?? freeName(path, taken);
    if (!names.has(key)) {
      names.set(key, known);
      taken.add(known);
      waiting.push({ name: known, path, scope });
    }
    return `#/$defs/${known}`;
  };
  return {
    refer(reference, from, scope) {
      const path = resources.resolve(reference, from) ?? carried(document, reference, from, report);
      if (!path) report.error(from, missing(reference));
      return path && referTo(path, scope);
    },
    referTo,
    next: () => waiting.shift(),
  };
}

function keyOf(path: readonly string[], scope: Scope): string {
  return [toPointer(path), ...[...scope].map(([name, place]) => `${name} ${toPointer(place)}`).sort()].join(
    '\n',
  );
}

/** What lies in another document may have been pasted into this one, under the same name. */
function carried(
  document: JsonObject,
  reference: string,
  from: readonly string[],
  report: Reporter,
): string[] | null {
  const name = /#\/(?:\$defs|definitions|components\/schemas)\/([^/]+)$/.exec(reference)?.[1];
  if (name === undefined || reference.startsWith('#')) return null;
  const place = ['definitions', '$defs'].find((keyword) => own(own(document, keyword), name) !== undefined);
  if (!place) return null;
  report.info(from, `The reference ${reference} is read as "${name}" of this document`);
  return [place, name];
}

function missing(reference: string): string {
  if (reference.startsWith('#')) return `The reference ${reference} leads nowhere in this document`;
  const name = /#\/(?:.*\/)?([^/]+)$/.exec(reference)?.[1];
  const advice = name
    ? `add "${name}" under "definitions" at the top of this one`
    : 'put the schema that it names in its place';
  return `The reference ${reference} leads to another document, and nothing is fetched: ${advice}`;
}

/** The last part of where it stands, with letters that need no escaping in a reference. */
function freeName(path: readonly string[], taken: ReadonlySet<string>): string {
  const plain = (path.at(-1) ?? '').replaceAll(/[^\w.-]/g, '-') || 'schema';
  if (!taken.has(plain)) return plain;
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${plain}-${number}`)) return `${plain}-${number}`;
  }
}
