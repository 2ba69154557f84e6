import type { ControlProps } from './control';
import classes from './fields.module.css';
import { TextField } from './text-field';
import { textOf } from './text-of';

/** A colour: its text, and a native picker for those of the form #rrggbb. */
export function ColourField(props: ControlProps) {
  const { parameter, value, onChange, input } = props;
  const text = textOf(value);
  return (
    <div className={classes.withSwatch}>
      <input
        type="color"
        className={classes.swatch}
        aria-label={`${input['aria-label'] ?? parameter.title}, colour picker`}
        disabled={input.disabled}
        data-unset={text === '' || undefined}
        value={/^#[0-9a-f]{6}$/i.test(text) ? text.toLowerCase() : '#000000'}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <TextField {...props} />
    </div>
  );
}
