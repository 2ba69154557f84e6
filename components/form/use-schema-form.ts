'use client';

import { startTransition, useCallback, useEffect, useId, useState, useSyncExternalStore } from 'react';
import type { JsonObject, ParameterSchema } from '@/lib/config-schema';
import { createSchemaForm, type FormHandle } from './create-schema-form';
import type { FieldView } from './form-snapshot';
import type { FieldIssue, FieldKey } from './types';

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

/** The same for what stands beside the form: a change renders it once, after the form itself is drawn. */
export function useDeferredOverrides(form: FormHandle): JsonObject {
  const [overrides, setOverrides] = useState(form.overrides);
  useEffect(() => {
    const follow = () => startTransition(() => setOverrides(form.overrides()));
    follow();
    return form.subscribe(follow);
  }, [form]);
  return overrides;
}

/** True while what is to be saved is something else than `saved`. A key in a form that is dirty already renders nothing. */
export function useIsDirty(form: FormHandle, saved: JsonObject): boolean {
  const read = () => form.dirtyAgainst(saved);
  return useSyncExternalStore(form.subscribe, read, read);
}

/** Everything that is wrong, in the order of the schema; empty where the config can be saved. */
export function useIssues(form: FormHandle): FieldIssue[] {
  return useSyncExternalStore(form.subscribe, form.issues, form.issues);
}

/** What `form.undo()` would take back, such as "Reset all"; null where there is nothing. */
export function useUndoLabel(form: FormHandle): string | null {
  return useSyncExternalStore(form.subscribe, form.undoLabel, form.undoLabel);
}

/** All that a row shows of one field; another field's change renders nothing. */
export function useFieldView(form: FormHandle, key: FieldKey): FieldView {
  const subscribe = useCallback((listener: () => void) => form.subscribeToField(key, listener), [form, key]);
  const read = () => form.viewOf(key);
  return useSyncExternalStore(subscribe, read, read);
}

/** The issues of the whole form, those that no field stands for. */
export function useFormIssues(form: FormHandle): FieldIssue[] {
  const read = () => form.issuesOf(null);
  return useSyncExternalStore(form.subscribe, read, read);
}

/** True while no condition calls for any of these fields. */
export function useAreHidden(form: FormHandle, keys: FieldKey[]): boolean {
  const read = () => keys.every(form.isHidden);
  return useSyncExternalStore(form.subscribe, read, read);
}
