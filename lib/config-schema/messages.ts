import type { JsonError } from 'json-schema-library';
import { isJsonObject, own, ownList, ownObject } from './json';
import type { JsonObject, JsonValue } from './types';

export const BROKEN_SCHEMA = 'Cannot be checked: the schema is broken';
const TOO_LONG = 'Too long to be checked';

/** More options than this do not fit into a sentence. */
const MAX_OPTIONS_SHOWN = 12;

const TYPES: Record<string, string> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  null: 'null',
  number: 'a number',
  object: 'an object',
  string: 'text',
};

const FORMATS: Record<string, string> = {
  date: 'a date such as 2026-01-31',
  'date-time': 'a date and time such as 2026-01-31T12:00:00Z',
  duration: 'a duration such as P1D',
  email: 'an email address',
  hostname: 'a host name',
  int8: 'a whole number from −128 to 127',
  int16: 'a whole number from −32768 to 32767',
  int32: 'a whole number from −2147483648 to 2147483647',
  int64: 'a whole number',
  ipv4: 'an IPv4 address such as 192.0.2.1',
  ipv6: 'an IPv6 address such as 2001:db8::1',
  'json-pointer': 'a JSON Pointer',
  regex: 'a regular expression',
  time: 'a time such as 12:00:00Z',
  uint8: 'a whole number from 0 to 255',
  uint16: 'a whole number from 0 to 65535',
  uint32: 'a whole number from 0 to 4294967295',
  uint64: 'a whole number from 0',
  uri: 'a URL',
  url: 'a URL',
  uuid: 'a UUID',
};

type Words = [code: string, say: (schema: JsonObject, error: JsonError) => string];

/** The library's names for faults, the JSON Schema keyword of each, and what a person reads. */
const WORDS: Record<string, Words> = {
  'any-of-error': ['anyOf', (_, error) => unionWords(error)],
  'const-error': ['const', (schema) => `Must be ${show(schema.const ?? null)}`],
  'enum-error': ['enum', (schema) => oneOf(ownList(schema, 'enum'))],
  'exclusive-maximum-error': ['exclusiveMaximum', (schema) => `Must be less than ${schema.exclusiveMaximum}`],
  'exclusive-minimum-error': ['exclusiveMinimum', (schema) => `Must be more than ${schema.exclusiveMinimum}`],
  'invalid-property-name-error': ['propertyNames', nameWords],
  'max-items-error': ['maxItems', (schema) => `Must have at most ${count(schema.maxItems, 'item', 'items')}`],
  'max-length-error': ['maxLength', (schema) => `Must have at most ${letters(schema.maxLength)}`],
  'max-properties-error': ['maxProperties', (schema) => `Must have at most ${entries(schema.maxProperties)}`],
  'maximum-error': ['maximum', (schema) => `Must be at most ${schema.maximum}`],
  'min-items-error': [
    'minItems',
    (schema) => `Must have at least ${count(schema.minItems, 'item', 'items')}`,
  ],
  'min-length-error': ['minLength', (schema) => `Must have at least ${letters(schema.minLength)}`],
  'min-properties-error': [
    'minProperties',
    (schema) => `Must have at least ${entries(schema.minProperties)}`,
  ],
  'minimum-error': ['minimum', (schema) => `Must be at least ${schema.minimum}`],
  'missing-dependency-error': ['dependentRequired', () => 'Required with the other values'],
  'multiple-of-error': ['multipleOf', (schema) => `Must be a multiple of ${schema.multipleOf}`],
  'multiple-one-of-error': ['oneOf', () => 'Fits more than one of the allowed forms'],
  'no-additional-properties-error': ['unknown_parameter', () => 'Unknown parameter'],
  'not-error': ['not', () => 'This combination is not allowed'],
  'one-of-error': ['oneOf', (_, error) => unionWords(error)],
  'pattern-error': [
    'pattern',
    (schema, { data }) => (data.tooLong ? TOO_LONG : `Must match ${schema.pattern}`),
  ],
  'ref-error': ['schema', () => BROKEN_SCHEMA],
  'required-property-error': ['required', () => 'Required'],
  'schema-error': ['schema', () => BROKEN_SCHEMA],
  'type-error': ['type', (schema) => `Must be ${typeWords(schema.type)}`],
  'unsafe-integer-error': ['unsafe_integer', () => 'Must be between −9007199254740991 and 9007199254740991'],
  'unevaluated-property-error': ['unknown_parameter', () => 'Unknown parameter'],
  'unique-items-error': ['uniqueItems', () => 'Must not repeat another item'],
};

/**
 * The code and the sentence for one fault that the library found. Same words on server and client. A schema may bring a
 * sentence of its own (`x-message`), such as a rule over several parameters that knows what to do about it.
 */
export function wordsFor(error: JsonError): { code: string; message: string } {
  const schema: JsonObject = isJsonObject(error.data.schema) ? error.data.schema : {};
  const name = String(error.code).replace('-one-error', '-error');
  const [code, say] = WORDS[name] ?? familyOf(name);
  const message = own(schema, 'x-message');
  return { code, message: typeof message === 'string' ? message : say(schema, error) };
}

/** Faults that the library splits further than a person needs. */
function familyOf(name: string): Words {
  if (name.startsWith('contains')) return ['contains', () => 'Does not contain the items that it must'];
  if (!name.startsWith('format-')) return ['not_allowed', () => 'Not allowed here'];
  return ['format', (schema) => `Must be ${FORMATS[String(schema.format)] ?? `a valid ${schema.format}`}`];
}

/** The fault is reported at the object; what is asked of its names stands below it. */
function nameWords(schema: JsonObject): string {
  const message = own(ownObject(schema, 'propertyNames'), 'x-message');
  return typeof message === 'string' ? message : 'This name is not allowed';
}

function oneOf(options: JsonValue[]): string {
  const [only, ...others] = options;
  if (only !== undefined && others.length === 0) return `Must be ${show(only)}`;
  if (options.length > MAX_OPTIONS_SHOWN) return `Must be one of the ${options.length} options`;
  return `Must be one of ${options.map(show).join(', ')}`;
}

function unionWords(error: JsonError): string {
  // Those of all branches, as keywords.ts puts them there.
  const failures = (error.data.failures as JsonError[][]).flat();
  const here = failures.filter((failure) => failure.data.pointer === error.data.pointer);
  const constants = here.flatMap((failure) => constantsOf(failure.data.schema));
  if (here.length > 0 && here.every((failure) => /^(enum|const)-/.test(String(failure.code))))
    return oneOf(constants);
  const types = here.filter((failure) => failure.code === 'type-error').map((failure) => failure.data.schema);
  if (types.length === 0 || types.length < failures.length) return 'Does not fit any of the allowed forms';
  return `Must be ${[...new Set(types.map((schema) => typeWords(own(schema, 'type'))))].join(' or ')}`;
}

function constantsOf(schema: JsonValue | undefined): JsonValue[] {
  const fixed = own(schema, 'const');
  return fixed === undefined ? ownList(schema, 'enum') : [fixed];
}

function typeWords(type: JsonValue | undefined): string {
  const types = [type].flat().filter((name) => typeof name === 'string');
  return types.map((name) => TYPES[name]).join(' or ');
}

function show(value: JsonValue): string {
  return typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
}

function letters(number: JsonValue | undefined): string {
  return count(number, 'character', 'characters');
}

function entries(number: JsonValue | undefined): string {
  return count(number, 'entry', 'entries');
}

function count(number: JsonValue | undefined, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
