import { isJsonObject, own, ownObject, without } from '../json';
import { isDouble } from '../limits';
import { toPointer } from '../pointer';
import type { JsonObject, JsonValue } from '../types';
import { convertReference } from './convert-reference';
import { convertedKeywords, type KeywordKind, keywordKinds } from './keyword-kinds';
import { drop, valueReaders } from './keyword-values';
import { labelOf } from './label-of';
import { MAX_WRITTEN } from './measure';
import { renameOldKeywords } from './old-keywords';
import { quirks } from './quirks';
import { loosen } from './uncertain';
import type { Walk } from './walk';

/** JSON Schema has some sixty. */
const MAX_KEYWORDS = 500;
/** More forms than this are no choice, and each is tried on every value; real ones have a few dozen. */
const MAX_BRANCHES = 200;

/**
 * Converts one schema and all that lies below it to 2020-12; references are followed later, each target once.
 * `path` is where it stands in the source. What cannot be kept is reported; the source stays as it is.
 */
export function convertSchema(around: Walk, value: JsonValue | undefined, path: string[]): JsonValue {
  around.visited.add(toPointer(path));
  if (typeof value === 'boolean') return value;
  const scope = around.resources.enter(around.scope, path);
  const walk = { ...around, scope, double: isJsonObject(value) && isDouble(value) };
  if (!isJsonObject(value)) {
    drop(walk, value ?? null, path, NO_SCHEMA);
    return unknownSchema(walk, path);
  }
  if (Object.keys(value).length > MAX_KEYWORDS) {
    walk.report.error(path, `${labelOf(path)}has more than ${MAX_KEYWORDS} keywords`);
    return true;
  }
  walk.count.schemas += 1;
  // The size is refused later; until then nothing more is looked at.
  if (walk.count.schemas > MAX_WRITTEN) return {};
  const source = walk.lenient ? value : ownWords(walk, value);
  const { schema, origins } = renameOldKeywords(source);
  const entries = Object.entries(schema).flatMap(([keyword, member]): [string, JsonValue][] => {
    const kept = convertKeyword(walk, keyword, member, [...path, origins[keyword] ?? keyword]);
    return kept === undefined ? [] : [[keyword, kept]];
  });
  const converted: JsonObject = {
    ...convertReference(walk, source, path),
    ...opened(walk, schema, Object.fromEntries(entries), path),
  };
  const finished = walk.lenient
    ? quirks.reduce((current, quirk) => quirk(current, { walk, source, path }), converted)
    : converted;
  walk.origins.set(finished, path);
  return finished;
}

/** Once names are left out that a schema declares, it cannot refuse all others any more. */
function opened(walk: Walk, source: JsonObject, kept: JsonObject, path: string[]): JsonObject {
  const isLess = ['patternProperties', 'properties'].some((keyword) => {
    const count = (schema: JsonObject) => Object.keys(ownObject(schema, keyword)).length;
    return Object.hasOwn(source, keyword) && (!Object.hasOwn(kept, keyword) || count(kept) < count(source));
  });
  const closing = ['additionalProperties', 'unevaluatedProperties'].filter((each) =>
    Object.hasOwn(kept, each),
  );
  if (!isLess || closing.length === 0) return kept;
  for (const keyword of closing) {
    loosen(walk, [...path, keyword], `${labelOf(path)}${keyword} is left out, since names beside it were`);
  }
  return without(kept, closing);
}

const NO_SCHEMA = 'is not a schema (an object, true or false)';

/** Instead of an entry that is not a schema: it allows anything. */
function unknownSchema(walk: Walk, path: string[]): JsonObject {
  const schema = {};
  walk.origins.set(schema, path);
  walk.loosened.add(toPointer(path));
  return schema;
}

function convertKeyword(
  walk: Walk,
  keyword: string,
  value: JsonValue,
  path: string[],
): JsonValue | undefined {
  if (convertedKeywords.has(keyword)) return undefined;
  const kind = keywordKinds.get(keyword);
  if (!kind) {
    walk.report.unknown(path, keyword);
    return undefined;
  }
  if (kind === 'schema') {
    const isSchema = isJsonObject(value) || typeof value === 'boolean';
    return isSchema ? convertSchema(walk, value, path) : drop(walk, value, path, NO_SCHEMA);
  }
  if (kind === 'schemas') return convertList(walk, keyword, value, path);
  if (kind === 'named-schemas') return convertNamed(walk, keyword, value, path);
  return readValue(walk, kind, value, path);
}

/** Null is how some generators write that a keyword is not there; only for a value it means something. */
function readValue(walk: Walk, kind: KeywordKind, value: JsonValue, path: string[]): JsonValue | undefined {
  const isValue = kind === 'default' || kind === 'constant';
  if (value === null && walk.lenient && !isValue) return undefined;
  return valueReaders[kind]?.(walk, value, path);
}

function convertList(walk: Walk, keyword: string, value: JsonValue, path: string[]): JsonValue | undefined {
  const say = (message: string) => `${labelOf(path)}${keyword} ${message}`;
  if (!Array.isArray(value)) {
    return drop(walk, value, path, 'is not a list of schemas');
  }
  if (value.length > MAX_BRANCHES) {
    walk.report.error(path, say(`has ${value.length} parts, and at most ${MAX_BRANCHES} can be looked at`));
    return undefined;
  }
  if (value.length > 0)
    return value.map((item, index) => convertSchema(walk, item, [...path, String(index)]));
  walk.report.warning(path, say('is empty, which means nothing: left out'));
  return undefined;
}

function convertNamed(walk: Walk, keyword: string, value: JsonValue, path: string[]): JsonValue | undefined {
  // An empty map as some languages write it.
  if (Array.isArray(value) && value.length === 0 && walk.lenient) return {};
  if (!isJsonObject(value)) return drop(walk, value, path, 'is not an object of schemas');
  // What is too large in any case is not looked at to its end.
  const members = Object.entries(value).slice(0, MAX_WRITTEN + 1);
  const entries = members.flatMap(([name, item]): [string, JsonValue][] => {
    const read = keyword === 'patternProperties' ? valueReaders.pattern : undefined;
    const isKept = read === undefined || read(walk, name, [...path, name]) !== undefined;
    return isKept ? [[name, convertSchema(walk, item, [...path, name])]] : [];
  });
  return Object.fromEntries(entries);
}

/** Only the words of the dialect: draft 7 ignores what stands beside a reference, and what came after it. */
function ownWords(walk: Walk, schema: JsonObject): JsonObject {
  if (walk.dialect === '2020-12' || walk.dialect === '2019-09') return schema;
  const reference = own(schema, '$ref');
  return typeof reference === 'string' ? { $ref: reference } : without(schema, LATER);
}

const LATER = [
  '$anchor',
  '$dynamicAnchor',
  '$dynamicRef',
  '$recursiveRef',
  'dependentRequired',
  'dependentSchemas',
  'maxContains',
  'minContains',
  'prefixItems',
  'unevaluatedItems',
  'unevaluatedProperties',
];
