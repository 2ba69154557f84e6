import { isJsonObject, own } from '../json';
import { segmentsOf, toPointer, valueAt } from '../pointer';
import type { JsonObject, JsonValue } from '../types';
import { type Dialect, ignoresSiblings } from './dialect';
import { keywordKinds } from './keyword-kinds';

/** A base for the relative ids of documents that do not say where they are from. */
const NOWHERE = 'https://source.invalid/';
/** Old keywords that hold schemas too, and the places of definitions. */
const OLD_SINGLE = ['additionalItems'];
const OLD_MAPS = ['$defs', 'definitions', 'dependencies'];
/** A document with more schemas than this is too large in any case, so the rest of it is not looked at. */
const MAX_SCHEMAS = 50_000;

/** A schema with an id of its own, inside the document or the document itself (2020-12, core §8.2.1). */
type Resource = { uri: string; path: readonly string[] };

/** What dynamic anchors stand for at a place: the outermost resource on the way there decides (core §8.2.3.2). */
export type Scope = ReadonlyMap<string, readonly string[]>;

/** Finds the targets of references inside one document. */
export type Resources = {
  /** The path of what a reference at `from` names; null where it is not in this document. */
  resolve(reference: string, from: readonly string[]): string[] | null;
  /** The scope below a place that is reached from a scope. */
  enter(scope: Scope, path: readonly string[]): Scope;
  /** The dynamic anchor that a path names, if it names one; a recursive anchor has the empty name. */
  anchorAt(path: readonly string[]): string | null;
  /** The nearest schema around a place that says `$recursiveAnchor: true`, as those who cut up documents mean it. */
  recursive(from: readonly string[]): readonly string[] | null;
};

/** Looks through the schemas below `root` for ids and anchors; pointers lead anywhere in `document`. */
export function resourcesOf(
  document: JsonObject,
  root: readonly string[],
  dialect: Dialect | null,
): Resources {
  const index: Index = {
    resources: [{ uri: NOWHERE, path: [] }],
    anchors: new Map(),
    dynamic: new Map(),
    left: MAX_SCHEMAS,
    dialect,
  };
  collect(index, valueAt(document, toPointer(root)), [...root], NOWHERE);
  const uris = new Map(index.resources.map(({ uri, path }) => [toPointer(path), uri]));
  const places = new Map(index.resources.map(({ uri, path }) => [uri, path]));
  const whole = index.resources.reduce((uri, each) => (each.path.length === 0 ? each.uri : uri), NOWHERE);
  const baseOf = (path: readonly string[]) => {
    if (uris.size === 1) return whole;
    const around = path.map((_, depth) => uris.get(toPointer(path.slice(0, path.length - depth))));
    return around.find((uri) => uri !== undefined) ?? whole;
  };
  return {
    resolve(reference, from) {
      if (/^#(\/|$)/.test(reference) && index.resources.length === 1) {
        return existing(document, segmentsOf(decoded(reference.slice(1))));
      }
      const target = absolute(reference, baseOf(from));
      const [uri = '', fragment = ''] = target === null ? [] : target.split(/#(.*)/s);
      const place = places.get(uri);
      if (!place) return null;
      if (fragment === '') return [...place];
      if (!fragment.startsWith('/')) return index.anchors.get(`${uri}#${decoded(fragment)}`) ?? null;
      return existing(document, [...place, ...segmentsOf(decoded(fragment))]);
    },
    enter(scope, path) {
      const found = index.dynamic.size === 0 ? undefined : index.dynamic.get(baseOf(path));
      const added = [...(found ?? [])].filter(([name]) => !scope.has(name));
      return added.length === 0 ? scope : new Map([...scope, ...added]);
    },
    anchorAt(path) {
      const schema = valueAt(document, toPointer(path));
      const name = own(schema, '$dynamicAnchor');
      if (typeof name === 'string') return name;
      return own(schema, '$recursiveAnchor') === true ? '' : null;
    },
    recursive(from) {
      const lengths = from.map((_, index) => from.length - index);
      const paths = lengths.map((length) => from.slice(0, length));
      const marked = (path: string[]) => own(valueAt(document, toPointer(path)), '$recursiveAnchor') === true;
      return paths.find(marked) ?? null;
    },
  };
}

type Index = {
  resources: Resource[];
  anchors: Map<string, string[]>;
  /** Path by name, by the resource that has the anchor. */
  dynamic: Map<string, Map<string, string[]>>;
  left: number;
  dialect: Dialect | null;
};

function collect(index: Index, schema: JsonValue | undefined, path: string[], base: string): void {
  if (!isJsonObject(schema) || index.left <= 0) return;
  index.left -= 1;
  const uri = identify(index, schema, path, base);
  for (const keyword of ['$anchor', '$dynamicAnchor']) {
    const anchor = own(schema, keyword);
    if (typeof anchor !== 'string') continue;
    index.anchors.set(`${uri}#${anchor}`, path);
    if (keyword === '$dynamicAnchor') addDynamic(index, uri, anchor, path);
  }
  if (own(schema, '$recursiveAnchor') === true) addDynamic(index, uri, '', path);
  for (const [keyword, value] of Object.entries(schema)) {
    const kind = OLD_SINGLE.includes(keyword) ? 'schema' : keywordKinds.get(keyword);
    if (OLD_MAPS.includes(keyword) || kind === 'named-schemas')
      members(index, value, [...path, keyword], uri);
    else if (kind === 'schema' && !Array.isArray(value)) collect(index, value, [...path, keyword], uri);
    else if (kind === 'schema' || kind === 'schemas') members(index, value, [...path, keyword], uri);
  }
}

function addDynamic(index: Index, uri: string, anchor: string, path: string[]): void {
  const known = index.dynamic.get(uri) ?? new Map<string, string[]>();
  index.dynamic.set(uri, known.set(anchor, path));
}

function members(index: Index, value: JsonValue, path: string[], base: string): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, schema] of Object.entries(value)) collect(index, schema, [...path, name], base);
}

/** Before 2019-09 an id that is only a fragment was an anchor; draft 4 calls it `id`. */
function identify(index: Index, schema: JsonObject, path: string[], base: string): string {
  const old = index.dialect === 'draft-03' || index.dialect === 'draft-04';
  const hidden = Object.hasOwn(schema, '$ref') && ignoresSiblings(index.dialect);
  const id = hidden ? undefined : own(schema, old ? 'id' : '$id');
  const uri = typeof id === 'string' ? absolute(id, base) : null;
  if (uri === null || typeof id !== 'string') return base;
  if (id.startsWith('#')) {
    index.anchors.set(uri, path);
    return base;
  }
  const resource = uri.replace(/#.*$/s, '');
  index.resources.push({ uri: resource, path });
  return resource;
}

function absolute(reference: string, base: string): string | null {
  try {
    return new URL(reference, base).href;
  } catch {
    return null;
  }
}

function existing(document: JsonObject, path: string[]): string[] | null {
  return valueAt(document, toPointer(path)) === undefined ? null : path;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
