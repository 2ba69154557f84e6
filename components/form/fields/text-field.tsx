import { type ClipboardEvent, type DragEvent, useState } from 'react';
import type { ControlProps } from './control';
import classes from './fields.module.css';
import { LongTextField } from './long-text-field';
import { linesIn, textOf } from './text-of';
import { useBox } from './use-box';

/** Keyboards that a small screen shows for a format. The formats themselves are the engine's to check. */
const KEYBOARDS: Record<string, 'url' | 'email'> = {
  uri: 'url',
  'uri-reference': 'url',
  iri: 'url',
  email: 'email',
  'idn-email': 'email',
};

/**
 * Short text, URL, email address, uuid: one line. A native URL or email input would change or lose what is typed; one
 * line would lose the breaks of a text that has some, so that has several, and keeps them while it is edited.
 */
export function TextField(props: ControlProps) {
  const { parameter, value, placeholder, onChange, input } = props;
  const hasBreaks = /[\r\n]/.test(textOf(value));
  const [isLong, setIsLong] = useState(hasBreaks);
  if (hasBreaks && !isLong) setIsLong(true);
  const box = useBox<HTMLInputElement>(textOf(value));
  if (hasBreaks || isLong) return <LongTextField {...props} />;
  /** A browser joins lines that come into a box of one line. They stay, in a box of several. */
  const keepLines = (event: DragEvent<HTMLInputElement> | ClipboardEvent<HTMLInputElement>) => {
    const lines = linesIn(event);
    if (lines === null) return;
    event.preventDefault();
    const { value: shown, selectionStart, selectionEnd } = event.currentTarget;
    const before = shown.slice(0, selectionStart ?? shown.length) + lines;
    onChange(before + shown.slice(selectionEnd ?? shown.length));
    requestAnimationFrame(() => {
      const longBox = document.getElementById(input.id);
      longBox?.focus();
      if (longBox instanceof HTMLTextAreaElement) longBox.setSelectionRange(before.length, before.length);
    });
  };
  return (
    <input
      {...input}
      {...box}
      type="text"
      inputMode={KEYBOARDS[parameter.format ?? ''] ?? 'text'}
      autoCapitalize="off"
      spellCheck={false}
      className={classes.input}
      placeholder={placeholder ?? (value === '' ? 'Empty text' : exampleOf(parameter.format))}
      onChange={(event) => onChange(event.currentTarget.value)}
      onPaste={keepLines}
      onDrop={keepLines}
    />
  );
}

function exampleOf(format: string | null): string | undefined {
  return KEYBOARDS[format ?? ''] === 'url' ? 'https://…' : undefined;
}
