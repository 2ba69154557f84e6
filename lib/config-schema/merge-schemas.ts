import { equal, isJsonObject } from './json';
import type { JsonObject, JsonValue } from './types';

const ANNOTATIONS = [
  '$comment',
  'default',
  'deprecated',
  'description',
  'examples',
  'readOnly',
  'title',
  'writeOnly',
];
/** Where one side has the first, the other may say nothing about members: each counts only its own neighbours. */
const SCOPES = [
  {
    closing: ['additionalProperties', 'unevaluatedProperties'],
    members: ['patternProperties', 'properties'],
  },
  { closing: ['items', 'unevaluatedItems', 'contains'], members: ['prefixItems'] },
  { closing: ['if', 'then', 'else'], members: [] },
];

/**
 * One schema that allows exactly what both allow; annotations of `outer` win, as those beside a `$ref` do.
 * Null where one flat schema cannot say it, such as two patterns or a closed object beside another one.
 */
export function mergeSchemas(outer: JsonObject, inner: JsonObject): JsonObject | null {
  if (SCOPES.some((scope) => clash(scope, outer, inner) || clash(scope, inner, outer))) return null;
  const merged = new Map<string, JsonValue>(Object.entries(outer));
  for (const [keyword, value] of Object.entries(inner)) {
    const present = merged.get(keyword);
    const next = present === undefined ? value : mergeKeyword(keyword, present, value);
    if (next === undefined) return null;
    merged.set(keyword, next);
  }
  return Object.fromEntries(merged);
}

function clash(scope: (typeof SCOPES)[number], closed: JsonObject, other: JsonObject): boolean {
  const has = (schema: JsonObject) => (keyword: string) => Object.hasOwn(schema, keyword);
  return scope.closing.some(has(closed)) && [...scope.closing, ...scope.members].some(has(other));
}

function mergeKeyword(keyword: string, outer: JsonValue, inner: JsonValue): JsonValue | undefined {
  if (equal(outer, inner) || ANNOTATIONS.includes(keyword) || keyword.startsWith('x-')) return outer;
  if (typeof outer === 'number' && typeof inner === 'number') {
    if (/^(exclusiveM|m)inimum$|^min/.test(keyword)) return Math.max(outer, inner);
    if (/^(exclusiveM|m)aximum$|^max/.test(keyword)) return Math.min(outer, inner);
  }
  if (keyword === 'type') return commonTypes(outer, inner);
  if (keyword === 'uniqueItems') return outer === true || inner === true;
  if (!Array.isArray(outer) || !Array.isArray(inner)) {
    return keyword === 'properties' ? mergeProperties(outer, inner) : undefined;
  }
  if (keyword === 'enum') return outer.filter((option) => inner.some((other) => equal(option, other)));
  if (keyword === 'required') return [...new Set([...outer, ...inner])];
  return keyword === 'allOf' ? [...outer, ...inner] : undefined;
}

function commonTypes(outer: JsonValue, inner: JsonValue): JsonValue | undefined {
  const named = (type: JsonValue) => [type].flat().filter((name) => typeof name === 'string');
  const others = named(inner);
  const common = named(outer).flatMap((type) => {
    if (others.includes(type)) return [type];
    if (type === 'integer' && others.includes('number')) return [type];
    return type === 'number' && others.includes('integer') ? ['integer'] : [];
  });
  return common.length > 1 ? common : common[0];
}

function mergeProperties(outer: JsonValue, inner: JsonValue): JsonValue | undefined {
  if (!isJsonObject(outer) || !isJsonObject(inner)) return undefined;
  const merged = new Map<string, JsonValue>(Object.entries(outer));
  for (const [name, schema] of Object.entries(inner)) {
    const present = merged.get(name);
    merged.set(name, present === undefined || equal(present, schema) ? schema : { allOf: [present, schema] });
  }
  return Object.fromEntries(merged);
}
