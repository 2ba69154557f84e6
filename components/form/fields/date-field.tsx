import { useState } from 'react';
import type { ControlProps } from './control';
import classes from './fields.module.css';
import { TextField } from './text-field';
import { textOf } from './text-of';

const DATE = /^\d{4}-\d\d-\d\d$/;
/** A leap second, or a fraction of more than three digits: no picker can show it. */
const TOO_FINE = /:60|\.\d{3}\d*[1-9]/;
const WITH_OFFSET = /^\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d:\d\d)$/i;

/** A day, with the browser's own picker. A text that is no day is shown as text, so that it can be corrected. */
export function DateField(props: ControlProps) {
  const { value, optional, onChange, input } = props;
  const text = textOf(value);
  if (text !== '' && !DATE.test(text)) return <TextField {...props} />;
  return (
    <div className={classes.withSuffix}>
      <input
        {...input}
        type="date"
        className={classes.input}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value || (optional ? undefined : ''))}
      />
      <EmptyPicker {...props} />
    </div>
  );
}

/** What an empty picker means, which has no placeholder. */
export function EmptyPicker({ value, placeholder }: ControlProps) {
  const text = placeholder ?? (value === '' ? 'Empty text' : undefined);
  return text === undefined ? null : <span className={classes.suffix}>{text}</span>;
}

/**
 * A moment (RFC 3339), picked in UTC: the server that renders the page does not know the reader's zone. A moment that
 * is picked again keeps its own text, and one that is finer than the picker is shown as text.
 */
export function DateTimeField(props: ControlProps) {
  const { value, optional, onChange, input } = props;
  const text = textOf(value);
  const moment = WITH_OFFSET.test(text) ? new Date(text) : null;
  const [first] = useState(text);
  if (text !== '' && (!Number.isFinite(moment?.getTime()) || TOO_FINE.test(text)))
    return <TextField {...props} />;
  const shown = moment?.toISOString().replace(/(\.000)?Z$/, '') ?? '';
  const pick = (local: string) => {
    const next = withZone(local, optional);
    const isFirst = next !== undefined && next !== '' && Date.parse(next) === Date.parse(first);
    onChange(isFirst ? first : next);
  };
  return (
    <div className={classes.withSuffix}>
      <input
        {...input}
        type="datetime-local"
        step={shown.length > 19 ? 0.001 : 1}
        className={classes.input}
        value={shown}
        onChange={({ currentTarget: { value: local } }) => pick(local)}
      />
      <span className={classes.suffix}>UTC</span>
      <EmptyPicker {...props} />
    </div>
  );
}

function withZone(local: string, optional: boolean): string | undefined {
  if (local === '') return optional ? undefined : '';
  return `${local.length === 16 ? `${local}:00` : local}Z`;
}
