import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { createFormControl } from 'react-hook-form';
import {
  effectiveOf,
  identical,
  type JsonObject,
  type JsonValue,
  type ParameterSchema,
  validate,
} from '@/lib/config-schema';
import { formIssues } from './form-issues';
import { INHERITS, type Snapshot, snapshotOf, valuesOf, viewIn } from './form-snapshot';
import type { Refusal } from './refusals';
import { stepped } from './snapshot-step';
import { toFormValues } from './to-form-values';
import { toOverrides } from './to-overrides';
import type { Field, FieldKey, FieldState, FormValues } from './types';

/** The same values with opaque states: the library's path types do not end on a recursive JSON value. */
type HookFormValues = { fields: Record<FieldKey, unknown>; rest: string };

/**
 * The form's values, what follows from them, worked out once per change, and who wants to know. React-hook-form has the
 * values whenever it is asked. Only the store writes them: the library's own subscriptions would copy all of them at each keystroke.
 */
export function createFormStore(schema: ParameterSchema, fields: Field[], overrides: JsonObject) {
  const listeners = new Set<() => void>();
  const fieldsByKey = new Map<FieldKey, Field>(fields.map((field) => [field.key, field]));
  const fieldListeners = new Map<FieldKey, Set<() => void>>();
  const control = createFormControl<HookFormValues>({
    defaultValues: toFormValues(fields, overrides),
    resolver: standardSchemaResolver(formSchema(schema, fields)),
  });
  // What was set is handed out only where somebody has subscribed.
  control.subscribe({ formState: {}, callback: () => {} });
  /** What was typed since react-hook-form was last asked. Setting it there takes longer than checking it here. */
  const typed = new Map<FieldKey, FieldState>();
  const hookForm = () => {
    for (const [key, state] of typed) {
      // The library takes a value with another order of keys for the same one, and keeps the former.
      if (hasKeys(state)) control.setValue(`fields.${key}`, INHERITS);
      control.setValue(`fields.${key}`, state);
    }
    typed.clear();
    return control;
  };
  let snapshot: Snapshot | null = null;
  let isStale = true;
  let told: Snapshot | null = null;
  let refusals: Refusal[] = [];
  let held: FieldKey | null = null;

  const current = (): Snapshot => {
    if (snapshot === null || isStale) {
      const values = hookForm().getValues() as FormValues;
      snapshot = snapshotOf(schema, fields, { values, refusals, held }, snapshot);
    }
    isStale = false;
    return snapshot;
  };
  /** Tells everybody who asks about the whole form, and of single fields those that look different now. */
  const tell = () => {
    const before = told;
    const after = current();
    told = after;
    for (const listener of listeners) listener();
    for (const [key, concerned] of fieldListeners) {
      const isSame = before !== null && viewIn(before, key) === viewIn(after, key);
      if (!isSame) for (const listener of concerned) listener();
    }
  };
  const changed = () => {
    isStale = true;
    tell();
  };
  /** The same for one field, with the work that one field makes; false where there may be more to it. */
  const changedOne = (key: FieldKey, state: FieldState, before: Snapshot, isShown: boolean): boolean => {
    const field = fieldsByKey.get(key);
    if (field === undefined || refusals.length > 0 || told !== before) return false;
    const after = stepped(schema, fields, { field, state }, before);
    if (after === null) return false;
    snapshot = after;
    told = after;
    for (const listener of listeners) listener();
    if (isShown && looksAlike(field, viewIn(before, key)?.state, state)) return true;
    for (const listener of fieldListeners.get(key) ?? []) listener();
    return true;
  };

  return {
    hookForm,
    current,
    /** Tells of a change that is not in the values: the stack of undo, the baseline. */
    tell,
    /** Sets one field. Where `isShown`, its control shows that already. */
    writeField: (key: FieldKey, next: FieldState, isShown = false) => {
      const before = current();
      if (identical(viewIn(before, key)?.state, next)) return;
      typed.set(key, next);
      if (!changedOne(key, next, before, isShown)) changed();
    },
    /** Sets everything, and tells of it once. */
    write: ({ fields: states, rest }: FormValues) => {
      const present = valuesOf(current());
      const next = Object.fromEntries(fields.map(({ key }) => [key, states[key] ?? INHERITS]));
      // At once: the library has work to do at each call.
      if (!identical(present.fields, next)) {
        if (Object.values(next).some(hasKeys)) hookForm().setValue('fields', {});
        hookForm().setValue('fields', next);
      }
      if (rest !== present.rest) hookForm().setValue('rest', rest);
      changed();
    },
    refuse: (found: Refusal[]) => {
      refusals = found;
      changed();
    },
    hold: (key: FieldKey | null) => {
      const isSeen = [held, key].some((each) => each !== null && current().hidden.includes(each));
      held = key;
      if (isSeen) changed();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    subscribeToField: (key: FieldKey, listener: () => void) => {
      const concerned = fieldListeners.get(key) ?? new Set();
      fieldListeners.set(key, concerned.add(listener));
      return () => void concerned.delete(listener);
    },
  };
}

function hasKeys(state: FieldState): boolean {
  return state.state === 'set' && typeof state.value === 'object' && state.value !== null;
}

/**
 * True if a row looks the same but for what is in its box: one value after another, neither of them the default. With
 * its first line break, a text gets another box.
 */
function looksAlike(field: Field, ...states: [FieldState | undefined, FieldState]): boolean {
  const [before, after] = states.map((state) => (state?.state === 'set' ? state.value : undefined));
  const isAlike = (value: JsonValue | undefined) =>
    value !== undefined && fillsBox(value) && value !== field.default;
  return isAlike(before) && isAlike(after) && hasLines(before) === hasLines(after);
}

function hasLines(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && /[\r\n]/.test(value);
}

/** A box that is empty has a placeholder, which says what that means. */
function fillsBox(value: JsonValue): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value !== '');
}

/** The form's values as a Standard Schema, so that a submit is refused by the same rule that marks the fields. */
function formSchema(schema: ParameterSchema, fields: Field[]): StandardSchemaV1<HookFormValues> {
  return {
    '~standard': {
      version: 1,
      vendor: 'modelboard',
      validate: (value) => {
        const values = value as FormValues;
        const found = validate(schema, effectiveOf(schema, toOverrides(fields, values)));
        const issues = formIssues(fields, values, found).map(({ key, message }) => ({
          message,
          path: key === null ? [] : ['fields', key],
        }));
        return issues.length === 0 ? { value: values } : { issues };
      },
    },
  };
}
