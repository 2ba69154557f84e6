import { canonical } from '../canonical';
import { formats } from '../formats';
import { isJsonObject } from '../json';
import { readJson } from '../read-json';
import type { JsonObject, JsonValue } from '../types';
import type { KeywordKind } from './keyword-kinds';
import { labelOf } from './label-of';
import { loosen } from './uncertain';
import type { Walk } from './walk';

/** More options than this are no choice for a form, and no schema of a model has a tenth of it. */
const MAX_OPTIONS = 2_000;
/** A schema that is small enough has fewer properties than this. */
const MAX_NAMES = 2_000;
/** Formats that say how a value is shown or sent, not which are allowed. */
const WITHOUT_RULE =
  /^(base64|binary|byte|code|color|data-url|decimal|double|file|float|html|image|json|markdown|multi-?line|password|text(area)?)$/;
/** A number as JSON has it, or with a plus. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** What other languages call the types of JSON. */
const TYPE_NAMES = new Map(
  Object.entries({
    bool: 'boolean',
    date: 'string',
    datetime: 'string',
    decimal: 'number',
    dict: 'object',
    dictionary: 'object',
    double: 'number',
    float: 'number',
    int: 'integer',
    list: 'array',
    long: 'integer',
    map: 'object',
    none: 'null',
    set: 'array',
    str: 'string',
    text: 'string',
    tuple: 'array',
    uri: 'string',
    url: 'string',
    uuid: 'string',
  }),
);
const TYPES = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];

/** Gives a keyword's value as it is kept; undefined where it is left out, which is reported. */
type Reader = (walk: Walk, value: JsonValue, path: string[]) => JsonValue | undefined;

/** How the values of keywords that hold no schema are read. */
export const valueReaders: Partial<Record<KeywordKind, Reader>> = {
  limit: (walk, value, path) => {
    const limit = numberIn(walk, value, path);
    if (limit === undefined) return drop(walk, value, path, 'is not a number');
    return withinBounds(walk, limit, path);
  },
  count: (walk, value, path) => {
    const count = numberIn(walk, value, path);
    if (count === undefined || !Number.isInteger(count) || count < 0) {
      return drop(walk, value, path, 'is not a whole number from 0');
    }
    return withinBounds(walk, count, path);
  },
  positive: (walk, value, path) => {
    const step = numberIn(walk, value, path);
    const isStep = step !== undefined && step > 0 && (walk.double || step <= Number.MAX_SAFE_INTEGER);
    return isStep ? step : drop(walk, value, path, 'is not a number above 0');
  },
  text: (walk, value, path) => (typeof value === 'string' ? value : skip(walk, value, path, 'is not text')),
  format: (walk, value, path) => {
    if (typeof value !== 'string') return skip(walk, value, path, 'is not text');
    if (!Object.hasOwn(formats, value) && !WITHOUT_RULE.test(value)) {
      walk.report.info(
        path,
        `${labelOf(path)}format ${value} is not checked: any value of the type is allowed`,
      );
    }
    return value;
  },
  flag: (walk, value, path) => {
    if (typeof value === 'boolean') return value;
    if (value !== 'true' && value !== 'false') return skip(walk, value, path, 'is neither true nor false');
    walk.report.warning(path, `${labelOf(path)}${path.at(-1)} is the text "${value}": read as ${value}`);
    return value === 'true';
  },
  number: (walk, value, path) =>
    typeof value === 'number' ? value : skip(walk, value, path, 'is not a number'),
  role: (walk, value, path) =>
    value === 'config' || value === 'input' ? value : skip(walk, value, path, 'is neither config nor input'),
  examples: (walk, value, path) =>
    Array.isArray(value)
      ? value.filter((item) => isSound(walk, item))
      : skip(walk, value, path, 'is not a list'),
  default: (walk, value, path) => {
    if (isSound(walk, value)) return value;
    walk.report.warning(path, `${labelOf(path)}default is beyond ±(2^53−1): treated as no default`);
    return undefined;
  },
  constant: (walk, value, path) =>
    isSound(walk, value) ? value : drop(walk, value, path, 'is beyond ±(2^53−1)'),
  options: readOptions,
  names: (walk, value, path) => readNames(walk, value, path),
  'names-by-name': readNamesByName,
  pattern: readPattern,
  type: readType,
};

function refuse(walk: Walk, path: string[], message: string): undefined {
  walk.report.error(path, `${labelOf(path)}${path.at(-1)} ${message}`);
}

/** A number, also one that is written as text (`"1e+09"`), which is reported; undefined for anything else. */
function numberIn(walk: Walk, value: JsonValue, path: string[]): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !NUMBER.test(value.trim()) || !Number.isFinite(Number(value)))
    return undefined;
  walk.report.warning(path, `${labelOf(path)}${path.at(-1)} is the text "${value}": read as a number`);
  return Number(value);
}

/** Leaves a keyword out whose value has no meaning. */
export function drop(walk: Walk, value: JsonValue, path: string[], message: string): undefined {
  return loosen(walk, path, `${labelOf(path)}${path.at(-1)} ${message}: ${shown(value)} is left out`);
}

function shown(value: JsonValue): string {
  return JSON.stringify(value).slice(0, 60);
}

/** Null is how some generators write "none". */
function skip(walk: Walk, value: JsonValue, path: string[], message: string): undefined {
  if (value !== null) walk.report.warning(path, `${labelOf(path)}${path.at(-1)} ${message}: left out`);
}

function withinBounds(walk: Walk, value: number, path: string[]): number {
  if (walk.double || !Number.isInteger(value) || Number.isSafeInteger(value)) return value;
  const limit = Math.sign(value) * Number.MAX_SAFE_INTEGER;
  walk.report.info(path, `${labelOf(path)}${path.at(-1)} is beyond ±(2^53−1): cut to ${limit}`);
  return limit;
}

/** True if every number in a value is exact; of the type `number`, any double is. */
function isSound(walk: Walk, value: JsonValue): boolean {
  return readJson(value, { anyInteger: walk.double }).issues.length === 0;
}

function readOptions(walk: Walk, value: JsonValue, path: string[]): JsonValue | undefined {
  if (!Array.isArray(value)) return drop(walk, value, path, 'is not a list');
  if (value.length > MAX_OPTIONS) {
    return refuse(walk, path, `has ${value.length} options, and at most ${MAX_OPTIONS} can be offered`);
  }
  const options = value.filter((option) => isSound(walk, option));
  if (options.length < value.length) {
    walk.report.warning(path, `${labelOf(path)}options beyond ±(2^53−1) are left out`);
  }
  const distinct = [...new Map(options.map((option) => [canonical(option), option])).values()];
  if (distinct.length < options.length) {
    walk.report.info(path, `${labelOf(path)}options that are there twice are kept once`);
  }
  return distinct;
}

function readNames(walk: Walk, value: JsonValue, path: string[]): string[] | undefined {
  const list = typeof value === 'string' ? [value] : value;
  if (!Array.isArray(list)) return drop(walk, value, path, 'is not a list of names');
  if (list.length > MAX_NAMES) return refuse(walk, path, `has more than ${MAX_NAMES} names`);
  const names = list.filter((name) => typeof name === 'string');
  const others = list.filter((name) => typeof name !== 'string');
  if (others.length > 0) drop(walk, others, path, 'has entries that are not names');
  if (list !== value)
    walk.report.warning(path, `${labelOf(path)}${path.at(-1)} is read as a list of one name`);
  const forbidden = names.find((name) => name in Object.prototype);
  if (forbidden !== undefined)
    return refuse(walk, path, `names "${forbidden}", which is not allowed as a name`);
  return [...new Set(names)];
}

function readNamesByName(walk: Walk, value: JsonValue, path: string[]): JsonObject | undefined {
  if (!isJsonObject(value)) return drop(walk, value, path, 'does not name lists of names');
  if (Object.keys(value).length > MAX_NAMES) return refuse(walk, path, `has more than ${MAX_NAMES} names`);
  const entries = Object.entries(value).flatMap(([name, names]): [string, JsonValue][] => {
    const read = readNames(walk, names, [...path, name]);
    return read ? [[name, read]] : [];
  });
  return Object.fromEntries(entries);
}

const UNCHECKED = 'values are not checked against it here, so the provider may refuse some';

function readPattern(walk: Walk, value: JsonValue, path: string[]): JsonValue | undefined {
  if (typeof value !== 'string') return drop(walk, value, path, 'is not text');
  const fault = walk.patternFault(value);
  if (!fault) return value;
  return loosen(walk, path, `${labelOf(path)}${fault}: ${UNCHECKED}`);
}

function readType(walk: Walk, value: JsonValue, path: string[]): JsonValue | undefined {
  const written =
    typeof value === 'string' ? value.split(/\s*\|\s*/) : Array.isArray(value) ? value : [value];
  const names = written.map((name) => typeNamed(name));
  if (names.length === 0 || names.some((name) => name === undefined)) {
    return drop(walk, value, path, `is none of ${TYPES.join(', ')}`);
  }
  for (const [index, word] of written.entries()) {
    const name = names[index];
    if (name === word) continue;
    walk.report.warning(path, `${labelOf(path)}type ${shown(word)} is read as ${name}`);
  }
  const types = [...new Set(names)].filter((name) => name !== undefined);
  return Array.isArray(value) || types.length > 1 ? types : types[0];
}

function typeNamed(name: JsonValue): string | undefined {
  if (typeof name !== 'string') return undefined;
  const word = name.trim().toLowerCase();
  return TYPES.includes(name) ? name : TYPES.includes(word) ? word : TYPE_NAMES.get(word);
}
