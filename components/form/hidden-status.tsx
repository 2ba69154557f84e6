'use client';

import { useEffect, useState } from 'react';
import type { FormHandle } from './create-schema-form';
import classes from './form.module.css';

/**
 * Tells a screen reader that a change brought parameters into the form or took some out of it, and tells the form
 * which parameter the focus is in.
 */
export function HiddenStatus({ form }: { form: FormHandle }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    let before = form.hidden();
    return form.subscribe(() => {
      const after = form.hidden();
      if (after === before) return;
      const shown = before.filter((key) => !after.includes(key)).length;
      const hidden = after.filter((key) => !before.includes(key)).length;
      before = after;
      setSaid([textOf(shown, 'shown'), textOf(hidden, 'hidden')].filter((text) => text !== '').join(', '));
    });
  }, [form]);
  useEffect(() => {
    const hold = ({ target }: FocusEvent) => {
      const row = target instanceof Element ? target.closest('[data-parameter]') : null;
      form.hold(row?.getAttribute('data-parameter') ?? null);
    };
    document.addEventListener('focusin', hold);
    return () => document.removeEventListener('focusin', hold);
  }, [form]);
  return (
    <span role="status" className={classes.hidden}>
      {said}
    </span>
  );
}

function textOf(count: number, verb: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? 'parameter' : 'parameters'} ${verb}`;
}
