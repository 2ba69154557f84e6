import { saveStateOf } from '@/components/editor/save-state';
import type { Editor } from '@/components/editor/use-editor';

/** Why the form's values cannot be kept as a preset now; null where they can. */
export function keepRefusal({ refusal, issues, form, text }: Editor): string | null {
  const state = saveStateOf({
    refusal,
    issues,
    fields: form.fields,
    fault: text.fault,
    saving: false,
    dirty: true,
  });
  if (state.reason !== null) return state.reason;
  return Object.keys(form.overrides()).length === 0
    ? 'The form sets nothing: every parameter follows its default.'
    : null;
}
