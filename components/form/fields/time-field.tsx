import type { ControlProps } from './control';
import { EmptyPicker } from './date-field';
import classes from './fields.module.css';
import { TextField } from './text-field';
import { textOf } from './text-of';

const IN_UTC = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/** A time of day (RFC 3339 full-time), picked in UTC. A time in another zone is shown as text. */
export function TimeField(props: ControlProps) {
  const { value, optional, onChange, input } = props;
  const text = textOf(value);
  if (text !== '' && !IN_UTC.test(text)) return <TextField {...props} />;
  return (
    <div className={classes.withSuffix}>
      <input
        {...input}
        type="time"
        step={1}
        className={classes.input}
        value={text.slice(0, 8)}
        onChange={({ currentTarget: { value: local } }) => onChange(withZone(local, optional))}
      />
      <span className={classes.suffix}>UTC</span>
      <EmptyPicker {...props} />
    </div>
  );
}

function withZone(local: string, optional: boolean): string | undefined {
  if (local === '') return optional ? undefined : '';
  return `${local.length === 5 ? `${local}:00` : local}Z`;
}
