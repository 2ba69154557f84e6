import { useLayoutEffect, useRef, useState } from 'react';
import type { ControlProps } from './control';
import classes from './fields.module.css';
import { breakOf, editedText, shownText, textOf } from './text-of';
import { useBox } from './use-box';

/** Text of several lines; the box grows with it. Its line breaks stay as they are written, which no box shows. */
export function LongTextField({ value, placeholder, onChange, input }: ControlProps) {
  const text = textOf(value);
  const [lineBreak] = useState(() => breakOf(text));
  // A key that is only kept renders nothing, so what the box stands for is not always `text`.
  const last = useRef(text);
  useLayoutEffect(() => {
    last.current = text;
  });
  const box = useBox<HTMLTextAreaElement>(text, (shown) => shown === shownText(text));
  return (
    <textarea
      {...input}
      {...box}
      rows={3}
      className={classes.textarea}
      placeholder={placeholder ?? (value === '' ? 'Empty text' : undefined)}
      onChange={(event) => {
        last.current = editedText(last.current, event.currentTarget.value, lineBreak);
        onChange(last.current);
      }}
    />
  );
}
