import type { FormHandle } from '@/components/form';
import type { Jump } from './save-state';

/** The two views of one state. */
export type View = 'form' | 'json';

/** The id of the text box of the JSON view. */
export function textIdOf(form: FormHandle): string {
  return `${form.id}-text`;
}

/** Moves the focus to what stands against saving, in the view where it can be seen. */
export function jumpTo(jump: Jump, form: FormHandle, setView: (view: View) => void): void {
  setView(jump.to === 'text' ? 'json' : 'form');
  // One frame later the other view is there.
  requestAnimationFrame(() => {
    if (jump.to === 'field') form.focus(jump.key);
    else document.getElementById(textIdOf(form))?.focus();
  });
}
