import { canonical } from '../canonical';
import { equal, isJsonObject } from '../json';
import { readJson } from '../read-json';
import type { JsonObject, JsonValue } from '../types';
import type { KeywordKind } from './keyword-kinds';
import { labelOf } from './label-of';
import type { Walk } from './walk';

/** More options than this are no choice for a form, and no schema of a model has a tenth of it. */
const MAX_OPTIONS = 2_000;
/** A schema that is small enough has fewer properties than this. */
const MAX_NAMES = 2_000;
const TYPES = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];

/** Why a pattern that cannot be used is no mere loss, and what to do. */
export const NEEDED =
  'and a rule depends on it: without it, values that the provider takes would be refused. Take the pattern out of the source, or write it more simply';

/** Gives a keyword's value as it is kept; undefined where it is left out, which is reported. */
type Reader = (walk: Walk, value: JsonValue, path: string[]) => JsonValue | undefined;

/** How the values of keywords that hold no schema are read. */
export const valueReaders: Partial<Record<KeywordKind, Reader>> = {
  limit: (walk, value, path) => {
    if (typeof value !== 'number') return refuse(walk, path, 'must be a number');
    return withinBounds(walk, value, path);
  },
  count: (walk, value, path) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
      return refuse(walk, path, 'must be a whole number from 0');
    }
    return withinBounds(walk, value, path);
  },
  positive: (walk, value, path) =>
    typeof value === 'number' && value > 0 && value <= Number.MAX_SAFE_INTEGER
      ? value
      : refuse(walk, path, 'must be a number above 0'),
  text: (walk, value, path) => (typeof value === 'string' ? value : skip(walk, value, path, 'is not text')),
  flag: (walk, value, path) =>
    typeof value === 'boolean' ? value : skip(walk, value, path, 'is neither true nor false'),
  number: (walk, value, path) =>
    typeof value === 'number' ? value : skip(walk, value, path, 'is not a number'),
  role: (walk, value, path) =>
    value === 'config' || value === 'input' ? value : skip(walk, value, path, 'is neither config nor input'),
  examples: (walk, value, path) =>
    Array.isArray(value) ? value.filter(isSound) : skip(walk, value, path, 'is not a list'),
  default: (walk, value, path) => {
    if (isSound(value)) return value;
    walk.report.warning(path, `${labelOf(path)}default is beyond ±(2^53−1): treated as no default`);
    return undefined;
  },
  constant: (walk, value, path) =>
    isSound(value) ? value : refuse(walk, path, 'is beyond ±(2^53−1), so it cannot be sent exactly'),
  options: readOptions,
  names: (walk, value, path) => readNames(walk, value, path),
  'names-by-name': readNamesByName,
  pattern: readPattern,
  type: readType,
};

function refuse(walk: Walk, path: string[], message: string): undefined {
  walk.report.error(path, `${labelOf(path)}${path.at(-1)} ${message}`);
}

/** Null is how some generators write "none". */
function skip(walk: Walk, value: JsonValue, path: string[], message: string): undefined {
  if (value !== null) walk.report.warning(path, `${labelOf(path)}${path.at(-1)} ${message}: left out`);
}

function withinBounds(walk: Walk, value: number, path: string[]): number {
  if (!Number.isInteger(value) || Number.isSafeInteger(value)) return value;
  const limit = Math.sign(value) * Number.MAX_SAFE_INTEGER;
  walk.report.info(path, `${labelOf(path)}${path.at(-1)} is beyond ±(2^53−1): cut to ${limit}`);
  return limit;
}

/** True if every number in a value is exact. */
function isSound(value: JsonValue): boolean {
  return readJson(value).issues.length === 0;
}

function readOptions(walk: Walk, value: JsonValue, path: string[]): JsonValue | undefined {
  if (!Array.isArray(value)) return refuse(walk, path, 'must be a list');
  if (value.length > MAX_OPTIONS) {
    return refuse(walk, path, `has ${value.length} options, and at most ${MAX_OPTIONS} can be offered`);
  }
  const options = value.filter(isSound);
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
  if (!Array.isArray(value)) return refuse(walk, path, 'must be a list of names');
  if (value.length > MAX_NAMES) return refuse(walk, path, `has more than ${MAX_NAMES} names`);
  const names = value.filter((name) => typeof name === 'string');
  if (names.length < value.length) return refuse(walk, path, 'must be a list of names');
  const forbidden = names.find((name) => name in Object.prototype);
  if (forbidden !== undefined)
    return refuse(walk, path, `names "${forbidden}", which is not allowed as a name`);
  return [...new Set(names)];
}

function readNamesByName(walk: Walk, value: JsonValue, path: string[]): JsonObject | undefined {
  if (!isJsonObject(value)) return refuse(walk, path, 'must name lists of names');
  if (Object.keys(value).length > MAX_NAMES) return refuse(walk, path, `has more than ${MAX_NAMES} names`);
  const entries = Object.entries(value).flatMap(([name, names]): [string, JsonValue][] => {
    const read = readNames(walk, names, [...path, name]);
    return read ? [[name, read]] : [];
  });
  return Object.fromEntries(entries);
}

/** A pattern that cannot be used is given up where that only allows more; under `not` and the like it is refused. */
function readPattern(walk: Walk, value: JsonValue, path: string[]): JsonValue | undefined {
  if (typeof value !== 'string') return refuse(walk, path, 'must be text');
  const fault = walk.patternFault(value);
  if (!fault) return value;
  if (walk.exact) {
    walk.report.error(path, `${labelOf(path)}${fault}, ${NEEDED}`);
    return undefined;
  }
  walk.loosened.push({ within: walk.within, path });
  walk.report.warning(
    path,
    `${labelOf(path)}${fault}: values are not checked against it here, so the provider may refuse some`,
  );
}

function readType(walk: Walk, value: JsonValue, path: string[]): JsonValue | undefined {
  const names = Array.isArray(value) ? value : [value];
  const strange = names.find((name) => !TYPES.some((type) => equal(type, name)));
  if (strange === undefined && names.length > 0) return Array.isArray(value) ? [...new Set(names)] : value;
  const said = strange === undefined ? 'is empty' : `${JSON.stringify(strange).slice(0, 60)} is not known`;
  return refuse(walk, path, `${said}: it must be one of ${TYPES.join(', ')}`);
}
