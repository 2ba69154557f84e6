'use client';

import { useId, useState, useSyncExternalStore } from 'react';
import type { JsonObject, ParameterSchema } from '@/lib/config-schema';
import { createSchemaForm, type FormHandle } from './create-schema-form';
import type { FieldStanding } from './field-standing';
import type { FieldIssue, FieldKey, FieldState } from './types';

/**
 * The form of one schema. Its first values are there before the first render, and it never reads its props again:
 * give the component another React key for another schema, and call `rebase` or `replaceOverrides` for other values.
 */
export function useSchemaForm(props: { schema: ParameterSchema; overrides: JsonObject }): FormHandle {
  const id = useId();
  const [form] = useState(() => createSchemaForm({ ...props, id }));
  return form;
}

/** The overrides as they stand, after every change. */
export function useOverrides(form: FormHandle): JsonObject {
  return useSyncExternalStore(form.subscribe, form.overrides, form.overrides);
}

/** Everything that is wrong, in the order of the schema; empty where the config can be saved. */
export function useIssues(form: FormHandle): FieldIssue[] {
  return useSyncExternalStore(form.subscribe, form.issues, form.issues);
}

/** What `form.undo()` would take back, such as "Reset all"; null where there is nothing. */
export function useUndoLabel(form: FormHandle): string | null {
  return useSyncExternalStore(form.subscribe, form.undoLabel, form.undoLabel);
}

/** The state of one field; another field's change renders nothing. */
export function useFieldState(form: FormHandle, key: FieldKey): FieldState {
  const read = () => form.state(key);
  return useSyncExternalStore(form.subscribe, read, read);
}

/** The issues of one field; with null, those of the whole form. */
export function useFieldIssues(form: FormHandle, key: FieldKey | null): FieldIssue[] {
  const read = () => form.issuesOf(key);
  return useSyncExternalStore(form.subscribe, read, read);
}

/** What conditions say of a field; undefined where none says anything. */
export function useFieldStanding(form: FormHandle, key: FieldKey): FieldStanding | undefined {
  const read = () => form.standing(key);
  return useSyncExternalStore(form.subscribe, read, read);
}

/** True while no condition calls for any of these fields. */
export function useAreHidden(form: FormHandle, keys: FieldKey[]): boolean {
  const read = () => keys.every(form.isHidden);
  return useSyncExternalStore(form.subscribe, read, read);
}
