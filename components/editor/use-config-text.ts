import { useState } from 'react';
import { type FormHandle, useIsDirty } from '@/components/form';
import { readJsonText, type TextFault } from '@/components/shell/json-text';
import { isJsonObject, type JsonObject } from '@/lib/config-schema';
import { overridesFromConfig } from './config-json';

/**
 * A text that was typed into the JSON view: the overrides that the form had when it was typed, and those from
 * before the first letter, whose pins are kept.
 */
type Typed = { text: string; fault: TextFault | null; overrides: JsonObject; before: JsonObject };

const NOTHING: JsonObject = {};
const NO_OBJECT = { line: 1, column: 1, offset: 0, message: 'The config must be an object in { }' };

/**
 * The config as text, a second view of the form's state. What was typed stays as it was typed: a valid text until
 * the form changes by other means, a faulty one until it is corrected or given up.
 */
export function useConfigText(form: FormHandle) {
  const [typed, setTyped] = useState<Typed | null>(null);
  const hasMoved = useIsDirty(form, typed?.overrides ?? NOTHING);
  const isPresent = typed !== null && !hasMoved;
  const shown = typed !== null && (typed.fault !== null || isPresent) ? typed : null;

  return {
    /** What was typed; null where the form's values are shown. */
    typed: shown?.text ?? null,
    fault: shown?.fault ?? null,
    /** A faulty text is kept, and the form has moved on since. */
    isBehind: shown !== null && !isPresent,
    /** What was typed and cannot be read; null where nothing is to be lost. */
    faultyText: shown?.fault ? shown.text : null,
    type: (text: string) => {
      const overrides = form.overrides();
      const before = shown?.before ?? overrides;
      const { value, fault } = readJsonText(text);
      if (fault !== null || !isJsonObject(value)) {
        setTyped({ text, fault: fault ?? NO_OBJECT, overrides, before });
        return;
      }
      form.replaceOverrides(overridesFromConfig(form.schema, form.fields, value, before), 'Edit as JSON');
      setTyped({ text, fault: null, overrides: form.overrides(), before });
    },
    /** Gives the typed text up: the form's values are shown again. */
    forget: () => setTyped(null),
  };
}
