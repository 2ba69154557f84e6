import {
  draft2020,
  isSchemaNode,
  type JsonError,
  type JsonSchemaValidator,
  type JsonSchemaValidatorParams,
  type Keyword,
  type SchemaNode,
} from 'json-schema-library';
import { canonical } from './canonical';
import { equal, isJsonObject } from './json';

/** Longer texts are not tried against a pattern: even a harmless one takes quadratic time on a megabyte. */
const MAX_PATTERN_TEXT = 10_000;

/** Checks of our own: see the comment at each. */
const CHECKS = new Map<string, JsonSchemaValidator>([
  ['type', checkType],
  ['enum', checkEnum],
  ['maximum', checkMaximum],
  ['anyOf', checkAnyOf],
  ['oneOf', checkOneOf],
  ['pattern', checkPattern],
  ['uniqueItems', checkUniqueItems],
  ['$ref', checkReference],
]);

const libraryType = draft2020.keywords.find(({ keyword }) => keyword === 'type')?.validate;

/** Keywords of the library with these checks. */
export const keywords: Keyword[] = draft2020.keywords.flatMap((keyword) => {
  const validate = CHECKS.get(keyword.keyword);
  return validate ? [{ ...keyword, validate }] : [];
});

const targets = new WeakMap<SchemaNode, SchemaNode>();

/** The library compiles the target again on every check. */
function checkReference(place: JsonSchemaValidatorParams) {
  const { node, data, pointer, path } = place;
  const known = targets.get(node);
  const target = known ?? node.resolveRef({ pointer, path });
  // Else it is the library's error: the reference leads nowhere.
  if (!isSchemaNode(target)) return target;
  if (known) path.push({ pointer, node: known });
  // What a dynamic reference means depends on the way that led to it.
  else if (!node.schema.$dynamicRef) targets.set(node, target);
  return target.validate(data, pointer, path).errors;
}

/** A whole number that a double cannot hold exactly is no integer here; a `number` may be any double. */
function checkType(place: JsonSchemaValidatorParams) {
  const { node, data, pointer } = place;
  const types = [node.schema.type].flat();
  const isUnsafe = Number.isInteger(data) && !Number.isSafeInteger(data);
  if (!isUnsafe || !types.includes('integer') || types.includes('number')) return libraryType?.(place);
  return node.createError('unsafe-integer-error', { pointer, schema: node.schema, value: data }, 'unsafe');
}

/** The library compares objects by their text, and so by the order of their keys. */
function checkEnum({ node, data, pointer }: JsonSchemaValidatorParams) {
  const options: unknown = node.schema.enum;
  if (!Array.isArray(options) || options.some((option) => equal(option, data as never))) return undefined;
  return node.createError('enum-error', { pointer, schema: node.schema, value: data, values: options });
}

/** The library takes a maximum of 0 for none. */
function checkMaximum({ node, data, pointer }: JsonSchemaValidatorParams) {
  const most: unknown = node.schema.maximum;
  if (typeof data !== 'number' || typeof most !== 'number' || data <= most) return undefined;
  return node.createError('maximum-error', { pointer, schema: node.schema, value: data });
}

function checkPattern(place: JsonSchemaValidatorParams) {
  const { node, data, pointer } = place;
  if (typeof data !== 'string' || !(node.pattern instanceof RegExp)) return undefined;
  const short = data.length <= MAX_PATTERN_TEXT;
  if (short && node.pattern.test(data)) return undefined;
  return node.createError('pattern-error', { pointer, schema: node.schema, value: data, tooLong: !short });
}

/** The library compares each item with each other: a long list would block the process. */
function checkUniqueItems({ node, data, pointer }: JsonSchemaValidatorParams) {
  if (!Array.isArray(data)) return undefined;
  const seen = new Set<string>();
  return data.flatMap((item, index) => {
    const text = canonical(item);
    if (!seen.has(text)) {
      seen.add(text);
      return [];
    }
    return [
      node.createError('unique-items-error', {
        pointer: `${pointer}/${index}`,
        schema: node.schema,
        value: item,
      }),
    ];
  });
}

/**
 * The library says only that no branch fits; here the branch that was meant says what is wrong. Only nodes that have
 * branches are checked.
 */
function checkAnyOf({ node, data, pointer, path }: JsonSchemaValidatorParams) {
  const failures: JsonError[][] = [];
  for (const branch of node.anyOf as SchemaNode[]) {
    const { errors } = branch.validate(data, pointer, path);
    if (errors.length === 0) return undefined;
    failures.push(errors);
  }
  return explain(node, 'any-of-error', failures, data, pointer);
}

function checkOneOf({ node, data, pointer, path }: JsonSchemaValidatorParams) {
  const branches = node.oneOf as SchemaNode[];
  const results = branches.map((branch) => branch.validate(data, pointer, path).errors);
  const fitting = results.filter((errors) => errors.length === 0).length;
  if (fitting === 1) return undefined;
  if (fitting > 1) {
    return node.createError('multiple-one-of-error', { pointer, schema: node.schema, value: data });
  }
  return explain(node, 'one-of-error', results, data, pointer);
}

function explain(node: SchemaNode, code: string, failures: JsonError[][], data: unknown, pointer: string) {
  const meant = failures.filter((errors) => !errors.some((error) => isOtherKind(error, pointer)));
  if (meant.length === 1) return meant[0];
  return node.createError(code, { pointer, schema: node.schema, value: data, failures });
}

/** True for an error that says "this is not the branch": a wrong type here, or a wrong constant right below. */
function isOtherKind(error: JsonError, pointer: string): boolean {
  const place: unknown = error.data.pointer;
  if (error.code === 'type-error') return place === pointer;
  if (error.code !== 'const-error' || typeof place !== 'string') return false;
  const below = place.slice(pointer.length + 1);
  return place === pointer || (isJsonObject(error.data.schema) && !below.includes('/'));
}
