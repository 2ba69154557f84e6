import { isJsonObject, own } from '../json';
import { inOrder } from '../order';
import { subschemasOf } from '../subschemas';
import type { JsonObject, JsonValue } from '../types';
import { definitionOf } from './definition-of';

/** Keywords whose schemas speak of the same object as the schema that holds them. */
const SAME_PLACE = ['allOf', 'anyOf', 'oneOf', 'then', 'else', 'dependentSchemas'];

/**
 * Writes `x-order` on every property, since a database keeps no order of keys. Where all properties of an object have
 * one, each another, it stays; else they are numbered: what has a position takes it, the others fill what is left,
 * as written. Parts of one object (`allOf`, branches) are numbered on. Changes `root`, which nobody else holds yet.
 */
export function writeOrder(root: JsonObject): void {
  const walk = { root, done: new Set<JsonObject>() };
  numberObject(walk, root, 0);
  for (const { keyword, schema } of subschemasOf(root))
    if (keyword === '$defs') numberObject(walk, schema, 0);
}

type Numbering = { root: JsonObject; done: Set<JsonObject> };

/** Numbers one object from a number on, then the objects in it, and gives the next free number. */
function numberObject(walk: Numbering, schema: JsonObject, from: number): number {
  if (walk.done.has(schema)) return from;
  walk.done.add(schema);
  let next = numberProperties(schema, from);
  const target = definitionOf(walk.root, schema);
  if (target) next = numberObject(walk, target, next);
  for (const { keyword, schema: inner } of subschemasOf(schema)) {
    if (SAME_PLACE.includes(keyword)) next = numberObject(walk, inner, next);
    else if (keyword !== '$defs') numberObject(walk, inner, 0);
  }
  return next;
}

function numberProperties(schema: JsonObject, from: number): number {
  const properties = schema.properties;
  if (!isJsonObject(properties)) return from;
  for (const [name, property] of Object.entries(properties)) if (property === true) properties[name] = {};
  const entries = Object.entries(properties).filter((entry): entry is [string, JsonObject] =>
    isJsonObject(entry[1]),
  );
  const written = entries.map(([, property]) => orderOf(property));
  const numbers = written.filter((order) => typeof order === 'number');
  const complete = numbers.length === entries.length && new Set(numbers).size === entries.length;
  if (complete) return Math.max(from, ...numbers.map((number) => Math.floor(number) + 1));
  const sorted = inOrder(entries, ([, property]) => orderOf(property));
  for (const [index, [, property]] of sorted.entries()) property['x-order'] = from + index;
  return from + sorted.length;
}

function orderOf(property: JsonObject): JsonValue | undefined {
  return own(property, 'x-order');
}
