import { useEffect, useEffectEvent } from 'react';
import type { Field, FormHandle } from '@/components/form';
import { toPointer } from '@/lib/config-schema';

/** The field that an address such as `#safety_tolerance` names: by parameter name, or by pointer for one in a group. */
export function fieldOfHash(fields: Field[], hash: string): Field | undefined {
  const name = decoded(hash.slice(1));
  if (name === null || name === '') return undefined;
  return (
    fields.find(({ pointer }) => pointer === toPointer([name]) || pointer === name) ??
    fields.find(({ parameter }) => parameter.name === name)
  );
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Moves the focus to the parameter that the address names, when the page opens and whenever the hash changes. */
export function useHashFocus(form: FormHandle, onFound: () => void) {
  const focus = useEffectEvent(() => {
    const field = fieldOfHash(form.fields, window.location.hash);
    if (field === undefined) return;
    onFound();
    // One frame later the row is there, should the JSON view or a filter have hidden it.
    requestAnimationFrame(() => {
      document.getElementById(`${form.id}-${field.key}`)?.scrollIntoView({ block: 'center' });
      form.focus(field.key);
    });
  });
  useEffect(() => {
    focus();
    const onHashChange = () => focus();
    window.addEventListener('hashchange', onHashChange);
    return () => window.removeEventListener('hashchange', onHashChange);
  }, []);
}
