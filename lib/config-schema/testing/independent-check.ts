import type { AnySchemaObject, ErrorObject } from 'ajv';
import Ajv from 'ajv';
import Ajv2019 from 'ajv/dist/2019.js';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { recognise } from '../import/recognise';
import { isJsonObject, own } from '../json';
import { segmentsOf, toPointer, valueAt } from '../pointer';
import type { JsonObject, JsonValue, Pointer } from '../types';

/** Ajv's verdict on values under a source as it was published. */
export type IndependentCheck = {
  /** The document that references are looked up in, and where in it the schema of the parameters stands. */
  document: JsonObject;
  path: string[];
  /** Where in the source the keywords stand that a value breaks; empty if the source allows it. */
  brokenBy: (value: JsonValue) => Pointer[];
  /** The members of an object that break something, and those that it lacks. */
  membersIn: (value: JsonObject) => { wrong: string[]; missing: string[] };
};

/**
 * Ajv over a source. Only what Ajv does not know is said in the words of its draft: `nullable`, limits that are excluded
 * by `true`, `id`. Null if the source has no schema; throws if Ajv cannot use it.
 */
export function independentCheckOf(source: JsonObject): IndependentCheck | null {
  const { path, base } = recognise(source);
  const document = valueAt(source, toPointer(base));
  if (path === null || !isJsonObject(document)) return null;
  const within = path.slice(base.length);
  const ajv = checkerFor(document, own(valueAt(source, toPointer(path)), '$schema'));
  ajv.addSchema(inItsWords(document) as AnySchemaObject, 'source:document');
  const place = within.map((segment) => `/${encodeURIComponent(pointed(segment))}`).join('');
  const check = ajv.compile({ $ref: `source:document#${place}` });
  const brokenBy = (value: JsonValue) =>
    check(value) ? [] : (check.errors ?? []).map((error) => toPointer(base) + placeOf(error));
  const membersIn = (value: JsonObject) => {
    const errors = check(value) ? [] : (check.errors ?? []);
    const missing = errors.filter(({ instancePath }) => instancePath === '');
    return {
      wrong: errors.flatMap(({ instancePath }) => segmentsOf(instancePath).slice(0, 1)),
      missing: missing.flatMap(({ params: { missingProperty: name } }) =>
        typeof name === 'string' ? [name] : [],
      ),
    };
  };
  return { document, path: within, brokenBy, membersIn };
}

function pointed(segment: string): string {
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}

function placeOf({ schemaPath }: ErrorObject): Pointer {
  const pointer = schemaPath.slice(schemaPath.indexOf('#') + 1);
  try {
    return decodeURIComponent(pointer);
  } catch {
    return pointer;
  }
}

/** Who names no draft and has a list under `items` means an older one. */
function checkerFor(document: JsonObject, dialect: JsonValue | undefined): Ajv {
  const said = typeof dialect === 'string' ? dialect : '';
  const isOld = said.includes('2019-09') || JSON.stringify(document).includes('"items":[');
  const Version = /draft-0\d/.test(said) ? Ajv : isOld ? Ajv2019 : Ajv2020;
  const ajv = new Version({
    strict: false,
    validateSchema: false,
    // A source may be one of the schemas that Ajv knows by itself.
    meta: false,
    allErrors: true,
    logger: false,
    multipleOfPrecision: 9,
    code: { regExp: Object.assign(regularExpression, { code: 'regularExpression' }) },
  });
  addFormats(ajv);
  ajv.addFormat('uint8', {
    type: 'number',
    validate: (value: number) => Number.isInteger(value) && value >= 0 && value < 256,
  });
  return ajv;
}

/** Providers write patterns that the flag `u` does not allow. */
function regularExpression(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern);
  }
}

/** Values, not schemas, stand below these. */
const VALUES = ['const', 'default', 'enum', 'example', 'examples', 'required'];
const NAMED = ['$defs', 'definitions', 'dependentSchemas', 'dependencies', 'patternProperties', 'properties'];

/** A copy in the words of Ajv; `isMap` for the values of `properties` and the like, whose keys are names. */
function inItsWords(value: JsonValue, isMap = false): JsonValue {
  if (Array.isArray(value)) return value.map((item) => inItsWords(item));
  if (!isJsonObject(value)) return value;
  const inner = Object.entries(value).map(([key, member]): [string, JsonValue] => {
    if (isMap) return [key, inItsWords(member)];
    if (key === '$ref') return [key, local(member)];
    return VALUES.includes(key) ? [key, member] : [key, inItsWords(member, NAMED.includes(key))];
  });
  const schema = Object.fromEntries(inner);
  return isMap ? schema : withNull(withOpenLimits(schema));
}

/** A definition of another document that was pasted into this one, under the same name. */
function local(reference: JsonValue): JsonValue {
  return typeof reference === 'string' ? reference.replace(/^\/.*(#\/definitions\/)/, '$1') : reference;
}

function withOpenLimits({ id, $schema, ...schema }: JsonObject): JsonObject {
  const kept: JsonObject = typeof id === 'object' && id !== null ? { ...schema, id } : schema;
  for (const [exclusive, limit] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof kept[exclusive] !== 'boolean') continue;
    const bound = kept[limit];
    if (kept[exclusive] && bound !== undefined) {
      kept[exclusive] = bound;
      delete kept[limit];
    } else delete kept[exclusive];
  }
  return kept;
}

function withNull({ nullable, 'x-nullable': extension, ...schema }: JsonObject): JsonObject {
  if (nullable !== true && extension !== true) return schema;
  return { anyOf: [schema, { type: 'null' }] };
}
