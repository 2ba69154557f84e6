'use client';

import { useEffect } from 'react';
import type { FormHandle } from './create-schema-form';
import { hiddenChange } from './hidden-change';
import { useStatus } from './use-status';

/**
 * Tells a screen reader that a change brought parameters into the form or took some out of it, and tells the form
 * which parameter the focus is in.
 */
export function HiddenStatus({ form }: { form: FormHandle }) {
  const { say, status } = useStatus();
  useEffect(() => {
    let before = form.hidden();
    return form.subscribe(() => {
      const after = form.hidden();
      if (after === before) return;
      say(hiddenChange(before, after));
      before = after;
    });
  }, [form, say]);
  useEffect(() => {
    const hold = ({ target }: FocusEvent) => {
      const row = target instanceof Element ? target.closest('[data-parameter]') : null;
      form.hold(row?.getAttribute('data-parameter') ?? null);
    };
    document.addEventListener('focusin', hold);
    return () => document.removeEventListener('focusin', hold);
  }, [form]);
  return status;
}
