import { canonical } from '../canonical';
import { importSchema, type ReportEntry } from '../import';
import { recognise } from '../import/recognise';
import {
  configParametersOf,
  equal,
  inputParametersOf,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  own,
  type Parameter,
  parametersOf,
  segmentsOf,
  toPointer,
  validate,
  validateComplete,
  valueAt,
} from '../index';
import { without } from '../json';
import { readJson } from '../read-json';
import { type IndependentCheck, independentCheckOf } from './independent-check';
import { type Random, seeded } from './seeded';
import { sample, valuesAtLimits } from './values-at-limits';

/** A difference between a source and the schema made of it that the report does not mention. */
export type Difference = { what: string; value: JsonValue; said: string };

type Options = { seed?: number; values?: number; reference?: JsonObject };

/**
 * Holds the engine against an independent validator: a value with its inputs is allowed by both or by neither, and a config
 * that may be saved passes the source with some inputs. `reference` is the source to hold it against, if another.
 * Gives what the report does not mention; null if the source is not imported.
 */
export function differencesFrom(source: JsonObject, options: Options = {}): Difference[] | null {
  const { schema, report } = importSchema(source);
  const check = schema && independentCheckOf(options.reference ?? source);
  if (!schema || !check) return null;
  const random = seeded(options.seed ?? 1);
  const names = parametersOf(schema).map(({ name }) => name);
  const isOpen = isOpenAt(check);
  const values = valuesOf(check, random, options.values ?? 60).filter(isExact);
  const known = values.map((value) => (isOpen ? value : onlyNamed(value, names)));
  const found = known.flatMap((value) => differencesAt(value, { schema, report, check }));
  return [...found, ...configDifferences(known, { schema, report, check, random })];
}

type Sides = { schema: JsonObject; report: ReportEntry[]; check: IndependentCheck };

function differencesAt(value: JsonObject, { schema, report, check }: Sides): Difference[] {
  const issues = validateComplete(schema, value);
  const broken = check.brokenBy(value);
  if ((issues.length === 0) === (broken.length === 0)) return [];
  if (issues.length === 0) {
    const isReported = broken.some((path) => report.some((line) => isAbout(line, path)));
    return isReported
      ? []
      : [{ what: 'the engine allows what the source does not', value, said: broken.join(', ') }];
  }
  const isReported = issues.some(({ path }) => report.some((line) => isAboutParameter(line, path)));
  const said = issues.map(({ path, code }) => `${path} ${code}`).join(', ');
  return isReported ? [] : [{ what: 'the engine refuses what the source allows', value, said }];
}

const ROLE = 'taken as an input';
const WIDENED = 'Checked in full with each job';

function isAbout({ path, message }: ReportEntry, place: string): boolean {
  if (message.includes(ROLE) || message.startsWith(WIDENED)) return false;
  const plain = (pointer: string) => pointer.replaceAll(/\/anyOf\/0(?=\/|$)/g, '');
  // Behind a reference at the root, Ajv names places from the definition on.
  const isBehind = place === '/required' && path.endsWith(place);
  return (
    path !== '' &&
    (isBehind || `${plain(place)}/`.startsWith(`${plain(path)}/`) || `${path}/`.startsWith(`${place}/`))
  );
}

function isAboutParameter({ path, message }: ReportEntry, place: string): boolean {
  if (message.includes(ROLE) || message.startsWith(WIDENED)) return false;
  const [name] = segmentsOf(place);
  const names = /: ([\w, ]+)$/.exec(message)?.[1]?.split(', ');
  return (
    segmentsOf(path).includes(name ?? '') ||
    message.startsWith(`${name}: `) ||
    names?.includes(name ?? '') === true
  );
}

/** What JSON carries exactly; a whole number beyond 2^53 is refused for what it is. */
function isExact(value: JsonValue): boolean {
  return readJson(value).issues.length === 0;
}

function isOpenAt({ document, path }: IndependentCheck): boolean {
  const root = valueAt(document, toPointer(path));
  const others = own(root, 'additionalProperties');
  return others === true || isJsonObject(others) || isJsonObject(own(root, 'patternProperties'));
}

function onlyNamed(value: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)));
}

/** Objects at and beyond the limits of a source, and valid ones with one member changed or left out. */
function valuesOf(check: IndependentCheck, random: Random, count: number): JsonObject[] {
  const root = valueAt(check.document, toPointer(check.path)) ?? true;
  const found: JsonObject[] = [];
  for (let round = 0; found.length < count && round < 12; round += 1) {
    found.push(...valuesAtLimits(check.document, root, random).filter(isJsonObject));
  }
  const members = new Map<string, JsonValue[]>();
  for (const [name, value] of found.flatMap((each) => Object.entries(each))) {
    const known = members.get(name) ?? [];
    if (!known.some((other) => equal(other, value))) members.set(name, [...known, value]);
  }
  const repaired = found.flatMap((value) => {
    const allowed = repair(check, value, members, random);
    return allowed ? [allowed] : [];
  });
  const valid = [
    ...new Map(repaired.map((value): [string, JsonObject] => [canonical(value), value])).values(),
  ];
  const changed = [...members].flatMap(([name, values]) =>
    values.flatMap((value) => (valid.length > 0 ? [{ ...random.pick(valid), [name]: value }] : [])),
  );
  const shorter = sample(valid, random, 5).flatMap((value) =>
    Object.keys(value).map((name) => without(value, [name])),
  );
  return [
    sample(found, random, count),
    sample(valid, random, count),
    sample(changed, random, 3 * count),
    shorter,
  ].flat();
}

/** An object with other members where it is wrong, until the source allows it; null if that is not found. */
function repair(
  { brokenBy, membersIn }: IndependentCheck,
  value: JsonObject,
  members: ReadonlyMap<string, JsonValue[]>,
  random: Random,
): JsonObject | null {
  let current = value;
  for (let step = 0; step < 25; step += 1) {
    const { wrong, missing } = membersIn(current);
    const names = [...new Set([...wrong, ...missing])];
    if (names.length === 0) return brokenBy(current).length === 0 ? current : null;
    const next = names.flatMap((name): [string, JsonValue][] => {
      const values = members.get(name) ?? [];
      const isKept = values.length > 0 && (missing.includes(name) || random.chance(0.8));
      return isKept ? [[name, random.pick(values)]] : [];
    });
    current = { ...without(current, names), ...Object.fromEntries(next) };
  }
  return null;
}

function configDifferences(
  values: JsonObject[],
  { schema, report, check, random }: Sides & { random: Random },
): Difference[] {
  const inputs = new Set(inputParametersOf(schema).map(({ name }) => name));
  const free = new Set(
    configParametersOf(schema).flatMap(({ name, required, hasDefault }) =>
      required && !hasDefault ? [name] : [],
    ),
  );
  const valid = values.filter((value) => check.brokenBy(value).length === 0);
  const configOf = (value: JsonObject) =>
    Object.fromEntries(Object.entries(value).filter(([name]) => !inputs.has(name)));
  const refused = valid.flatMap((value) => {
    const config = configOf(value);
    const issues = validate(schema, config);
    const isReported = issues.some(({ path }) => report.some((line) => isAboutParameter(line, path)));
    if (issues.length === 0 || isReported) return [];
    const said = issues.map(({ path, code }) => `${path} ${code}`).join(', ');
    return [{ what: 'a config is refused that the source allows with some inputs', value, said }];
  });
  if (report.some(({ message }) => message.startsWith(WIDENED))) return refused;
  const saved = values.map(configOf).filter((config) => validate(schema, config).length === 0);
  const given = valid.map((value) =>
    Object.fromEntries(Object.entries(value).filter(([name]) => inputs.has(name) || free.has(name))),
  );
  const unsound = sample(saved, random, 30).flatMap((config) => {
    // Required values are added later, and may require more.
    const isUnset = [...free].some((name) => !Object.hasOwn(config, name));
    const others = isUnset ? [...given, ...valid] : given;
    const tried = [{}, ...others].map((rest) => check.brokenBy({ ...rest, ...config }));
    const [broken = []] = tried;
    if (valid.length === 0 || tried.some((places) => places.length === 0)) return [];
    if (broken.some((path) => report.some((line) => isAbout(line, path)))) return [];
    return [
      {
        what: 'a config is saved that the source refuses with all inputs',
        value: config,
        said: broken.join(', '),
      },
    ];
  });
  return [...refused, ...unsound];
}

/** Defaults of a source's properties, at any level, that are neither live nor in the report: their places. */
export function lostDefaults(source: JsonObject): string[] {
  const { schema, report } = importSchema(source);
  const { path } = recognise(source);
  if (!schema || !path) return [];
  const isReported = (place: string[]) => {
    const pointer = toPointer([...place, 'default']);
    return report.some(
      (line) => line.path === pointer || (line.path !== '' && pointer.startsWith(`${line.path}/`)),
    );
  };
  const visit = (parameters: readonly Parameter[], above: string[]): string[] => {
    const properties = own(valueAt(source, toPointer(above)), 'properties');
    return Object.entries(isJsonObject(properties) ? properties : {}).flatMap(([name, property]) => {
      const place = [...above, 'properties', name];
      const parameter = parameters.find((each) => each.name === name);
      const inner = visit(parameter?.properties ?? [], place);
      if (!isJsonObject(property) || !Object.hasOwn(property, 'default')) return inner;
      const isLive = parameter?.hasDefault && equal(parameter.default, property.default ?? null);
      return isLive || isReported(place) ? inner : [toPointer(place), ...inner];
    });
  };
  return visit(parametersOf(schema), path);
}
