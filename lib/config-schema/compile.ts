import {
  compileSchema,
  draft2020,
  extendDraft,
  type JsonError,
  type SchemaNode,
  settings,
} from 'json-schema-library';
import { formats } from './formats';
import { isJsonObject, without } from './json';
import { keywords } from './keywords';
import { mapSchemas } from './subschemas';
import type { JsonObject, JsonValue, Pointer } from './types';

/** Keywords that only the library knows; in a schema from elsewhere they must mean nothing. */
const FOREIGN = ['$schema', 'dependencies', 'errorMessages', 'oneOfProperty', 'regexFlags', 'patternExample'];

const draft = extendDraft(draft2020, { $schemaRegEx: '.*', keywords, formats });

// The library lets a key `_id` pass every `additionalProperties: false`.
settings.propertyBlacklist.length = 0;

/** Checks one value; what it returns are the library's errors. */
type Check = (value: JsonValue) => JsonError[];
type Compiled = { check: Check; faults: JsonError[]; properties: Map<string, SchemaNode> };

const compiled = new WeakMap<JsonObject, Compiled>();

/**
 * The check of a schema, made once for each schema object: schemas are never changed in place. Throws for a pattern
 * that is no regular expression. A broken schema has its faults for every value.
 */
export function checkOf(schema: JsonObject): Check {
  return compile(schema).check;
}

/**
 * The check of one declared property, out of that of the whole schema; undefined where there is none, or the schema is
 * broken. Its errors have their places in the property.
 */
export function propertyCheckOf(schema: JsonObject, name: string): Check | undefined {
  const { faults, properties } = compile(schema);
  const node = faults.length > 0 ? undefined : properties.get(name);
  return node && ((value) => node.validate(value).errors);
}

/** What is wrong with a schema as a schema, such as a `minimum` that is no number. */
export function faultsOf(schema: JsonObject): { path: Pointer; message: string }[] {
  return compile(schema).faults.map(({ data }) => ({
    path: String(data.pointer).replace(/^#/, ''),
    message: String(data.message),
  }));
}

function compile(schema: JsonObject): Compiled {
  const known = compiled.get(schema);
  if (known) return known;
  const node = compileSchema(mapSchemas(schema, forLibrary), { drafts: [draft] });
  const faults = [node.schemaErrors].flat().filter((fault) => fault !== undefined);
  const check: Check = (value) => (faults.length > 0 ? faults : node.validate(value).errors);
  const result = { check, faults, properties: new Map(Object.entries(node.properties ?? {})) };
  compiled.set(schema, result);
  return result;
}

function forLibrary(schema: JsonObject): JsonObject {
  const standard = withContains(without(schema, FOREIGN));
  const patterns = standard.patternProperties;
  if (isJsonObject(patterns) && Object.keys(patterns).length === 0) {
    // With an empty one the library forgets `additionalProperties: false`.
    return without(standard, ['patternProperties']);
  }
  const expressions = [standard.pattern, ...Object.keys(isJsonObject(patterns) ? patterns : {})];
  return expressions.every(isUnicodePattern) ? standard : { ...standard, regexFlags: '' };
}

/** Beside `contains: true` and `false` the library does not count. */
function withContains(schema: JsonObject): JsonObject {
  const { contains } = schema;
  return typeof contains === 'boolean' ? { ...schema, contains: contains ? {} : { not: {} } } : schema;
}

/** Providers write patterns such as `[\w-.]`, which the unicode flag of the library refuses. */
function isUnicodePattern(pattern: unknown): boolean {
  if (typeof pattern !== 'string') return true;
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
