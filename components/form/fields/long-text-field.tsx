import type { ControlProps } from './control';
import classes from './fields.module.css';
import { textOf } from './text-of';
import { useBox } from './use-box';

/** Text of several lines; the box grows with it. */
export function LongTextField({ value, placeholder, onChange, input }: ControlProps) {
  const box = useBox<HTMLTextAreaElement>(textOf(value));
  return (
    <textarea
      {...input}
      {...box}
      rows={3}
      className={classes.textarea}
      placeholder={placeholder ?? (value === '' ? 'Empty text' : undefined)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
