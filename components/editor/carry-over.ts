import type { Field } from '@/components/form';
import { type JsonObject, type JsonValue, type Pointer, segmentsOf } from '@/lib/config-schema';
import type { Draft } from './draft';
import { editsOf } from './merge-edits';
import { withOverride } from './with-override';

/** What of a draft could be brought to another version, and what that version has no parameter for. */
export type CarriedOver = { overrides: JsonObject; leftOut: { path: Pointer; value: JsonValue }[] };

/**
 * Puts the changes of a draft on top of the overrides that are live under another version's fields, and of its other
 * parameters if it takes any.
 */
export function carryOver(draft: Draft, fields: Field[], live: JsonObject, takesOthers = false): CarriedOver {
  const base = draft.base.overrides;
  const known = new Set(fields.map((field) => field.pointer));
  const isKnown = (path: Pointer) => known.has(path) || (takesOthers && segmentsOf(path).length === 1);
  const edits = editsOf(fields, { base, theirs: base, mine: draft.overrides });
  return {
    overrides: edits
      .filter((edit) => isKnown(edit.path))
      .reduce((overrides, edit) => withOverride(overrides, edit.path, edit.mine), live),
    leftOut: edits.flatMap(({ path, mine }) =>
      isKnown(path) || mine === undefined ? [] : [{ path, value: mine }],
    ),
  };
}
