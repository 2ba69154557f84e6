import { type ClipboardEvent, type KeyboardEvent, useLayoutEffect } from 'react';
import type { JsonValue } from '@/lib/config-schema';
import type { ControlProps } from './control';
import classes from './fields.module.css';
import { inexactNumber, parseNumber } from './parse-number';
import { stepBy } from './step-of';
import { linesIn, textOf } from './text-of';
import { useBox } from './use-box';

/**
 * A number as text: a native number input loses what it cannot read. What was typed stays as long as it stands for
 * the value ("5." and "5.0" for 5). Arrow keys step within the limits.
 */
export function NumberBox(props: ControlProps) {
  const { parameter, value, draft, optional, placeholder, onChange, onDraft, input } = props;
  const text = draft ?? textOf(value);
  const box = useBox<HTMLInputElement>(text, (shown) => shown === text || parseNumber(shown) === value);
  const now = typeof value === 'number' ? value : undefined;
  useLayoutEffect(() => tellNumber(box.ref.current, now));
  const take = (element: HTMLInputElement) => {
    const typed = parseNumber(element.value);
    tellNumber(element, typed);
    const reason = inexactNumber(element.value);
    if (reason !== null) onDraft(element.value, reason);
    else onChange(element.value.trim() === '' && optional ? undefined : typed);
  };
  /** A browser would join the digits of two lines to another number. */
  const keepApart = (event: ClipboardEvent<HTMLInputElement>) => {
    const lines = linesIn(event)?.trim();
    if (lines?.includes('\n') !== true) return;
    event.preventDefault();
    const { selectionStart, selectionEnd, value: shown } = event.currentTarget;
    const [start, end] = [selectionStart ?? shown.length, selectionEnd ?? shown.length];
    event.currentTarget.setRangeText(lines.replace(/\s*\n\s*/g, ' '), start, end, 'end');
    take(event.currentTarget);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    // With Alt, an arrow moves the item that the number is.
    if (direction === 0 || event.altKey) return;
    event.preventDefault();
    const element = event.currentTarget;
    element.value = String(stepBy(parameter, parseNumber(element.value), direction));
    take(element);
  };
  return (
    <input
      {...input}
      {...box}
      type="text"
      role="spinbutton"
      inputMode={parameter.type === 'int' && (parameter.min ?? -1) >= 0 ? 'numeric' : 'text'}
      spellCheck={false}
      className={classes.input}
      data-number
      aria-valuemin={parameter.min ?? undefined}
      aria-valuemax={parameter.max ?? undefined}
      aria-valuenow={now}
      aria-valuetext={now === undefined ? text || (placeholder ?? 'empty') : undefined}
      placeholder={placeholder}
      onChange={(event) => take(event.currentTarget)}
      onPaste={keepApart}
      onKeyDown={onKeyDown}
    />
  );
}

/** Tells a screen reader the number, past React, which does not draw what a box only keeps. */
function tellNumber(box: HTMLInputElement | null, value: JsonValue | undefined) {
  const number = typeof value === 'number' ? String(value) : null;
  if (box && box.ariaValueNow !== number) box.ariaValueNow = number;
}
