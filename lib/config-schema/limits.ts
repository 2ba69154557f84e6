import { own } from './json';
import { namedTypes } from './kinds';
import type { JsonObject, Parameter } from './types';

type Limits = Pick<
  Parameter,
  | 'min'
  | 'max'
  | 'exclusiveMin'
  | 'exclusiveMax'
  | 'multipleOf'
  | 'minLength'
  | 'maxLength'
  | 'minItems'
  | 'maxItems'
  | 'uniqueItems'
>;

/** True if a schema names the type `number`: its values, and so its limits, may be any double. */
export function isDouble(schema: JsonObject): boolean {
  return namedTypes(schema).includes('number');
}

/** The limits that a flattened schema sets; of whole numbers, ±(2^53−1) and beyond count as none. */
export function limitsOf(schema: JsonObject): Limits {
  const [min, exclusiveMin] = tighter(
    schema,
    'minimum',
    'exclusiveMinimum',
    (bound, other) => bound >= other,
  );
  const [max, exclusiveMax] = tighter(
    schema,
    'maximum',
    'exclusiveMaximum',
    (bound, other) => bound <= other,
  );
  return {
    min,
    max,
    exclusiveMin,
    exclusiveMax,
    multipleOf: limit(schema, 'multipleOf'),
    minLength: limit(schema, 'minLength'),
    maxLength: limit(schema, 'maxLength'),
    minItems: limit(schema, 'minItems'),
    maxItems: limit(schema, 'maxItems'),
    uniqueItems: own(schema, 'uniqueItems') === true,
  };
}

function tighter(
  schema: JsonObject,
  inclusive: string,
  exclusive: string,
  tight: (bound: number, other: number) => boolean,
): [number | null, boolean] {
  const open = limit(schema, exclusive);
  const closed = limit(schema, inclusive);
  if (open === null) return [closed, false];
  return closed === null || tight(open, closed) ? [open, true] : [closed, false];
}

function limit(schema: JsonObject, keyword: string): number | null {
  const value = own(schema, keyword);
  if (typeof value !== 'number') return null;
  return isDouble(schema) || Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : null;
}
