import { editsOf } from '@/components/editor/merge-edits';
import { withOverride } from '@/components/editor/with-override';
import type { Field } from '@/components/form';
import {
  effectiveOf,
  type Issue,
  type JsonObject,
  type JsonValue,
  type ParameterSchema,
  type Pointer,
  validate,
} from '@/lib/config-schema';

/** What becomes of the parameters that the form sets and the preset does not. */
export type Others = 'keep' | 'reset';

/** One override of a preset that the schema does not allow, and why. */
export type LeftOut = { path: Pointer; value: JsonValue; issue: Issue };

/** What of a preset the schema allows, place by place, and what it does not. */
export type Fit = { taken: { path: Pointer; value: JsonValue }[]; leftOut: LeftOut[] };

/** Holds the overrides of a preset against a schema, which may be another one than they were saved under. */
export function fitOf(schema: ParameterSchema, fields: Field[], overrides: JsonObject): Fit {
  const issues = validate(schema, effectiveOf(schema, overrides));
  const fit: Fit = { taken: [], leftOut: [] };
  for (const { path, mine: value } of editsOf(fields, { base: {}, theirs: {}, mine: overrides })) {
    if (value === undefined) continue;
    const issue = issues.find(
      (each) => isWithin(each.path, path) || (each.code === 'unknown_parameter' && isWithin(path, each.path)),
    );
    if (issue === undefined) fit.taken.push({ path, value });
    else fit.leftOut.push({ path, value, issue });
  }
  return fit;
}

/** The overrides that the form has once the preset is put into it. */
export function appliedTo(current: JsonObject, { taken }: Fit, others: Others): JsonObject {
  return taken.reduce(
    (overrides, { path, value }) => withOverride(overrides, path, value),
    others === 'keep' ? current : {},
  );
}

/** What a preset sets that a version does not take, in a line: "num_outputs: unknown parameter in version 2". */
export function misfitText({ issue: { path, message } }: LeftOut, version: number | undefined): string {
  const where = version === undefined ? '' : ` in version ${version}`;
  return `${path.slice(1)}: ${message.charAt(0).toLowerCase()}${message.slice(1)}${where}`;
}

const isWithin = (inner: Pointer, outer: Pointer) => inner === outer || inner.startsWith(`${outer}/`);
