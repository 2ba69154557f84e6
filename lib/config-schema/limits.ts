import { own } from './json';
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

/** The limits that a flattened schema sets; ±(2^53−1) and beyond count as none (api.md, "type of a field"). */
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
  return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : null;
}
