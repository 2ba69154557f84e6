import type { ControlProps } from './control';
import classes from './fields.module.css';

/** A boolean that always has a value. */
export function CheckboxField({ value, onChange, input }: ControlProps) {
  return (
    <input
      {...input}
      type="checkbox"
      className={classes.checkbox}
      checked={value === true}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
