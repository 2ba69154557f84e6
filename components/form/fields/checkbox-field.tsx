import type { ControlProps } from './control';
import classes from './fields.module.css';
import { SelectField } from './select-field';

/** A boolean that always has a value. One that may be unset, or a value of another type, would look like off. */
export function CheckboxField(props: ControlProps) {
  const { value, optional, onChange, input } = props;
  if (optional || typeof value !== 'boolean') return <SelectField {...props} />;
  return (
    <input
      {...input}
      type="checkbox"
      className={classes.checkbox}
      checked={value}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
