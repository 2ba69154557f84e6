import { useEffect, useEffectEvent } from 'react';
import type { FormHandle } from '@/components/form';
import { fieldOfHash } from './field-of-hash';

/** Moves the focus to the parameter that the address names, when the page opens and whenever the hash changes. */
export function useHashFocus(form: FormHandle, onFound: () => void) {
  const focus = useEffectEvent(() => {
    const field = fieldOfHash(form.fields, window.location.hash);
    if (field === undefined) return;
    onFound();
    // One frame later the row is there, should the JSON view or a filter have hidden it.
    requestAnimationFrame(() => {
      form.focus(field.key);
      document.getElementById(`${form.id}-${field.key}`)?.scrollIntoView({ block: 'center' });
    });
  });
  useEffect(() => {
    focus();
    const onHashChange = () => focus();
    window.addEventListener('hashchange', onHashChange);
    return () => window.removeEventListener('hashchange', onHashChange);
  }, []);
}
