import type { Field } from '@/components/form';
import { toFormValues } from '@/components/form/to-form-values';
import {
  diff,
  identical,
  type JsonObject,
  type JsonValue,
  type Pointer,
  segmentsOf,
  valueAt,
} from '@/lib/config-schema';
import { withOverride } from './with-override';

/** Whose value of a parameter to take. */
export type Side = 'theirs' | 'mine';

/** One parameter that one or both sides changed since the base they share. A side that is absent inherits. */
export type Edit = {
  path: Pointer;
  title: string;
  by: 'them' | 'you' | 'both';
  base?: JsonValue;
  theirs?: JsonValue;
  mine?: JsonValue;
};

type Sides = { base: JsonObject; theirs: JsonObject; mine: JsonObject };

/** What differs between two sides of one base, parameter by parameter. What both changed alike is no edit. */
export function editsOf(fields: Field[], sides: Sides): Edit[] {
  return placesOf(fields, sides).flatMap(({ path, title }) => {
    const [base, theirs, mine] = [sides.base, sides.theirs, sides.mine].map((side) => valueAt(side, path));
    if (identical(theirs, mine)) return [];
    const by = identical(base, theirs) ? 'you' : identical(base, mine) ? 'them' : 'both';
    return [{ path, title, by, base, theirs, mine }];
  });
}

/** The side that nobody has to decide: the one that changed. Undefined where both did. */
export function undisputedSide(edit: Edit): Side | undefined {
  if (edit.by === 'both') return undefined;
  return edit.by === 'them' ? 'theirs' : 'mine';
}

/** Their overrides with mine on top, wherever `mine` was chosen or only I changed it. Not chosen counts as mine. */
export function mergeEdits(theirs: JsonObject, edits: Edit[], choices: Record<Pointer, Side>): JsonObject {
  return edits.reduce((merged, edit) => {
    const side = choices[edit.path] ?? undisputedSide(edit) ?? 'mine';
    return side === 'mine' ? withOverride(merged, edit.path, edit.mine) : merged;
  }, theirs);
}

/** The fields, and after them what no field stands for, which a schema may allow or an older one have had. */
function placesOf(fields: Field[], { base, theirs, mine }: Sides): { path: Pointer; title: string }[] {
  const rest = (side: JsonObject) => JSON.parse(toFormValues(fields, side).rest) as JsonObject;
  const others = [theirs, mine].flatMap((side) => diff(rest(base), rest(side)).map((change) => change.path));
  return [
    ...fields.map((field) => ({ path: field.pointer, title: field.parameter.title })),
    ...[...new Set(others)].map((path) => ({ path, title: segmentsOf(path).join('.') })),
  ];
}
