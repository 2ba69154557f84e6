import {
  type Checked,
  effectiveOf,
  identical,
  type JsonObject,
  type JsonValue,
  type Parameter,
  type ParameterSchema,
  revalidate,
  standingOf,
  validate,
} from '@/lib/config-schema';
import { type FieldStanding, fieldStandings, hiddenFields } from './field-standing';
import { formIssues } from './form-issues';
import { type Refusal, standingRefusals } from './refusals';
import { toOverrides } from './to-overrides';
import type { Field, FieldIssue, FieldKey, FieldState, FormValues } from './types';

/** All that a row shows of its field. It is the same object while nothing of it changes. */
export type FieldView = {
  state: FieldState;
  issues: FieldIssue[];
  /** What conditions say of the field; undefined where none says anything. */
  standing: FieldStanding | undefined;
  /** The parameter as the chosen branch describes it; undefined if none says anything of it. */
  narrowed: Parameter | undefined;
  /** True where no condition calls for the field, nothing is said of it, and nobody is in it. */
  isHidden: boolean;
};

/** What the form says now, field by field, and what follows from it. */
export type Snapshot = {
  /** One for each field, as it was when `checked` was; `viewIn` says how it is now. */
  views: ReadonlyMap<FieldKey, FieldView>;
  /** As in the form's values. */
  rest: string;
  overrides: JsonObject;
  /** An effective config that was checked as a whole, and what the engine said of it. */
  checked: Checked;
  /**
   * What was typed since then, which is right and changes nothing else: views of fields, and effective values of
   * parameters of the root. A key makes a copy of it, so it is apart from what may be hundreds.
   */
  typed: { views: ReadonlyMap<FieldKey, FieldView>; values: ReadonlyMap<string, JsonValue | undefined> };
  issues: FieldIssue[];
  issuesByKey: Map<FieldKey | null, FieldIssue[]>;
  hidden: FieldKey[];
};

export const NO_ISSUES: FieldIssue[] = [];
export const INHERITS: FieldState = { state: 'inherits' };
const NOTHING_TYPED: Snapshot['typed'] = { views: new Map(), values: new Map() };

type Present = {
  values: FormValues;
  /** What the server refused. */
  refusals: Refusal[];
  /** The field that the focus is in: it is not hidden while it is emptied to be typed again. */
  held: FieldKey | null;
};

/** Works everything out once; what is as it was `before` keeps its identity, so one keystroke renders one row. */
export function snapshotOf(
  schema: ParameterSchema,
  fields: Field[],
  { values, refusals, held }: Present,
  before: Snapshot | null,
): Snapshot {
  const overrides = kept(before?.overrides, toOverrides(fields, values));
  const effective = effectiveOf(schema, overrides);
  const checked = check(schema, effective, before?.checked);
  const own = formIssues(fields, values, checked.issues);
  const places = new Set(own.map(({ path }) => path));
  const refused = standingRefusals(refusals, values).filter(({ path }) => !places.has(path));
  const issues = kept(before?.issues, [...own, ...refused]);
  const issuesByKey = new Map<FieldKey | null, FieldIssue[]>();
  for (const issue of issues) issuesByKey.set(issue.key, [...(issuesByKey.get(issue.key) ?? []), issue]);
  for (const [key, same] of issuesByKey) issuesByKey.set(key, kept(before?.issuesByKey.get(key), same));
  const standing = standingOf(schema, effective);
  const standings = fieldStandings(standing, fields, effective);
  const hidden = kept(before?.hidden, hiddenFields(standings, values, issuesByKey));
  const unseen = new Set(hidden);
  const views = new Map<FieldKey, FieldView>();
  for (const { key, pointer } of fields) {
    const known = before ? viewIn(before, key) : undefined;
    const state: FieldState = kept(known?.state, values.fields[key] ?? INHERITS);
    const said = issuesByKey.get(key) ?? NO_ISSUES;
    const told = standings[key] && kept(known?.standing, standings[key]);
    const narrowed = standing.narrowed.get(pointer);
    const isHidden = key !== held && unseen.has(key);
    const isSame =
      known?.state === state &&
      known.issues === said &&
      known.standing === told &&
      known.narrowed === narrowed &&
      known.isHidden === isHidden;
    views.set(key, isSame ? known : { state, issues: said, standing: told, narrowed, isHidden });
  }
  const { rest } = values;
  return { views, rest, overrides, checked, typed: NOTHING_TYPED, issues, issuesByKey, hidden };
}

/** What a row shows at a snapshot; undefined for a key that is no field's. */
export function viewIn(
  { typed, views }: Pick<Snapshot, 'typed' | 'views'>,
  key: FieldKey,
): FieldView | undefined {
  return typed.views.get(key) ?? views.get(key);
}

/** True if what applies is not the default: a row is marked, and a folded group counts it. */
export function differsFromDefault(field: Field, state: FieldState): boolean {
  if (state.state === 'inherits') return false;
  return state.state === 'draft' || !identical(state.value, field.default);
}

/** The form's values at a snapshot. */
export function valuesOf(snapshot: Snapshot): FormValues {
  const states = [...snapshot.views].map(([key, { state }]) => [key, viewIn(snapshot, key)?.state ?? state]);
  return { fields: Object.fromEntries(states), rest: snapshot.rest };
}

function check(schema: ParameterSchema, value: JsonObject, before: Checked | undefined): Checked {
  return { value, issues: before ? revalidate(schema, value, before) : validate(schema, value) };
}

function kept<Value extends JsonValue>(before: Value | undefined, after: Value): Value {
  return before !== undefined && identical(before, after) ? before : after;
}
