import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical, compareTexts } from './canonical';
import { without } from './json';
import { mapSchemas } from './subschemas';
import type { JsonObject, JsonValue, ParameterSchema } from './types';

/** Wording and order, which change nothing about what is allowed or sent; `$schema` is the same for all. */
const UNSEEN = ['$comment', '$schema', 'description', 'examples', 'title', 'x-message', 'x-order'];
/** Keywords whose list is a set, so that its order means nothing. */
const SETS = ['enum', 'required', 'type'];

/**
 * A hash that is the same for two schemas that mean the same: blind to the order of keywords and options, to wording
 * and to `x-order`. Defaults with their order of keys, limits, options, roles and units are seen. Form: `sha256:` and 64 hex digits.
 */
export function fingerprint(schema: ParameterSchema): string {
  const text = canonical(mapSchemas(schema, meaning));
  return `sha256:${bytesToHex(sha256(utf8ToBytes(text)))}`;
}

function meaning(schema: JsonObject): JsonObject {
  const entries = Object.entries(without(schema, UNSEEN)).map(([keyword, value]): [string, JsonValue] => [
    keyword,
    keyword === 'default'
      ? inOrder(value)
      : SETS.includes(keyword) && Array.isArray(value)
        ? sorted(value)
        : value,
  ]);
  return Object.fromEntries(entries);
}

/** A value whose keys are sorted stands for itself, so that hashes stay as they are for all that have none. */
function inOrder(value: JsonValue): JsonValue {
  const text = JSON.stringify(value);
  return text === canonical(value) ? value : { 'in order': text };
}

function sorted(values: JsonValue[]): JsonValue[] {
  return values
    .map((value) => ({ value, text: canonical(value) }))
    .sort((left, right) => compareTexts(left.text, right.text))
    .map(({ value }) => value);
}
