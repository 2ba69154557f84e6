import type { ControlProps } from './control';
import classes from './fields.module.css';
import { textOf } from './text-of';

/** Text of several lines; the box grows with it. */
export function LongTextField({ value, placeholder, onChange, input }: ControlProps) {
  return (
    <textarea
      {...input}
      rows={3}
      className={classes.textarea}
      placeholder={placeholder || (value === '' ? 'Empty text' : '')}
      value={textOf(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
