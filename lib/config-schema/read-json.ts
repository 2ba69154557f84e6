import { toPointer } from './pointer';
import type { Issue, JsonValue } from './types';

/** Deeper or larger values are bombs, not configs; a request body of 1 MiB holds fewer than this. */
const MAX_DEPTH = 64;
const MAX_VALUES = 1_000_000;

/** A value read as JSON: what could be kept, and one issue for each part that could not. */
type Reading = { value: JsonValue | undefined; issues: Issue[] };

type Settings = {
  /** How many levels a value may have. */
  maxDepth?: number;
  /** True to keep integers that are not exact, for a caller that deals with them. */
  anyInteger?: boolean;
};

/**
 * Copies a value as JSON and leaves out what JSON or this product cannot carry: functions, dates, NaN, circles,
 * integers beyond ±(2^53−1), keys of `Object.prototype`. A key whose value is undefined counts as absent.
 */
export function readJson(
  value: unknown,
  { maxDepth = MAX_DEPTH, anyInteger = false }: Settings = {},
): Reading {
  const reader = { issues: [] as Issue[], left: MAX_VALUES, above: new Set<object>(), maxDepth, anyInteger };
  try {
    return { value: readValue(reader, value, []), issues: reader.issues };
  } catch {
    // A getter or a proxy of the caller's can throw anything.
    return { value: undefined, issues: [{ path: '', code: 'not_json', message: 'Cannot be read' }] };
  }
}

type Reader = {
  issues: Issue[];
  left: number;
  above: Set<object>;
  maxDepth: number;
  anyInteger: boolean;
};

function readValue(reader: Reader, value: unknown, path: string[]): JsonValue | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return readNumber(reader, value, path);
  if (typeof value !== 'object') return refuse(reader, path, 'not_json', 'Must be a JSON value');
  reader.left -= 1;
  if (reader.left < 0) return refuse(reader, [], 'too_large', 'Too large');
  if (path.length >= reader.maxDepth) return refuse(reader, path, 'too_deep', 'Nested too deeply');
  if (reader.above.has(value)) return refuse(reader, path, 'not_json', 'Must not contain itself');
  reader.above.add(value);
  const result = Array.isArray(value) ? readList(reader, value, path) : readObject(reader, value, path);
  reader.above.delete(value);
  return result;
}

function readNumber(reader: Reader, value: number, path: string[]): JsonValue | undefined {
  if (!Number.isFinite(value)) return refuse(reader, path, 'not_json', 'Must be a number');
  if (reader.anyInteger || !Number.isInteger(value) || Number.isSafeInteger(value)) return value;
  return refuse(reader, path, 'unsafe_integer', 'Must be between −9007199254740991 and 9007199254740991');
}

function readList(reader: Reader, value: unknown[], path: string[]): JsonValue {
  // Array.from fills holes, which are then refused like any undefined item.
  const items = Array.from(value, (item, index) => readValue(reader, item, [...path, String(index)]));
  return items.filter((item) => item !== undefined);
}

function readObject(reader: Reader, value: object, path: string[]): JsonValue | undefined {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    return refuse(reader, path, 'not_json', 'Must be a JSON value');
  }
  const entries: [string, JsonValue][] = [];
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    if (key in Object.prototype) {
      refuse(reader, [...path, key], 'forbidden_key', 'This name is not allowed');
      continue;
    }
    const read = readValue(reader, member, [...path, key]);
    if (read !== undefined) entries.push([key, read]);
  }
  return Object.fromEntries(entries);
}

function refuse(reader: Reader, path: string[], code: string, message: string): undefined {
  reader.issues.push({ path: toPointer(path), code, message });
}
