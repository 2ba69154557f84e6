import { effectiveOf } from '../defaults';
import { applyChanges } from '../diff';
import type { JsonObject, JsonValue, Parameter, ParameterSchema, Pointer } from '../types';
import { validate } from '../validate';

const WRONG: JsonValue[] = [
  'no such value',
  -1e9,
  1e9,
  0.123456789,
  { wrong: true },
  ['wrong', { wrong: [] }],
  null,
];

/** Overrides in which one leaf has a value that the schema refuses, and which; null where every value is allowed. */
export function generateFault(
  schema: ParameterSchema,
  leaves: Parameter[],
): { path: Pointer; overrides: JsonObject } | null {
  for (const { path } of leaves) {
    for (const value of WRONG) {
      const overrides = applyChanges({}, [{ path, after: value }]);
      const issues = validate(schema, effectiveOf(schema, overrides));
      if (issues.some((issue) => issue.path === path)) return { path, overrides };
    }
  }
  return null;
}
