import { checkValue } from '../check-value';
import { faultsOf } from '../compile';
import { declaredOf } from '../declared';
import { defaultsOf } from '../defaults';
import { applyChanges } from '../diff';
import { flatten } from '../flatten';
import { equal, isJsonObject, own, ownObject } from '../json';
import { namedTypes, optionsOf, typeOf } from '../kinds';
import { isDouble } from '../limits';
import { parametersOf } from '../parameters';
import { segmentsOf, toPointer, valueAt } from '../pointer';
import { readJson } from '../read-json';
import { hoistReferences } from '../references';
import { subschemasOf } from '../subschemas';
import type { Issue, JsonObject, JsonValue, Parameter, ParameterSchema, Pointer } from '../types';
import { validate } from '../validate';
import { circleIn } from './circles';
import { labelOf } from './label-of';
import { excessOf, MAX_DEPTH } from './measure';
import { createPatternCheck } from './patterns';
import { error, failed, info, type ReportEntry, warning } from './report';

/** The schema as it may be stored, or null where the report has an error. */
export type Admission = { schema: ParameterSchema | null; report: ReportEntry[] };

/** A level of schemas takes two levels of JSON (`properties` and a name); values in it may add a few. */
const MAX_JSON_DEPTH = 2 * MAX_DEPTH + 8;
const LIMITS = /\/(exclusiveM|m)(ax|in)imum$|\/(max|min)(Contains|Items|Length|Properties)$/;
const VALUES = /^((exclusiveM|m)(ax|in)imum|multipleOf|default|const|enum|examples)$/;
/** A longer default is cut in a sentence. */
const MAX_SHOWN = 60;
/** Lines of one parameter about defaults in it. */
const MAX_WAITING = 4;
/** One line says it; a hundred would say no more. */
const MAX_PATTERN_FAULTS = 3;

/**
 * Decides whether a schema may be stored: an object at its root, at most 64 levels and 1,000 schemas with local
 * references followed, no pattern that can explode, no forbidden key. Limits beyond ±(2^53−1) are cut and reported,
 * and so are defaults that count as none. Takes any value, reads nothing else and never throws.
 */
export function admit(input: unknown): Admission {
  const anyInteger = (path: Pointer) => isOfDouble(path, input as JsonValue);
  const reading = readJson(input, { maxDepth: MAX_JSON_DEPTH, anyInteger });
  const kept = reading.issues.map((issue) => keptValue(issue, input));
  const report = kept.map(({ entry }) => entry);
  if (!isJsonObject(reading.value)) report.push(error('', 'Must be a JSON object that holds a JSON Schema'));
  if (!isJsonObject(reading.value) || failed(report)) return { schema: null, report };

  const changes = kept.flatMap(({ entry, after }) =>
    after === undefined ? [] : [{ path: entry.path, after }],
  );
  const schema = applyChanges(reading.value, changes);
  for (const check of [sizeFaults, circleFaults, patternFaults, schemaFaults, rootFaults, defaultFaults]) {
    report.push(...check(schema));
    if (failed(report)) return { schema: null, report };
  }
  return { schema, report };
}

/** True for the place of a number in a schema that takes any double. */
function isOfDouble(path: Pointer, input: JsonValue): boolean {
  const segments = segmentsOf(path);
  const end = segments.findLastIndex((segment) => VALUES.test(segment));
  const holder = valueAt(input, toPointer(segments.slice(0, Math.max(0, end))));
  return isJsonObject(holder) && isDouble(holder);
}

/** What becomes of a part that could not be read: a limit is cut, a default or an option left out. */
function keptValue(
  { path, code, message }: Issue,
  input: unknown,
): { entry: ReportEntry; after?: JsonValue } {
  if (code !== 'unsafe_integer') return { entry: error(path, message) };
  if (LIMITS.test(path)) {
    const limit = Math.sign(Number(valueAt(input as JsonValue, path))) * Number.MAX_SAFE_INTEGER;
    const entry: ReportEntry = { path, level: 'info', message: `Limit beyond ±(2^53−1), cut to ${limit}` };
    return { entry, after: limit };
  }
  const spare = segmentsOf(path).some((segment) => ['default', 'enum', 'examples'].includes(segment));
  return { entry: spare ? warning(path, 'Integer beyond ±(2^53−1), left out') : error(path, message) };
}

function sizeFaults(schema: ParameterSchema): ReportEntry[] {
  const excess = excessOf(schema);
  return excess ? [error(toPointer(excess.path), excess.message)] : [];
}

function circleFaults(schema: ParameterSchema): ReportEntry[] {
  const circle = circleIn(schema);
  const words = 'Refers to itself without going into a value, so that no value can be checked against it';
  return circle ? [error(toPointer(circle), words)] : [];
}

function patternFaults(schema: ParameterSchema): ReportEntry[] {
  const patterns = new Map(patternsIn(schema, []).map((found) => [found.pattern, found]));
  const faultOf = createPatternCheck();
  const faults = [...patterns.values()].flatMap(({ path, pattern }) => {
    const fault = faultOf(pattern);
    return fault ? [error(path, fault)] : [];
  });
  return faults.slice(0, MAX_PATTERN_FAULTS);
}

function patternsIn(schema: JsonObject, path: string[]): { path: Pointer; pattern: string }[] {
  const own =
    typeof schema.pattern === 'string'
      ? [{ path: toPointer([...path, 'pattern']), pattern: schema.pattern }]
      : [];
  const names = isJsonObject(schema.patternProperties) ? Object.keys(schema.patternProperties) : [];
  const keys = names.map((pattern) => ({
    path: toPointer([...path, 'patternProperties', pattern]),
    pattern,
  }));
  const inner = subschemasOf(schema).flatMap((part) => patternsIn(part.schema, [...path, ...part.path]));
  return [...own, ...keys, ...inner];
}

function schemaFaults(schema: ParameterSchema): ReportEntry[] {
  return faultsOf(schema).map(({ path, message }) => error(path, message));
}

function rootFaults(schema: ParameterSchema): ReportEntry[] {
  const flat = flatten(schema, schema);
  const types = namedTypes(flat.schema);
  const declares = declaredOf(schema, flat.schema, flat.seen).properties.size > 0;
  const type = typeOf(flat.schema);
  if (type === 'object' || (types.length === 0 && declares)) return [];
  if (types.length > 0 || type !== 'any') {
    const advice = 'give the parameters as the properties of an object';
    return [error('', `Describes ${types.join(' or ') || type}, not an object: ${advice}`)];
  }
  const holds = ['$defs', 'definitions'].some((keyword) => Object.hasOwn(schema, keyword));
  return [error('', holds ? 'Holds definitions only, and no parameters' : 'Must describe an object')];
}

/** Faults of defaults do not stop an import: providers publish them, and they count as none. */
function defaultFaults(schema: ParameterSchema): ReportEntry[] {
  const root = hoistReferences(schema);
  const written = defaultsIn(root, []).filter(({ path }) => valueAt(schema, toPointer(path)) !== undefined);
  const named = (read: (holder: JsonObject) => JsonValue): JsonObject =>
    Object.fromEntries(written.map(({ holder }, index) => [String(index), read(holder)]));
  const holders = {
    $defs: ownObject(root, '$defs'),
    definitions: ownObject(root, 'definitions'),
    properties: named((holder) => holder),
  };
  const values = named((holder) => holder.default ?? null);
  const broken = new Map(
    checkValue(holders, values)
      .map((issue) => [segmentsOf(issue.path)[0], issue] as const)
      .reverse(),
  );
  const alone = written.flatMap(({ path, holder }, index) => {
    const issue = broken.get(String(index));
    if (!issue) return [];
    const words = `default ${shown(holder.default)} ${whyNone(issue)}: treated as no default`;
    return [warning(toPointer(path), `${labelOf(path)}${words}`)];
  });
  const together = validate(schema, defaultsOf(schema)).map(({ path, message }) => {
    const names = segmentsOf(path);
    const place = names.flatMap((name) => ['properties', name]);
    const words = `the defaults together break a rule: ${message}`;
    return warning(toPointer(place), `${labelOf(place)}${words}`);
  });
  const { live, waiting } = defaultsByName(schema);
  const unused = written.flatMap(({ path, holder }, index) => {
    const value = holder.default ?? null;
    // What is the only option anyway needs no default.
    const isOnly = optionsOf(holder)?.length === 1;
    if (isOnly || broken.has(String(index)) || isAmong(live, path, value)) return [];
    const isBranch = path.some((segment) => BRANCHES.includes(segment));
    const words = `${labelOf(path)}default ${shown(value)} is not used`;
    if (isBranch) return [info(toPointer(path), `${words} by itself: it belongs to a branch`)];
    return isAmong(waiting, path, value)
      ? [info(toPointer(path), `${words} until there is a value that holds it`)]
      : [warning(toPointer(path), `${words}: another rule or default takes its place`)];
  });
  return [...alone, ...perParameter(unused), ...groupFaults(schema), ...together];
}

/** A parameter or a definition with many such defaults has one line of them. */
function perParameter(entries: ReportEntry[]): ReportEntry[] {
  const placeOf = ({ path }: ReportEntry) => toPointer(segmentsOf(path).slice(0, 2));
  const isGrouped = (entry: ReportEntry) =>
    entry.level === 'info' && /^.(properties|\$defs)\b/.test(entry.path);
  return entries.flatMap((entry) => {
    if (!isGrouped(entry)) return [entry];
    const place = placeOf(entry);
    const group = entries.filter((other) => isGrouped(other) && placeOf(other) === place);
    if (group.length <= MAX_WAITING) return [entry];
    const words = `${group.length} defaults in it are not used until there is a value or a branch that holds them`;
    return entry === group[0] ? [info(place, `${labelOf(segmentsOf(place))}${words}`)] : [];
  });
}

const BRANCHES = ['anyOf', 'oneOf', 'if', 'then', 'else', 'not', 'dependentSchemas', 'contains'];

type Defaults = Map<string, JsonValue[]>;

/**
 * The defaults of all parameters and of what is in them, by name; the item of a list and the value of a map have none.
 * Those in an item, a map, a branch, or an object that is not there by default wait for a value that holds them.
 */
function defaultsByName(schema: ParameterSchema): { live: Defaults; waiting: Defaults } {
  const [live, waiting]: [Defaults, Defaults] = [new Map(), new Map()];
  const visit = (node: Parameter, name: string, found: Defaults) => {
    if (node.hasDefault) found.set(name, [...(found.get(name) ?? []), node.default]);
    const inside = node.children.length > 0 && node.hasDefault ? found : waiting;
    for (const part of node.properties) visit(part, part.name, inside);
    for (const part of [node.item, node.value]) if (part) visit(part, '', waiting);
    for (const variant of node.variants) visit(variant, name, waiting);
  };
  for (const parameter of parametersOf(schema)) visit(parameter, parameter.name, live);
  return { live, waiting };
}

/** Groups that are not there by default, since the defaults in them break a rule of theirs. */
function groupFaults(schema: ParameterSchema): ReportEntry[] {
  const visit = ({ children, hasDefault, path }: Parameter): ReportEntry[] => {
    const inner = children.flatMap(visit);
    const isWhole = children.every((child) => child.hasDefault || !child.required);
    if (hasDefault || !isWhole || !children.some((child) => child.hasDefault)) return inner;
    const place = segmentsOf(path).flatMap((name) => ['properties', name]);
    const words = 'the defaults in it break a rule together, so it is not there by default';
    return [...inner, warning(toPointer(place), `${labelOf(place)}${words}`)];
  };
  return parametersOf(schema).flatMap(visit);
}

/** True if a default is that of a parameter of its name; that of a definition, of any that may use it. */
function isAmong(known: Defaults, path: string[], value: JsonValue): boolean {
  const above = path.slice(0, -1);
  const place = above.findLastIndex((segment, index) => segment === 'properties' && index < above.length - 1);
  const name = place === above.length - 2 ? above.at(-1) : undefined;
  const values = name === undefined ? [...known.values()].flat() : (known.get(name) ?? []);
  return values.some((found) => covers(found, value));
}

/** A group's default may be put together with more from the defaults in it. */
function covers(found: JsonValue, value: JsonValue): boolean {
  if (!isJsonObject(found) || !isJsonObject(value)) return equal(found, value);
  return Object.entries(value).every(([name, member]) => covers(own(found, name) ?? null, member));
}

function whyNone({ code, path, message }: Issue): string {
  const inside = segmentsOf(path).slice(1);
  if (inside.length > 0) return `is not allowed at ${toPointer(inside)} (${message})`;
  if (code === 'type') return 'is not allowed by its type';
  return code === 'enum' || code === 'const' ? 'is not one of its options' : `is not allowed (${message})`;
}

function shown(value: JsonValue | undefined): string {
  const text = JSON.stringify(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

function defaultsIn(schema: JsonObject, path: string[]): { path: string[]; holder: JsonObject }[] {
  const here =
    Object.hasOwn(schema, 'default') && path.length > 0
      ? [{ path: [...path, 'default'], holder: schema }]
      : [];
  return [
    ...here,
    ...subschemasOf(schema).flatMap((part) => defaultsIn(part.schema, [...path, ...part.path])),
  ];
}
