import { type SaveState, saveStateOf } from '@/components/editor/save-state';
import type { Editor } from '@/components/editor/use-editor';
import type { Provider } from '@/lib/domain/jobs/contract';
import type { Preview } from '../worker-input/use-input-preview';

type Circumstances = {
  /** Why this person may not run anything; null where they may. */
  refusal: string | null;
  provider: Provider;
  editor: Pick<Editor, 'issues' | 'form' | 'text'>;
  preview: Preview;
  isRunning: boolean;
};

/** The first thing that stands against running the values in the form, and where it is. */
export function reasonNotToRun(circumstances: Circumstances): SaveState {
  const { refusal, provider, editor, preview, isRunning } = circumstances;
  const elsewhere = (reason: string): SaveState => ({ reason, jump: null });
  if (refusal !== null) return elsewhere(refusal);
  if (!provider.configured) return elsewhere('There is no key for the provider.');
  const { issues, form, text } = editor;
  // What could be saved can be run.
  const ofForm = saveStateOf({
    refusal: null,
    saving: false,
    dirty: true,
    issues,
    fields: form.fields,
    fault: text.fault,
  });
  if (ofForm.reason !== null) return ofForm;
  if (isRunning) return elsewhere('It is running.');
  if (preview.answer === null) return elsewhere('Looking at the job…');
  const count = preview.answer.errors.length;
  if (count > 0) return elsewhere(count === 1 ? 'The job has 1 error.' : `The job has ${count} errors.`);
  return { reason: null, jump: null };
}
