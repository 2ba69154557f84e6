/** Any value that JSON can carry. `undefined` is never one: a key that is unset is absent. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;

/** A JSON object. Keys are data, so they may be anything but the names on `Object.prototype`. */
export type JsonObject = { [key: string]: JsonValue };

/**
 * The schema of a model version's parameters: JSON Schema 2020-12 with an object at its root, as stored.
 * Beside the standard keywords it may carry these annotations on a property:
 * `x-role` (`config` or `input`), `x-unit` (text), `x-order` (number), `x-group` (text), `x-secret` (true).
 * Any schema below may say in `x-message` (text) what a person reads where a value breaks it.
 * A config schema marks what only a branch declares with `x-conditional` (true), and the engine marks with `x-decides`
 * (true) a parameter that only the branches of a union declare, and whose constant tells them apart.
 */
export type ParameterSchema = JsonObject;

/** RFC 6901 pointer into a config, such as `/safety_tolerance`; the empty string is the whole config. */
export type Pointer = string;

/** One thing that is wrong with a value. There is at most one issue per pointer. */
export type Issue = {
  path: Pointer;
  /** The JSON Schema keyword that was broken (`maximum`, `required`, `enum`, …) or `unknown_parameter`, `unsafe_integer`, `forbidden_key`. */
  code: string;
  /** One sentence for the person who typed the value: "Must be at most 6". */
  message: string;
};

/** One difference between two values. A side that is unset is absent, so null is told from unset. */
export type Change = { path: Pointer; before?: JsonValue; after?: JsonValue };

/** What a changed schema does to one stored or inherited value. */
export type Affected = {
  path: Pointer;
  class: 'breaking' | 'behaviour' | 'cosmetic';
  /** The value that is live today; absent where none is set. */
  current?: JsonValue;
  message: string;
};

/** Whether a parameter is tuned here or comes with each job. */
export type Role = 'config' | 'input';

/** The value kinds that the API names. */
export type ParameterType = 'string' | 'int' | 'float' | 'bool' | 'array' | 'object' | 'any';

/**
 * One parameter of a schema, or one node below it. Limits are null where the schema sets none
 * (±(2^53−1) counts as none). `options` is null where any value of the type is allowed.
 */
export type Parameter = {
  /** Property name; for the item of a list or the value of a map, the empty string. */
  name: string;
  /** Pointer from the root; item and value nodes end in `/-`. */
  path: Pointer;
  type: ParameterType;
  title: string;
  description: string;
  default: JsonValue;
  hasDefault: boolean;
  /** True if always present in the effective config: it has a default, or the schema requires it. */
  required: boolean;
  /** True if null is an allowed value. */
  nullable: boolean;
  options: JsonValue[] | null;
  /** The titles that a choice of constants gives to its options, one for each or null; null where none has one. */
  optionTitles: (string | null)[] | null;
  /** The title that a choice of constants gives to null; null where it gives none. */
  nullTitle: string | null;
  min: number | null;
  max: number | null;
  /** True where the limit itself is not allowed. */
  exclusiveMin: boolean;
  exclusiveMax: boolean;
  multipleOf: number | null;
  minLength: number | null;
  maxLength: number | null;
  pattern: string | null;
  /** JSON Schema `format`, such as `uri`, `date`, `color`, `email`. */
  format: string | null;
  minItems: number | null;
  maxItems: number | null;
  uniqueItems: boolean;
  unit: string | null;
  group: string | null;
  order: number;
  secret: boolean;
  deprecated: boolean;
  readOnly: boolean;
  role: Role;
  /** Declared properties, for an object that declares some and allows no others: a nested group. Else empty. */
  children: Parameter[];
  /** Declared properties of any object, of one that is replaced whole too (nullable, open, a branch, an item). */
  properties: Parameter[];
  /** The element of a list with one item schema. */
  item: Parameter | null;
  /** What a name that is not declared may hold, for a map or an object that allows others beside its properties. */
  value: Parameter | null;
  /** The branches of a `oneOf`/`anyOf` or of several types that are more than "X or null". Else empty. */
  variants: Parameter[];
  /** The schema of this node, with references resolved at its top. */
  schema: JsonObject;
};
