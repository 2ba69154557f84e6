import { editsOf, mergeEdits } from '@/components/editor/merge-edits';
import { withOverride } from '@/components/editor/with-override';
import type { Field } from '@/components/form';
import {
  effectiveOf,
  type JsonObject,
  type JsonValue,
  type ParameterSchema,
  type Pointer,
  validate,
  valueAt,
} from '@/lib/config-schema';

type Sides = { base: JsonObject; theirs: JsonObject; mine: JsonObject };

/** Two sides of a conflict under the parameters of another version. */
export type UnderVersion = {
  /** With nothing but what that version has parameters for. */
  sides: Sides;
  /** What I changed and that version has no parameter for. */
  leftOut: { path: Pointer; value: JsonValue }[];
  /** Why that version does not allow values of mine, by parameter. */
  faults: Record<Pointer, string>;
};

/** Brings base, theirs and mine to the fields of the version that is live now. */
export function underVersion(props: {
  schema: ParameterSchema;
  fields: Field[];
  sides: Sides;
}): UnderVersion {
  const { schema, fields, sides } = props;
  const known = new Set(fields.map(({ pointer }) => pointer));
  const kept = (overrides: JsonObject) =>
    fields.reduce<JsonObject>((result, { pointer }) => {
      const value = valueAt(overrides, pointer);
      return value === undefined ? result : withOverride(result, pointer, value);
    }, {});
  const carried = { base: kept(sides.base), theirs: kept(sides.theirs), mine: kept(sides.mine) };
  const mineOnly = editsOf(fields, { ...sides, theirs: sides.base });
  const merged = mergeEdits(carried.theirs, editsOf(fields, carried), {});
  const issues = validate(schema, effectiveOf(schema, merged));
  return {
    sides: carried,
    leftOut: mineOnly.flatMap(({ path, mine }) =>
      known.has(path) || mine === undefined ? [] : [{ path, value: mine }],
    ),
    faults: Object.fromEntries(
      fields.flatMap(({ pointer }) => {
        const issue = issues.find(({ path }) => path === pointer || path.startsWith(`${pointer}/`));
        return issue === undefined ? [] : [[pointer, issue.message]];
      }),
    ),
  };
}
