import type { ControlProps } from './control';
import classes from './fields.module.css';
import { TextField } from './text-field';
import { textOf } from './text-of';

const DATE = /^\d{4}-\d\d-\d\d$/;
const WITH_OFFSET = /^\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d:\d\d)$/i;

/** A day, with the browser's own picker. A text that is no day is shown as text, so that it can be corrected. */
export function DateField(props: ControlProps) {
  const { value, optional, onChange, input } = props;
  const text = textOf(value);
  if (text !== '' && !DATE.test(text)) return <TextField {...props} />;
  return (
    <input
      {...input}
      type="date"
      className={classes.input}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value || (optional ? undefined : ''))}
    />
  );
}

/** A moment (RFC 3339), picked in UTC: the server that renders the page does not know the reader's zone. */
export function DateTimeField(props: ControlProps) {
  const { value, optional, onChange, input } = props;
  const text = textOf(value);
  const moment = WITH_OFFSET.test(text) ? new Date(text) : null;
  if (text !== '' && !Number.isFinite(moment?.getTime())) return <TextField {...props} />;
  return (
    <div className={classes.withSuffix}>
      <input
        {...input}
        type="datetime-local"
        step={1}
        className={classes.input}
        value={moment?.toISOString().slice(0, 19) ?? ''}
        onChange={({ currentTarget: { value: local } }) => onChange(withZone(local, optional))}
      />
      <span className={classes.suffix}>UTC</span>
    </div>
  );
}

function withZone(local: string, optional: boolean): string | undefined {
  if (local === '') return optional ? undefined : '';
  return `${local.length === 16 ? `${local}:00` : local}Z`;
}
