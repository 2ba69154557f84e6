import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { createFormControl } from 'react-hook-form';
import {
  effectiveOf,
  equal,
  type JsonObject,
  type JsonValue,
  type ParameterSchema,
} from '@/lib/config-schema';
import { type FieldStanding, fieldStandings, hiddenFields } from './field-standing';
import { formIssues } from './form-issues';
import { type Refusal, standingRefusals } from './refusals';
import { toFormValues } from './to-form-values';
import { toOverrides } from './to-overrides';
import type { Field, FieldIssue, FieldKey, FieldState, FormValues } from './types';

type Snapshot = {
  values: FormValues;
  overrides: JsonObject;
  issues: FieldIssue[];
  issuesByKey: Map<FieldKey | null, FieldIssue[]>;
  standings: Record<FieldKey, FieldStanding>;
  hidden: FieldKey[];
};

/** The same values with opaque states: the library's path types do not end on a recursive JSON value. */
type HookFormValues = { fields: Record<FieldKey, unknown>; rest: string };

/**
 * The form's values in react-hook-form, and what follows from them: overrides and issues. Both are computed once
 * per change, when first asked for, and keep their identity where nothing changed, so one keystroke renders one row.
 */
export function createFormStore(schema: ParameterSchema, fields: Field[], overrides: JsonObject) {
  const listeners = new Set<() => void>();
  const form = createFormControl<HookFormValues>({
    defaultValues: toFormValues(fields, overrides),
    resolver: standardSchemaResolver(formSchema(schema, fields)),
  });
  let snapshot: Snapshot | null = null;
  let stale = true;
  let refusals: Refusal[] = [];
  const current = (): Snapshot => {
    if (snapshot === null || stale) {
      const values = form.getValues() as FormValues;
      snapshot = read(schema, fields, values, issuesOf(schema, fields, values, refusals), snapshot);
    }
    stale = false;
    return snapshot;
  };
  const changed = () => {
    stale = true;
    for (const listener of listeners) listener();
  };
  // The control, this subscription and the store live and die together.
  form.subscribe({ formState: { values: true }, callback: changed });
  return {
    form,
    current,
    /** Tells the subscribers of a change that is not in the values (the stack of undo, the baseline). */
    changed,
    refuse: (found: Refusal[]) => {
      refusals = found;
      changed();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The form's own issues, then what the server refused at other places. */
function issuesOf(
  schema: ParameterSchema,
  fields: Field[],
  values: FormValues,
  refusals: Refusal[],
): FieldIssue[] {
  const own = formIssues(schema, fields, values);
  const places = new Set(own.map(({ path }) => path));
  return [...own, ...standingRefusals(refusals, values).filter(({ path }) => !places.has(path))];
}

function read(
  schema: ParameterSchema,
  fields: Field[],
  values: FormValues,
  found: FieldIssue[],
  before: Snapshot | null,
): Snapshot {
  const states: Record<FieldKey, FieldState> = {};
  for (const { key } of fields) {
    states[key] = kept(before?.values.fields[key], values.fields[key] ?? { state: 'inherits' });
  }
  const issuesByKey = new Map<FieldKey | null, FieldIssue[]>();
  const issues = kept(before?.issues, found);
  for (const issue of issues) issuesByKey.set(issue.key, [...(issuesByKey.get(issue.key) ?? []), issue]);
  for (const [key, same] of issuesByKey) issuesByKey.set(key, kept(before?.issuesByKey.get(key), same));
  const overrides = kept(before?.overrides, toOverrides(fields, values));
  const standings = fieldStandings(schema, fields, effectiveOf(schema, overrides));
  for (const { key } of fields) {
    const standing = standings[key];
    if (standing) standings[key] = kept(before?.standings[key], standing);
  }
  const hidden = kept(before?.hidden, hiddenFields(standings, values, issuesByKey));
  return { values: { fields: states, rest: values.rest }, overrides, issues, issuesByKey, standings, hidden };
}

function kept<Value extends JsonValue>(before: Value | undefined, after: Value): Value {
  return before !== undefined && equal(before, after) ? before : after;
}

/** The form's values as a Standard Schema, so that a submit is refused by the same rule that marks the fields. */
function formSchema(schema: ParameterSchema, fields: Field[]): StandardSchemaV1<HookFormValues> {
  return {
    '~standard': {
      version: 1,
      vendor: 'modelboard',
      validate: (value) => {
        const values = value as FormValues;
        const issues = formIssues(schema, fields, values).map(({ key, message }) => ({
          message,
          path: key === null ? [] : ['fields', key],
        }));
        return issues.length === 0 ? { value: values } : { issues };
      },
    },
  };
}
