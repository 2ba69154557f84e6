import { type ControlProps, nameOf } from './control';
import classes from './fields.module.css';
import { TextField } from './text-field';

/** A UUID (RFC 9562): its text, and a new random one at the press of a button. */
export function UuidField(props: ControlProps) {
  const { input, onChange } = props;
  return (
    <div className={classes.withButton}>
      <TextField {...props} />
      <button
        type="button"
        className={classes.button}
        aria-label={`New ${nameOf(props)}`}
        disabled={input.disabled}
        onClick={() => onChange(randomUuid())}
      >
        New
      </button>
    </div>
  );
}

/** Version 4. `crypto.randomUUID` is there on secure pages only, and a server in a local network has none. */
function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) => {
    const marked = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(16).padStart(2, '0');
  }).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
