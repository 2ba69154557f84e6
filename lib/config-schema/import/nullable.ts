import { isJsonObject, own, ownList, ownTexts, without } from '../json';
import { optionsOf } from '../kinds';
import type { JsonObject } from '../types';
import { viewOf } from '../view';
import { labelOf } from './label-of';
import { originOf } from './source-path';
import { twinsOf } from './twins';
import type { Place, Walk } from './walk';

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

/** What generators write as the default of what may be null. */
const NULL_TEXT = /^(null|NULL|None|nil|undefined)$/;

/**
 * Reads the text "null" as null if it is a default, null is allowed and the text is no option, which is reported.
 * Changes `root`, which nobody else holds yet.
 */
export function readNullDefaults(root: JsonObject, walk: Walk): void {
  const twins = twinsOf(root);
  const [[, whole]] = twins as [[JsonObject, JsonObject]];
  for (const [schema, twin] of twins) {
    const text = own(schema, 'default');
    if (typeof text !== 'string' || !NULL_TEXT.test(text)) continue;
    const view = viewOf(whole, twin, []);
    const parts = [view.shown, ...view.variants.map((variant) => variant.schema)];
    if (parts.some((part) => optionsOf(part)?.includes(text))) continue;
    const path = [...originOf(walk, schema), 'default'];
    const words = `${labelOf(path)}default is the text "${text}"`;
    if (view.nullable) {
      walk.report.warning(path, `${words}: read as null`);
      schema.default = null;
    } else if (text === 'null') walk.report.warning(path, `${words}, and null is not allowed: kept as text`);
  }
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
