import { useState } from 'react';
import { identical } from '@/lib/config-schema';
import type { ControlProps } from './control';
import classes from './fields.module.css';
import { parseJson } from './parse-json';

/** A JSON box for what has no better control. A text that is no JSON stays as it is, with the reason. */
export function JsonField({ value, draft, optional, placeholder, onChange, onDraft, input }: ControlProps) {
  const [typed, setTyped] = useState('');
  const read = parseJson(typed);
  const isTyped = 'value' in read && identical(read.value, value);
  const text = draft ?? (isTyped ? typed : value === undefined ? '' : JSON.stringify(value, null, 2));
  const type = (next: string) => {
    setTyped(next);
    const parsed = parseJson(next);
    if (next.trim() === '' && optional) onChange(undefined);
    else if ('value' in parsed) onChange(parsed.value);
    else onDraft(next, parsed.message);
  };
  return (
    <textarea
      {...input}
      rows={Math.min(12, Math.max(3, text.split('\n').length))}
      spellCheck={false}
      className={classes.code}
      placeholder={placeholder === 'null' ? undefined : placeholder}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
