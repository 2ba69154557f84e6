import type { CSSProperties } from 'react';
import type { ControlProps } from './control';
import classes from './fields.module.css';
import { boundsOf, stepOf } from './step-of';

/** A native slider over the whole range. Where no number is set it rests at the lower end, dimmed. */
export function Slider({ parameter, value, onChange, input }: ControlProps) {
  const { first, last } = boundsOf(parameter);
  const present = typeof value === 'number' ? Math.min(last, Math.max(first, value)) : first;
  const filled: CSSProperties & { '--filled': string } = {
    '--filled': String((present - first) / (last - first)),
  };
  return (
    <input
      type="range"
      className={classes.slider}
      style={filled}
      data-unset={typeof value !== 'number' || undefined}
      aria-label={`${input['aria-label'] ?? parameter.title}, slider`}
      aria-valuetext={typeof value === 'number' ? undefined : 'no number'}
      disabled={input.disabled}
      min={first}
      max={last}
      step={stepOf(parameter)}
      value={present}
      onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
    />
  );
}
