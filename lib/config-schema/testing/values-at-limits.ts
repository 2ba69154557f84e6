import { equal, isJsonObject, own, ownList, ownObject, ownTexts } from '../json';
import { valueAt } from '../pointer';
import type { JsonObject, JsonValue } from '../types';
import { matching } from './generate-text';
import type { Random } from './seeded';

/** Deeper than this a schema has no values of its own, so that recursive ones come to an end. */
const MAX_DEPTH = 5;
const MAX_VALUES = 24;
const OF_EACH_TYPE: JsonValue[] = [null, true, 0, 'a', [], {}];
const OF_FORMAT: Record<string, string[]> = {
  date: ['2026-02-28', '2026-02-30', '28.2.2026'],
  'date-time': ['2026-02-28T12:34:56Z', '2026-02-28 12:34', ''],
  email: ['a@example.com', 'a@', ''],
  hostname: ['cdn.example.com', '-a.example', 'a b'],
  ipv4: ['192.0.2.7', '192.0.2.256', '192.0.2'],
  ipv6: ['2001:db8::7', '2001:db8:::7', 'g::1'],
  time: ['12:34:56Z', '25:00:00Z', 'noon'],
  uri: ['https://example.com/a.png', 'data:text/plain,a', 'no uri', '/a'],
  url: ['https://example.com/a.png', 'no url'],
  uuid: ['123e4567-e89b-42d3-a456-426614174000', '123e4567'],
};

/**
 * Values that tell a schema from one that is nearly the same: each option, each limit and what is next to it, each branch
 * and pairs of them, with and without each member. Some are allowed, some are not. `schema` is as the source has it.
 */
export function valuesAtLimits(
  document: JsonObject,
  schema: JsonValue,
  random: Random,
  depth = 0,
): JsonValue[] {
  if (!isJsonObject(schema) || depth > MAX_DEPTH) return random.chance(0.5) ? OF_EACH_TYPE : ['a', 1];
  const inner = (part: JsonValue) => valuesAtLimits(document, part, random, depth + 1);
  const reference = own(schema, '$ref');
  const target =
    typeof reference === 'string' && reference.startsWith('#')
      ? valueAt(document, decode(reference))
      : undefined;
  const sameValue = ['not', 'if', 'then', 'else'].flatMap((keyword) => own(schema, keyword) ?? []);
  const parts = [
    ...(target === undefined ? [] : [target]),
    ...['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => ownList(schema, keyword)),
    ...sameValue,
    ...Object.values(ownObject(schema, 'dependentSchemas')),
  ];
  const ofParts = parts.map(inner);
  const objects = ofParts.flat().filter(isJsonObject);
  const merged = Array.from({ length: Math.min(objects.length, 6) }, () => ({
    ...random.pick(objects),
    ...random.pick(objects),
  }));
  const values = [
    ...ownList(schema, 'enum'),
    ...['const', 'default'].flatMap((keyword) => own(schema, keyword) ?? []),
    ...numbersAt(schema),
    ...textsAt(schema, random),
    ...listsAt(schema, random, inner),
    ...objectsAt(schema, random, inner),
    ...ofParts.flat(),
    ...merged,
    ...OF_EACH_TYPE,
  ];
  return sample(distinct(values), random, MAX_VALUES);
}

function decode(reference: string): string {
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return reference.slice(1);
  }
}

/** At most so many, the others left out by chance. */
export function sample<Item>(items: readonly Item[], random: Random, most: number): Item[] {
  const left = [...items];
  while (left.length > most) left.splice(random.integer(0, left.length - 1), 1);
  return left;
}

function distinct(values: JsonValue[]): JsonValue[] {
  return values.filter((value, index) => values.findIndex((other) => equal(other, value)) === index);
}

function numberOf(schema: JsonObject, keyword: string): number | undefined {
  const value = own(schema, keyword);
  return typeof value === 'number' ? value : undefined;
}

function numbersAt(schema: JsonObject): number[] {
  const limits = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'].flatMap(
    (keyword) => numberOf(schema, keyword) ?? [],
  );
  const isWhole = [own(schema, 'type')].flat().some((type) => type === 'integer' || type === 'number');
  const near = limits.flatMap((limit) => [limit - 1, limit - 0.5, limit, limit + 0.5, limit + 1, 2 * limit]);
  const format = own(schema, 'format');
  const ends = format === 'int32' ? [2 ** 31, 2 ** 31 - 1] : format === 'uint8' ? [-1, 255, 256] : [];
  return [...near, ...ends, ...(isWhole ? [0, 1, -1, 1.5, 1e6] : [])];
}

function textsAt(schema: JsonObject, random: Random): string[] {
  const lengths = ['minLength', 'maxLength'].flatMap((keyword) => numberOf(schema, keyword) ?? []);
  const near = lengths.flatMap((length) => [length - 1, length, length + 1]);
  const long = near.filter((length) => length >= 0 && length < 5_000).map((length) => 'é'.repeat(length));
  const pattern = own(schema, 'pattern');
  const format = own(schema, 'format');
  return [
    ...long,
    ...(typeof pattern === 'string' ? [matching(pattern, random), '!', ''] : []),
    ...((typeof format === 'string' && OF_FORMAT[format]) || []),
  ];
}

function listsAt(schema: JsonObject, random: Random, inner: (part: JsonValue) => JsonValue[]): JsonValue[] {
  const said = [
    'items',
    'prefixItems',
    'contains',
    'minItems',
    'maxItems',
    'uniqueItems',
    'unevaluatedItems',
  ];
  if (!said.some((keyword) => Object.hasOwn(schema, keyword))) return [];
  const tuple = ownList(schema, Object.hasOwn(schema, 'prefixItems') ? 'prefixItems' : 'items');
  const rest = own(
    schema,
    tuple.length > 0 && !Object.hasOwn(schema, 'prefixItems') ? 'additionalItems' : 'items',
  );
  const ofRest = [
    ...(rest === undefined ? OF_EACH_TYPE : inner(rest)),
    ...inner(own(schema, 'contains') ?? true),
  ];
  const ofTuple = tuple.map(inner);
  const lengths = ['minItems', 'maxItems', 'minContains', 'maxContains'].flatMap(
    (keyword) => numberOf(schema, keyword) ?? [],
  );
  const counts = [
    0,
    1,
    2,
    tuple.length,
    tuple.length + 1,
    ...lengths.flatMap((length) => [length - 1, length, length + 1]),
  ];
  return [...new Set(counts)]
    .filter((count) => count >= 0 && count < 50)
    .flatMap((count) =>
      [0, 1].map(() => Array.from({ length: count }, (_, index) => random.pick(ofTuple[index] ?? ofRest))),
    );
}

function objectsAt(schema: JsonObject, random: Random, inner: (part: JsonValue) => JsonValue[]): JsonValue[] {
  const properties = ownObject(schema, 'properties');
  const patterns = Object.entries(ownObject(schema, 'patternProperties'));
  const others = own(schema, 'additionalProperties');
  const said = ['required', 'propertyNames', 'dependentRequired', 'minProperties', 'maxProperties'];
  const isObject =
    Object.keys(properties).length + patterns.length > 0 ||
    isJsonObject(others) ||
    said.some((keyword) => Object.hasOwn(schema, keyword));
  if (!isObject) return [];
  const required = ownTexts(schema, 'required');
  const names = [...new Set([...Object.keys(properties), ...required])];
  const members = new Map(names.map((name) => [name, inner(own(properties, name) ?? true)]));
  const undeclared = patterns.map(([pattern, part]) => [matching(pattern, random), inner(part)] as const);
  if (others !== false) undeclared.push(['other', inner(others ?? true)]);
  else undeclared.push(['other', ['a']]);
  return Array.from({ length: 8 }, (_, index) => {
    const chance = [1, 0, 0.5][index % 3] ?? 0.5;
    const declared = [...members].flatMap(([name, values]): [string, JsonValue][] =>
      values.length > 0 && (random.chance(chance) || (required.includes(name) && random.chance(0.9)))
        ? [[name, random.pick(values)]]
        : [],
    );
    const rest = undeclared.flatMap(([name, values]): [string, JsonValue][] =>
      values.length > 0 && random.chance(0.2) ? [[name, random.pick(values)]] : [],
    );
    return Object.fromEntries([...declared, ...rest]);
  });
}
