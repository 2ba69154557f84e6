import {
  decidersOf,
  type Issue,
  identical,
  type JsonObject,
  type JsonValue,
  type ParameterSchema,
  type Pointer,
  sameOverrides,
} from '@/lib/config-schema';
import { fieldsOf, othersFieldOf } from './fields-of';
import { type Followed, followChoice } from './follow-choice';
import { type FieldView, INHERITS, NO_ISSUES, valuesOf, viewIn } from './form-snapshot';
import { createFormStore } from './form-store';
import { refusalsOf } from './refusals';
import { toFormValues } from './to-form-values';
import type { Field, FieldKey, FieldState, FormValues } from './types';
import { createUndoStack } from './undo-stack';

export type FormHandle = ReturnType<typeof createSchemaForm>;

/** Prefix of the ids in the page; two forms on one page need two. */
type Options = { schema: ParameterSchema; overrides: JsonObject; id?: string };

/** So many changes of one field can be taken back. */
const STEPS_BACK = 50;

type Choice = { key: FieldKey | null; aside: Followed['aside']; changed: Field[] };

const NO_CHOICE: Choice = { key: null, aside: new Map(), changed: [] };

const BLANK: FieldView = {
  state: INHERITS,
  issues: NO_ISSUES,
  standing: undefined,
  narrowed: undefined,
  isHidden: false,
};

/**
 * The form of one schema, outside React: react-hook-form's control, what follows from its values, and the actions.
 * `overrides` are those last saved; `rebase` moves them. Components read through the hooks of use-schema-form.ts.
 */
export function createSchemaForm({ schema, overrides, id = 'config' }: Options) {
  const named = fieldsOf(schema);
  const others = othersFieldOf(schema, named);
  const fields = others === null ? named : [...named, others];
  const store = createFormStore(schema, fields, overrides);
  /** What a field was before each of its last changes: Ctrl+Z takes one back. */
  const trails = new Map<FieldKey, FieldState[]>();
  const undo = createUndoStack();
  let baseline = toFormValues(fields, overrides);
  const fieldsByKey = new Map<FieldKey, Field>(fields.map((field) => [field.key, field]));
  const deciders = decidersOf(schema);
  const decides = (key: FieldKey) => deciders.has(fieldsByKey.get(key)?.pointer ?? '');
  /** What followed from the last choice of a branch, and whose choice it was. */
  let choice: Choice = NO_CHOICE;
  const viewOf = (key: FieldKey): FieldView => viewIn(store.current(), key) ?? BLANK;
  const write = (key: FieldKey, next: FieldState, isShown = false) => {
    const trail = trails.get(key) ?? [];
    trails.set(key, trail);
    const before = viewOf(key).state;
    store.writeField(key, next, isShown);
    if (viewOf(key).state !== before) trail.push(before);
    if (trail.length > STEPS_BACK) trail.shift();
  };
  const act = (label: string, next: FormValues, joins = false) => {
    undo.remember(label, joins, valuesOf(store.current()), next);
    trails.clear();
    store.write(next);
  };
  const labelOf = (verb: string, key: FieldKey) => `${verb} ${fieldsByKey.get(key)?.parameter.title ?? key}`;
  const actOne = (verb: string, key: FieldKey, next: FieldState) => {
    const { fields: states, rest } = valuesOf(store.current());
    const trail = trails.get(key) ?? [];
    const before = viewOf(key).state;
    act(labelOf(verb, key), follow(key, { fields: { ...states, [key]: next }, rest }));
    trails.set(key, [...trail, before]);
  };
  /** The values after a change of one field: with what follows, if it chooses a branch. */
  const follow = (key: FieldKey, next: FormValues): FormValues => {
    if (!decides(key)) return next;
    const before = { values: valuesOf(store.current()), aside: choice.aside, changed: [] };
    const { values, aside, changed } = followChoice(schema, fields, before, next);
    choice = { key, aside, changed };
    return values;
  };
  const takeBack = () => {
    choice = { ...NO_CHOICE, aside: choice.aside };
    store.write(undo.takeBack(valuesOf(store.current())));
  };

  return {
    id,
    schema,
    /** Of the parameters that the schema names. */
    fields: named,
    /** Of all that its root allows beyond them; null if it allows none. */
    others,
    /** React-hook-form's control and methods, without `formState`. Ask again after a change: it has the values of now. */
    hookForm: store.hookForm,
    subscribe: store.subscribe,
    /** Calls back when something that a row shows of this field has changed. */
    subscribeToField: store.subscribeToField,
    /** All that a row shows of a field. */
    viewOf,
    state: (key: FieldKey) => viewOf(key).state,
    /** What is to be saved: exactly the overrides, pins included. */
    overrides: () => store.current().overrides,
    issues: () => store.current().issues,
    /** The issues of one field; with null, those that belong to no field. */
    issuesOf: (key: FieldKey | null) => store.current().issuesByKey.get(key) ?? NO_ISSUES,
    /** What the server found wrong with these overrides: shown at the fields until what it is about changes. */
    refuse: (issues: Issue[], refused: JsonObject) => store.refuse(refusalsOf(fields, issues, refused)),
    /** What conditions say of a field now; undefined where none says anything. */
    standing: (key: FieldKey) => viewOf(key).standing,
    /** The fields that no condition calls for and that nothing is said of. The list is the same while they are. */
    hidden: () => store.current().hidden,
    /** True for such a field, unless somebody is in it. */
    isHidden: (key: FieldKey) => viewOf(key).isHidden,
    /** Says in which parameter the focus is, so that it is not hidden while it is emptied to be typed again. */
    hold: (pointer: Pointer | null) =>
      store.hold(fields.find((field) => field.pointer === pointer)?.key ?? null),
    dirtyAgainst: (saved: JsonObject) => !sameOverrides(schema, store.current().overrides, saved),

    /**
     * Takes what a control says; undefined unsets. A value equal to the default inherits it again, so that only
     * `pin` pins, unless it is the pin that was saved. `isShown` says that the control shows the value already.
     */
    edit: (key: FieldKey, value: JsonValue | undefined, isShown = false) => {
      const saved = baseline.fields[key];
      const isSavedPin = saved?.state === 'set' && identical(saved.value, value);
      const inherits =
        value === undefined || (identical(value, fieldsByKey.get(key)?.default) && !isSavedPin);
      const next: FieldState = inherits ? INHERITS : { state: 'set', value };
      if (!decides(key)) return write(key, next, isShown);
      if (!identical(viewOf(key).state, next)) actOne('Choose', key, next);
    },
    /** True if the field decides which branch of a union applies. */
    decides,
    /** The fields that changed with the last choice of a branch, if it was made in this field. */
    changedWith: (key: FieldKey): Field[] => (choice.key === key ? choice.changed : NO_CHOICE.changed),
    /** Keeps a text that is no value yet, with the reason that is shown at the field. */
    editDraft: (key: FieldKey, text: string, message: string) =>
      write(key, { state: 'draft', text, message }),
    /** Takes the last change of one field back, as Ctrl+Z in its control does; false if there is none. */
    stepBack: (key: FieldKey): boolean => {
      const before = trails.get(key)?.pop();
      if (before === undefined) return false;
      const present = valuesOf(store.current());
      if (!decides(key)) store.writeField(key, before);
      else if (undo.label() === labelOf('Choose', key)) takeBack();
      else store.write(follow(key, { ...present, fields: { ...present.fields, [key]: before } }));
      return true;
    },
    reset: (key: FieldKey) => actOne('Reset', key, INHERITS),
    unset: (key: FieldKey) => actOne('Unset', key, INHERITS),
    setNull: (key: FieldKey) => actOne('Set to null', key, { state: 'set', value: null }),
    /** Keeps the default of today as a value of its own. Without a default there is nothing to pin. */
    pin: (key: FieldKey) => {
      const value = fieldsByKey.get(key)?.default;
      if (value !== undefined) actOne('Pin', key, { state: 'set', value });
    },
    resetAll: () => {
      choice = NO_CHOICE;
      act('Reset all', toFormValues(fields, {}));
    },
    /** Replaces everything, as the JSON view does. Consecutive calls with one label are undone as one. */
    replaceOverrides: (next: JsonObject, label = 'Replace all') => {
      choice = NO_CHOICE;
      act(label, toFormValues(fields, next), true);
    },
    /** Takes the last action back, in the fields that it changed. What was typed elsewhere since then stays. */
    undo: takeBack,
    /** What `undo` would take back, such as "Reset all"; null where there is nothing. */
    undoLabel: undo.label,
    /** After a save: `saved` is what was submitted. What was typed meanwhile stays, as a change against it. */
    rebase: (saved: JsonObject) => {
      baseline = toFormValues(fields, saved);
      undo.clear();
      store.hookForm().resetDefaultValues(baseline);
      store.tell();
    },
    /** Ids of the groups that are folded. They stay so while another view is shown. */
    folded: new Set<string>(),
    /**
     * Moves the focus to a field's control, as "jump to the first error" does. A hidden field is shown for it, and
     * folded groups around it open.
     */
    focus: (key: FieldKey) => {
      const move = () => {
        const control = document.getElementById(`${id}-${key}`);
        unfold(control);
        control?.focus();
      };
      if (!store.current().hidden.includes(key)) return move();
      store.hold(key);
      requestAnimationFrame(move);
    },
  };
}

/** Opens what is folded around an element, which could not get the focus in there. */
export function unfold(element: Element | null): void {
  for (let at = element?.closest('details'); at; at = at.parentElement?.closest('details')) at.open = true;
}
