import { type KeyboardEvent, useState } from 'react';
import type { ControlProps } from './control';
import classes from './fields.module.css';
import { parseNumber } from './parse-number';
import { stepBy } from './step-of';
import { textOf } from './text-of';

/**
 * A number as text: a native number input loses what it cannot read. What was typed stays as long as it stands for
 * the value ("5." and "5.0" for 5). Arrow keys step within the limits.
 */
export function NumberBox({ parameter, value, optional, placeholder, onChange, input }: ControlProps) {
  const [typed, setTyped] = useState('');
  const text = parseNumber(typed) === value ? typed : textOf(value);
  const type = (next: string) => {
    setTyped(next);
    onChange(next.trim() === '' && optional ? undefined : parseNumber(next));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    // With Alt, an arrow moves the item that the number is.
    if (direction === 0 || event.altKey) return;
    event.preventDefault();
    type(String(stepBy(parameter, value, direction)));
  };
  return (
    <input
      {...input}
      type="text"
      role="spinbutton"
      inputMode={parameter.type === 'int' && (parameter.min ?? -1) >= 0 ? 'numeric' : 'text'}
      autoComplete="off"
      className={classes.input}
      data-number
      aria-valuemin={parameter.min ?? undefined}
      aria-valuemax={parameter.max ?? undefined}
      aria-valuenow={typeof value === 'number' ? value : undefined}
      aria-valuetext={typeof value === 'number' ? undefined : text || (placeholder ?? 'empty')}
      placeholder={placeholder}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
