import { identical } from '@/lib/config-schema';
import type { FieldKey, FieldState, FormValues } from './types';

type Entry = { label: string; joins: boolean; fields: [FieldKey, FieldState][]; rest: string };

/** The actions that can be taken back before saving. Each remembers only the fields that it changed. */
export function createUndoStack() {
  let entries: Entry[] = [];
  return {
    label: () => entries.at(-1)?.label ?? null,
    clear: () => {
      entries = [];
    },
    /** `joins`: one step with the action before it, where that has the same label (an edit as JSON, letter by letter). */
    remember: (label: string, joins: boolean, before: FormValues, after: FormValues) => {
      const fields = statesOf(before).filter(([key, state]) => !identical(state, after.fields[key]));
      if (fields.length === 0 && before.rest === after.rest) return;
      const last = entries.at(-1);
      if (!joins || !last?.joins || last.label !== label) {
        entries = [...entries, { label, joins, fields, rest: before.rest }];
        return;
      }
      const known = new Set(last.fields.map(([key]) => key));
      const merged = [...last.fields, ...fields.filter(([key]) => !known.has(key))];
      entries = [...entries.slice(0, -1), { ...last, fields: merged }];
    },
    takeBack: (present: FormValues): FormValues => {
      const last = entries.at(-1);
      if (last === undefined) return present;
      entries = entries.slice(0, -1);
      return { fields: { ...present.fields, ...Object.fromEntries(last.fields) }, rest: last.rest };
    },
  };
}

function statesOf(values: FormValues): [FieldKey, FieldState][] {
  return Object.entries(values.fields) as [FieldKey, FieldState][];
}
