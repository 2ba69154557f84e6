import {
  equal,
  type Issue,
  type JsonObject,
  type JsonValue,
  type ParameterSchema,
  type Pointer,
} from '@/lib/config-schema';
import { fieldsOf } from './fields-of';
import { createFormStore } from './form-store';
import { refusalsOf } from './refusals';
import { toFormValues } from './to-form-values';
import type { Field, FieldIssue, FieldKey, FieldState, FormValues } from './types';
import { createUndoStack } from './undo-stack';

export type FormHandle = ReturnType<typeof createSchemaForm>;

/** Prefix of the ids in the page; two forms on one page need two. */
type Options = { schema: ParameterSchema; overrides: JsonObject; id?: string };

const NO_ISSUES: FieldIssue[] = [];

/**
 * The form of one schema, outside React: react-hook-form's control, what follows from its values, and the actions.
 * `overrides` are those last saved; `rebase` moves them. Components read through the hooks of use-schema-form.ts.
 */
export function createSchemaForm({ schema, overrides, id = 'config' }: Options) {
  const fields = fieldsOf(schema);
  const store = createFormStore(schema, fields, overrides);
  const undo = createUndoStack();
  let baseline = toFormValues(fields, overrides);
  let held: FieldKey | null = null;
  const fieldsByKey = new Map<FieldKey, Field>(fields.map((field) => [field.key, field]));
  const state = (key: FieldKey): FieldState => store.current().values.fields[key] ?? { state: 'inherits' };

  const write = ({ fields: states, rest }: FormValues) => {
    const before = store.current().values;
    const keys = fields.map(({ key }) => key).filter((key) => !equal(before.fields[key], states[key]));
    const [only] = keys;
    if (rest !== before.rest) store.form.setValue('rest', rest, { shouldDirty: true });
    if (only !== undefined && keys.length === 1) {
      store.form.setValue(`fields.${only}`, states[only] ?? { state: 'inherits' }, { shouldDirty: true });
    } else if (keys.length > 1) {
      store.form.setValue('fields', states, { shouldDirty: true });
    }
  };
  const writeOne = (key: FieldKey, next: FieldState) => {
    const { fields: states, rest } = store.current().values;
    write({ fields: { ...states, [key]: next }, rest });
  };
  const act = (label: string, next: FormValues, joins = false) => {
    undo.remember(label, joins, store.current().values, next);
    write(next);
    store.changed();
  };
  const actOne = (verb: string, key: FieldKey, next: FieldState) => {
    const { fields: states, rest } = store.current().values;
    const title = fieldsByKey.get(key)?.parameter.title ?? key;
    act(`${verb} ${title}`, { fields: { ...states, [key]: next }, rest });
  };

  return {
    id,
    schema,
    fields,
    /** React-hook-form's control and methods, without `formState`. */
    form: store.form,
    subscribe: store.subscribe,
    state,
    /** What is to be saved: exactly the overrides, pins included. */
    overrides: () => store.current().overrides,
    issues: () => store.current().issues,
    /** The issues of one field; with null, those that belong to no field. */
    issuesOf: (key: FieldKey | null) => store.current().issuesByKey.get(key) ?? NO_ISSUES,
    /** What the server found wrong with these overrides: shown at the fields until what it is about changes. */
    refuse: (issues: Issue[], refused: JsonObject) => store.refuse(refusalsOf(fields, issues, refused)),
    /** What conditions say of a field now; undefined where none says anything. */
    standing: (key: FieldKey) => store.current().standings[key],
    /** The fields that no condition calls for and that nothing is said of. The list is the same while they are. */
    hidden: () => store.current().hidden,
    /** True for such a field, unless somebody is in it. */
    isHidden: (key: FieldKey) => key !== held && store.current().hidden.includes(key),
    /** Says in which parameter the focus is, so that it is not hidden while it is emptied to be typed again. */
    hold: (pointer: Pointer | null) => {
      const next = fields.find((field) => field.pointer === pointer)?.key ?? null;
      const isSeen = [held, next].some((key) => key !== null && store.current().hidden.includes(key));
      held = next;
      if (isSeen) store.changed();
    },
    dirtyAgainst: (saved: JsonObject) => !equal(store.current().overrides, saved),

    /**
     * Takes what a control says; undefined unsets. A value equal to the default inherits it again, so that only
     * `pin` pins, unless it is the pin that was saved.
     */
    edit: (key: FieldKey, value: JsonValue | undefined) => {
      const saved = baseline.fields[key];
      const isSavedPin = saved?.state === 'set' && equal(saved.value, value);
      const inherits = value === undefined || (equal(value, fieldsByKey.get(key)?.default) && !isSavedPin);
      writeOne(key, inherits ? { state: 'inherits' } : { state: 'set', value });
    },
    /** Keeps a text that is no value yet, with the reason that is shown at the field. */
    editDraft: (key: FieldKey, text: string, message: string) =>
      writeOne(key, { state: 'draft', text, message }),
    reset: (key: FieldKey) => actOne('Reset', key, { state: 'inherits' }),
    unset: (key: FieldKey) => actOne('Unset', key, { state: 'inherits' }),
    setNull: (key: FieldKey) => actOne('Set to null', key, { state: 'set', value: null }),
    /** Keeps the default of today as a value of its own. Without a default there is nothing to pin. */
    pin: (key: FieldKey) => {
      const value = fieldsByKey.get(key)?.default;
      if (value !== undefined) actOne('Pin', key, { state: 'set', value });
    },
    resetAll: () => act('Reset all', toFormValues(fields, {})),
    /** Replaces everything, as the JSON view does. Consecutive calls with one label are undone as one. */
    replaceOverrides: (next: JsonObject, label = 'Replace all') =>
      act(label, toFormValues(fields, next), true),
    /** Takes the last action back, in the fields that it changed. What was typed elsewhere since then stays. */
    undo: () => {
      write(undo.takeBack(store.current().values));
      store.changed();
    },
    /** What `undo` would take back, such as "Reset all"; null where there is nothing. */
    undoLabel: undo.label,
    /** After a save: `saved` is what was submitted. What was typed meanwhile stays, as a change against it. */
    rebase: (saved: JsonObject) => {
      baseline = toFormValues(fields, saved);
      undo.clear();
      store.form.resetDefaultValues(baseline);
      store.changed();
    },
    /** Moves the focus to a field's control, as "jump to the first error" does. */
    focus: (key: FieldKey) => document.getElementById(`${id}-${key}`)?.focus(),
  };
}
