import { isJsonObject, own, ownList, ownTexts, without } from '../json';
import type { JsonObject } from '../types';
import { labelOf } from './label-of';
import type { Place } from './walk';

const ANNOTATIONS = ['default', 'deprecated', 'description', 'examples', 'readOnly', 'title', 'writeOnly'];
const NULL = { type: 'null' };

/**
 * OpenAPI 3.0 `nullable: true`. Strictly it counts only beside `type` (3.0.3); written beside a reference, a union
 * or options it means the same, and null is an option then.
 */
export function withNull(schema: JsonObject, { source }: Place): JsonObject {
  if (own(source, 'nullable') !== true && own(source, 'x-nullable') !== true) return schema;
  const union = ['anyOf', 'oneOf'].find((keyword) => Object.hasOwn(schema, keyword));
  const composed = ['$ref', 'allOf', 'if', 'not'].some((keyword) => Object.hasOwn(schema, keyword));
  if (!composed && !union) return allowingNull(schema);
  const said = Object.entries(schema);
  const beside = said.filter(([keyword]) => isAnnotation(keyword));
  const rest = said.filter(([keyword]) => !isAnnotation(keyword));
  if (union && rest.length === 1) {
    const branches = ownList(schema, union);
    const count = branches.filter((branch) => isJsonObject(branch) && takesNull(branch)).length;
    if (count === 0) return { ...schema, [union]: [...branches, NULL] };
    if (count === 1 || union === 'anyOf') return schema;
  }
  return { ...Object.fromEntries(beside), anyOf: [Object.fromEntries(rest), NULL] };
}

/**
 * Generators write the text "null" as the default of what may be null. It is read as null where null is allowed and the
 * text is no option, which is reported.
 */
export function withNullDefault(schema: JsonObject, { walk, path }: Place): JsonObject {
  if (own(schema, 'default') !== 'null' || !mayBeNull(schema)) return schema;
  if (offers(schema, 'null')) return schema;
  const place = [...path, 'default'];
  walk.report.warning(place, `${labelOf(place)}default is the text "null": read as null`);
  return { ...schema, default: null };
}

function mayBeNull(schema: JsonObject): boolean {
  const options = own(schema, 'enum');
  if (Array.isArray(options) && !options.includes(null)) return false;
  return [schema, ...branchesOf(schema)].some(saysNull);
}

function offers(schema: JsonObject, text: string): boolean {
  return [schema, ...branchesOf(schema)].some(
    (each) => ownList(each, 'enum').includes(text) || own(each, 'const') === text,
  );
}

function branchesOf(schema: JsonObject): JsonObject[] {
  return [...ownList(schema, 'anyOf'), ...ownList(schema, 'oneOf')].filter(isJsonObject);
}

function allowingNull(schema: JsonObject): JsonObject {
  const type = own(schema, 'type');
  const types = Array.isArray(type) ? type : type === undefined ? [] : [type];
  const options = own(schema, 'enum');
  const fixed = own(schema, 'const');
  return {
    ...without(schema, ['const']),
    ...(types.length > 0 && { type: types.includes('null') ? type : [...types, 'null'] }),
    ...(Array.isArray(options) && { enum: options.includes(null) ? options : [...options, null] }),
    ...(fixed !== undefined && { enum: fixed === null ? [null] : [fixed, null] }),
  };
}

/** Of a branch of `oneOf`, which refuses what two of them take. */
function takesNull(branch: JsonObject): boolean {
  const options = own(branch, 'enum');
  if (Array.isArray(options)) return options.includes(null);
  if (Object.hasOwn(branch, 'const')) return own(branch, 'const') === null;
  return saysNull(branch) || !['type', '$ref', 'allOf'].some((keyword) => Object.hasOwn(branch, keyword));
}

/** A second branch for null would make a `oneOf` refuse it. */
function saysNull(branch: JsonObject): boolean {
  return own(branch, 'type') === 'null' || ownTexts(branch, 'type').includes('null');
}

function isAnnotation(keyword: string): boolean {
  return ANNOTATIONS.includes(keyword) || keyword.startsWith('x-');
}
