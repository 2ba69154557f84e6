import type { ControlProps } from './control';
import classes from './fields.module.css';

/** Keyboards that a small screen shows for a format. The formats themselves are the engine's to check. */
const KEYBOARDS: Record<string, 'url' | 'email'> = {
  uri: 'url',
  'uri-reference': 'url',
  iri: 'url',
  email: 'email',
  'idn-email': 'email',
};

/** Short text, URL, email address, uuid: one line. A native URL or email input would change or lose what is typed. */
export function TextField({ parameter, value, placeholder, onChange, input }: ControlProps) {
  return (
    <input
      {...input}
      type="text"
      inputMode={KEYBOARDS[parameter.format ?? ''] ?? 'text'}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      className={classes.input}
      placeholder={placeholder || (value === '' ? 'Empty text' : exampleOf(parameter.format))}
      value={textOf(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Text as it is; a value of another type, which the engine refuses, as its JSON. */
export function textOf(value: ControlProps['value']): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function exampleOf(format: string | null): string {
  return KEYBOARDS[format ?? ''] === 'url' ? 'https://…' : '';
}
