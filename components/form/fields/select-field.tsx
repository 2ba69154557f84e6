import type { ControlProps } from './control';
import classes from './fields.module.css';
import { optionFor, optionsOf } from './options-of';

/** A choice of a few options of any type, and of null and "Unset" where they are allowed. */
export function SelectField({ parameter, value, optional, onChange, input }: ControlProps) {
  const options = optionsOf(parameter, value, optional);
  return (
    <select
      {...input}
      className={classes.select}
      value={optionFor(options, value)?.key ?? ''}
      onChange={(event) => onChange(options.find(({ key }) => key === event.currentTarget.value)?.value)}
    >
      {options.map(({ key, label, disabled }) => (
        <option key={key} value={key} disabled={disabled}>
          {label}
        </option>
      ))}
    </select>
  );
}
