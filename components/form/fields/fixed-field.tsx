import { equal } from '@/lib/config-schema';
import type { ControlProps } from './control';
import classes from './fields.module.css';
import { optionsOf } from './options-of';
import { SelectField } from './select-field';

/** The one value that there is, as text. Where it may be unset, or is not what is stored, it is a choice. */
export function FixedField(props: ControlProps) {
  const { parameter, value, optional, input } = props;
  const [option] = optionsOf(parameter, value, false);
  if (optional || option === undefined || !equal(option.value, value)) return <SelectField {...props} />;
  return <input {...input} readOnly className={classes.input} value={option.label} />;
}
