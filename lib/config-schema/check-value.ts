import type { JsonError } from 'json-schema-library';
import { checkOf } from './compile';
import { own } from './json';
import { BROKEN_SCHEMA, wordsFor } from './messages';
import { toPointer } from './pointer';
import { readJson } from './read-json';
import type { Issue, JsonObject, JsonValue } from './types';

/** Faults of whole rules come after faults of single values, since the value says more. */
const VAGUE = ['anyOf', 'contains', 'not', 'not_allowed', 'oneOf'];
/** At one place the first of these says most. */
const SPECIFIC = ['unsafe_integer', 'type', 'required', 'unknown_parameter', 'const', 'enum', 'format'];

/**
 * Checks a value of any origin against a schema: at most one issue per pointer, single values before whole rules.
 * Never throws; a schema that cannot be used gives one issue with code `schema`.
 */
export function checkValue(schema: JsonObject, value: unknown): Issue[] {
  const reading = readJson(value, { anyInteger: true });
  if (reading.value === undefined) return onePerPlace(reading.issues);
  return onePerPlace([...reading.issues, ...libraryIssues(schema, reading.value)]);
}

function libraryIssues(schema: JsonObject, value: JsonValue): Issue[] {
  try {
    return checkOf(schema)(value).map((error) => issueOf(error, value));
  } catch {
    // A pattern that does not compile, or a reference that leads to itself: admit() refuses both on import.
    return [{ path: '', code: 'schema', message: BROKEN_SCHEMA }];
  }
}

function issueOf(error: JsonError, value: JsonValue): Issue {
  const { code, message } = wordsFor(error);
  const { pointer, key, missingProperty, property } = error.data;
  if (code === 'schema') return { path: '', code, message };
  const place = locate(value, String(pointer).replace(/^#/, ''), error.data.value);
  const below = code === 'required' ? key : code === 'dependentRequired' ? missingProperty : undefined;
  const named = code === 'propertyNames' && typeof property === 'string' ? property : below;
  return { path: toPointer(typeof named === 'string' ? [...place, named] : place), code, message };
}

/**
 * The segments that the library joined without escaping. A key with a slash can make two readings possible: the
 * one that leads to the faulty value is meant.
 */
function locate(value: JsonValue, joined: string, faulty: unknown): string[] {
  const isMeant = ({ value: found, parent }: Place) => found === faulty || parent === faulty;
  const readings = readingsOf(value, joined, []);
  return readings.reduce((best, next) => (isMeant(best) || !isMeant(next) ? best : next)).path;
}

type Place = { path: string[]; value: JsonValue; parent?: JsonValue };

function readingsOf(value: JsonValue, rest: string, path: string[], parent?: JsonValue): Place[] {
  if (rest === '') return [{ path, value, parent }];
  if (typeof value !== 'object' || value === null) return [];
  const ends = [...rest.slice(1).matchAll(/\/|$/g)].map(({ index }) => index + 1);
  return ends.flatMap((end) => {
    const key = rest.slice(1, end);
    const inner = Array.isArray(value) ? value[Number(key)] : own(value, key);
    return inner === undefined ? [] : readingsOf(inner, rest.slice(end), [...path, key], value);
  });
}

function onePerPlace(issues: Issue[]): Issue[] {
  if (issues.length < 2) return issues;
  const rank = ({ code }: Issue) => {
    if (VAGUE.includes(code)) return SPECIFIC.length + 1;
    return SPECIFIC.includes(code) ? SPECIFIC.indexOf(code) : SPECIFIC.length;
  };
  const best = new Map<string, Issue>();
  for (const issue of issues) {
    const known = best.get(issue.path);
    if (!known || rank(issue) < rank(known)) best.set(issue.path, issue);
  }
  const list = [...best.values()];
  return [
    ...list.filter(({ code }) => !VAGUE.includes(code)),
    ...list.filter(({ code }) => VAGUE.includes(code)),
  ];
}
