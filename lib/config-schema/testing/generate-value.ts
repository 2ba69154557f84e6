import { canonical } from '../canonical';
import { isJsonObject, own, ownList, ownObject } from '../json';
import type { JsonObject, JsonValue, Parameter } from '../types';
import { generateNumber } from './generate-number';
import { generateText, matching } from './generate-text';
import type { Random } from './seeded';

/** Deeper than this only what must be there is made, so that recursive schemas come to an end. */
const MAX_DEPTH = 3;
const ANYTHING: JsonValue[] = [
  0,
  -1.5,
  'text',
  '',
  true,
  null,
  [],
  ['a', 1],
  {},
  { name: 'a', sizes: [1, 2] },
];
const NAMES = ['alpha', 'b/c', 'größe', 'x y', 'n~0'];

/** A value that a parameter probably allows: null, an option, a limit, something in between. Validate it. */
export function generateValue(parameter: Parameter, random: Random, depth = 0): JsonValue {
  const { nullable, options, variants, type } = parameter;
  if (nullable && random.chance(0.15)) return null;
  if (options) return options.length > 0 ? random.pick(options) : null;
  if (variants.length > 0) return generateValue(random.pick(variants), random, depth + 1);
  if (type === 'bool') return random.chance(0.5);
  if (type === 'int' || type === 'float') return generateNumber(parameter, random);
  if (type === 'string') return generateText(parameter, random);
  if (type === 'array') return generateList(parameter, random, depth);
  return type === 'object' ? generateObject(parameter, random, depth) : random.pick(ANYTHING);
}

function generateList(parameter: Parameter, random: Random, depth: number): JsonValue[] {
  const { minItems, maxItems, uniqueItems, item } = parameter;
  const places = ownList(parameter.schema, 'prefixItems').filter(isJsonObject);
  const least = minItems ?? 0;
  const most = Math.min(maxItems ?? Number.POSITIVE_INFINITY, least + (depth > MAX_DEPTH ? 0 : 3));
  const count = places.length > 0 && !item ? places.length : random.integer(least, Math.max(least, most));
  const items = Array.from({ length: count }, (_, index) => {
    const place = places[index];
    if (place) return generateTupleItem(place, random);
    return item ? generateValue(item, random, depth + 1) : random.pick(ANYTHING);
  });
  return uniqueItems ? [...new Map(items.map((each) => [canonical(each), each])).values()] : items;
}

/** A place of a tuple has a schema and no parameter; the form takes tuples as JSON. */
function generateTupleItem(place: JsonObject, random: Random): JsonValue {
  const options = own(place, 'enum');
  if (Array.isArray(options) && options.length > 0) return random.pick(options);
  if (place.type === 'integer' || place.type === 'number') return random.integer(0, 9);
  return place.type === 'boolean' ? random.chance(0.5) : 'text';
}

function generateObject(parameter: Parameter, random: Random, depth: number): JsonObject {
  const { properties, value, schema } = parameter;
  // A few of many, since each can have as many in turn.
  const likely = depth > MAX_DEPTH ? 0 : Math.min(0.6, 4 / properties.length);
  const declared = properties
    .filter((property) => property.required || random.chance(likely))
    .map((property): [string, JsonValue] => [property.name, generateValue(property, random, depth + 1)]);
  const isOpen = properties.length === 0 && own(schema, 'additionalProperties') !== false;
  const count = depth <= MAX_DEPTH && (value || isOpen) ? random.integer(0, 2) : 0;
  const others = Array.from({ length: count }, (): [string, JsonValue] => [
    generateName(schema, random),
    value ? generateValue(value, random, depth + 1) : random.pick(ANYTHING),
  ]);
  return Object.fromEntries([...others, ...declared]);
}

function generateName(schema: JsonObject, random: Random): string {
  const pattern = own(ownObject(schema, 'propertyNames'), 'pattern');
  const [named] = Object.keys(ownObject(schema, 'patternProperties'));
  const wanted = typeof pattern === 'string' ? pattern : named;
  return wanted === undefined ? random.pick(NAMES) : matching(wanted, random);
}
