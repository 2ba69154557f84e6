import { toPointer } from './pointer';
import type { Issue, JsonValue, Pointer } from './types';

/** Deeper or larger values are bombs, not configs; a request body of 1 MiB holds fewer than this. */
const MAX_DEPTH = 64;
const MAX_VALUES = 1_000_000;

/** A value read as JSON: what could be kept, and one issue for each part that could not. */
type Reading = { value: JsonValue | undefined; issues: Issue[] };

type Settings = {
  /** How many levels a value may have. */
  maxDepth?: number;
  /** How many objects and lists it may hold. */
  maxValues?: number;
  /** Keeps integers that are not exact, for a caller that deals with them: all, or those at some places. */
  anyInteger?: boolean | ((path: Pointer) => boolean);
};

/**
 * Copies a value as JSON and leaves out what JSON or this product cannot carry: functions, dates, NaN, circles,
 * integers beyond ±(2^53−1) unless asked to, keys of `Object.prototype`. A key whose value is undefined counts as absent.
 */
export function readJson(value: unknown, settings: Settings = {}): Reading {
  const { maxDepth = MAX_DEPTH, maxValues = MAX_VALUES, anyInteger = false } = settings;
  const above = new Set<object>();
  const reader: Reader = { issues: [], left: maxValues, above, maxDepth, anyInteger };
  try {
    return { value: readValue(reader, value, null), issues: reader.issues };
  } catch {
    // A getter or a proxy of the caller's can throw anything.
    return { value: undefined, issues: [{ path: '', code: 'not_json', message: 'Cannot be read' }] };
  }
}

/** Where a value stands: its key and the place of what holds it. Only a part that is refused needs it whole. */
type Place = { above: Place; key: string | number; depth: number } | null;

type Reader = {
  issues: Issue[];
  left: number;
  above: Set<object>;
  maxDepth: number;
  anyInteger: boolean | ((path: Pointer) => boolean);
};

function readValue(reader: Reader, value: unknown, place: Place): JsonValue | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return readNumber(reader, value, place);
  if (typeof value !== 'object') return refuse(reader, place, 'not_json', 'Must be a JSON value');
  reader.left -= 1;
  if (reader.left === -1) return refuse(reader, null, 'too_large', 'Too large');
  if (reader.left < 0) return undefined;
  if ((place?.depth ?? 0) >= reader.maxDepth) return refuse(reader, place, 'too_deep', 'Nested too deeply');
  if (reader.above.has(value)) return refuse(reader, place, 'not_json', 'Must not contain itself');
  reader.above.add(value);
  const result = Array.isArray(value) ? readList(reader, value, place) : readObject(reader, value, place);
  reader.above.delete(value);
  return result;
}

function readNumber(reader: Reader, value: number, place: Place): JsonValue | undefined {
  if (!Number.isFinite(value)) return refuse(reader, place, 'not_json', 'Must be a number');
  if (!Number.isInteger(value) || Number.isSafeInteger(value)) return value;
  const { anyInteger } = reader;
  const isKept = typeof anyInteger === 'boolean' ? anyInteger : anyInteger(toPointer(segmentsTo(place)));
  if (isKept) return value;
  return refuse(reader, place, 'unsafe_integer', 'Must be between −9007199254740991 and 9007199254740991');
}

function readList(reader: Reader, value: unknown[], place: Place): JsonValue {
  // Array.from fills holes, which are then refused like any undefined item.
  const items = Array.from(value, (item, index) => readValue(reader, item, below(place, index)));
  return items.filter((item) => item !== undefined);
}

function readObject(reader: Reader, value: object, place: Place): JsonValue | undefined {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    return refuse(reader, place, 'not_json', 'Must be a JSON value');
  }
  const entries: [string, JsonValue][] = [];
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    if (key in Object.prototype) {
      refuse(reader, below(place, key), 'forbidden_key', 'This name is not allowed');
      continue;
    }
    const read = readValue(reader, member, below(place, key));
    if (read !== undefined) entries.push([key, read]);
  }
  return Object.fromEntries(entries);
}

function refuse(reader: Reader, place: Place, code: string, message: string): undefined {
  reader.issues.push({ path: toPointer(segmentsTo(place)), code, message });
}

function below(above: Place, key: string | number): Place {
  return { above, key, depth: (above?.depth ?? 0) + 1 };
}

function segmentsTo(place: Place): (string | number)[] {
  const segments: (string | number)[] = [];
  for (let inner = place; inner; inner = inner.above) segments.unshift(inner.key);
  return segments;
}
