import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '@/e2e/support/runs';
import {
  applyChanges,
  equal,
  fingerprint,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parametersOf,
  toPointer,
} from '../index';
import { subschemasOf } from '../subschemas';
import { parameterCase } from '../testing/arbitrary-schema';
import { admit, importSchema } from './index';
import { convertedKeywords, keywordKinds } from './keyword-kinds';

const folder = 'e2e/fixtures/schemas';
/** What providers send. */
const sources: JsonValue[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')));

const keyword = fc.constantFrom(
  ...keywordKinds.keys(),
  ...convertedKeywords,
  'nullable',
  'constructor',
  'made-up',
);
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }).map((value) => value as JsonValue),
  fc.constantFrom<JsonValue>(2 ** 70, -1, 'string', 'object', '#', '#/$defs/a', '^(a+)+$', { $ref: '#' }, [
    {},
  ]),
  fc.dictionary(keyword, fc.jsonValue({ maxDepth: 2 })).map((value) => value as JsonObject),
);

/** A real source in which a few things, anywhere, are something else. */
const mutated = fc
  .tuple(
    fc.constantFrom(...sources),
    fc.array(fc.tuple(fc.array(fc.nat(), { minLength: 2, maxLength: 12 }), keyword, odd), { maxLength: 4 }),
  )
  .map(([source, changes]) =>
    changes.reduce<JsonValue>((current, [way, key, value]) => changed(current, way, key, value), source),
  );

/** Follows numbers down into a value, and puts another one where they end. */
function changed(value: JsonValue, [step, ...rest]: number[], key: string, after: JsonValue): JsonValue {
  if (step === undefined || typeof value !== 'object' || value === null) return after;
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      index === step % value.length ? changed(item, rest, key, after) : item,
    );
  }
  const keys = Object.keys(value);
  const chosen = rest.length === 0 ? key : keys[step % keys.length];
  if (chosen === undefined) return value;
  const inner = Object.hasOwn(value, chosen) ? (value[chosen] ?? null) : null;
  const next = rest.length === 0 ? after : changed(inner, rest, key, after);
  return Object.fromEntries(new Map<string, JsonValue>(Object.entries(value)).set(chosen, next));
}

const source = fc.oneof(
  { weight: 6, arbitrary: mutated },
  { weight: 2, arbitrary: parameterCase.map(({ schema }) => schema as JsonValue) },
  { weight: 1, arbitrary: odd },
);

/** As a database gives it back: the order of keys is lost. */
function shuffled(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(shuffled);
  if (!isJsonObject(value)) return value;
  // A default is sent, so its own order means something.
  const entries = Object.entries(value).map(([key, inner]): [string, JsonValue] => [
    key,
    key === 'default' ? inner : shuffled(inner),
  ]);
  return Object.fromEntries(entries.reverse());
}

describe('whatever is imported', { timeout: 120_000 }, () => {
  test('never throws, and has a schema exactly where no line is an error', () => {
    fc.assert(
      fc.property(fc.oneof(source, fc.anything({ withBigInt: true, withDate: true })), (value) => {
        const { schema, report } = importSchema(value);
        expect(schema === null).toBe(report.some(({ level }) => level === 'error'));
      }),
      { numRuns: runs(250) },
    );
  });

  test('the result may be stored, and says order and role of every parameter', () => {
    fc.assert(
      fc.property(source, (value) => {
        const { schema } = importSchema(value);
        if (!schema) return;
        expect(admit(schema).schema).toEqual(schema);
        for (const parameter of parametersOf(schema)) {
          expect(parameter.schema).toMatchObject({ 'x-role': parameter.role });
          expect(typeof parameter.schema['x-order']).toBe('number');
        }
      }),
      { numRuns: runs(80) },
    );
  });

  test('importing the result again changes nothing, in whatever order its keys come', () => {
    fc.assert(
      fc.property(source, (value) => {
        const { schema } = importSchema(value);
        if (!schema) return;
        const again = importSchema(schema).schema ?? {};
        const later = importSchema(shuffled(schema)).schema ?? {};
        expect(again).toEqual(schema);
        expect(equal(later, schema)).toBe(true);
        expect(fingerprint(later)).toBe(fingerprint(schema));
      }),
      { numRuns: runs(80) },
    );
  });
});

/** Every keyword of the schemas below a place in a source, with the way to it. */
function keywordsBelow(
  value: JsonValue | undefined,
  place: string[],
): { keyword: string; pointer: string }[] {
  if (!isJsonObject(value)) return [];
  const here = Object.keys(value).map((name) => ({ keyword: name, pointer: toPointer([...place, name]) }));
  return [
    ...here,
    ...subschemasOf(value).flatMap((inner) => keywordsBelow(inner.schema, [...place, ...inner.path])),
  ];
}

/** Keywords that say the same under another name, beside those that every import converts. */
const RENAMED = new Map([
  ['allOf', '$ref'],
  ['schema', 'properties'],
  ['enumNames', 'oneOf'],
]);

test('no keyword of a real source disappears in silence', { timeout: 60_000 }, () => {
  const plain = sources.filter(isJsonObject).filter((value) => importSchema(value).kind === 'json-schema');
  for (const value of plain) {
    const { schema, report } = importSchema(value);
    if (!schema) continue;
    const kept = new Set(keywordsBelow(schema, []).map((found) => found.keyword));
    const silent = keywordsBelow(value, []).filter(({ keyword: name, pointer }) => {
      const converted = convertedKeywords.has(name) || kept.has(RENAMED.get(name) ?? name);
      const said = report.some(({ path: at, message }) => {
        return (at !== '' && pointer.startsWith(at)) || message.startsWith(`${name}: means nothing here`);
      });
      return !converted && !said;
    });
    expect(silent).toEqual([]);
  }
});

test('a keyword that means nothing is named, wherever it stands', () => {
  const places = sources.filter(isJsonObject).flatMap((value) => {
    const { schema, kind } = importSchema(value);
    return schema && kind === 'json-schema' ? [schema] : [];
  });
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.array(fc.nat(), { maxLength: 6 }), (schema, way) => {
      const { report } = importSchema(within(schema, way));
      expect(report.map(({ message }) => message)).toContain('made-up: means nothing here, left out');
    }),
    { numRuns: runs(40) },
  );
});

/** The same schema with a made-up keyword in one of the schemas in it, however deep. */
function within(schema: JsonObject, [step, ...rest]: number[]): JsonObject {
  const below = subschemasOf(schema);
  const inner = step === undefined ? undefined : below[step % below.length];
  if (!inner) return { ...schema, 'made-up': 1 };
  return applyChanges(schema, [{ path: toPointer(inner.path), after: within(inner.schema, rest) }]);
}
