import { Button } from '@mantine/core';
import { useId, useRef } from 'react';
import { useOverrides } from '@/components/form';
import { placeOf, readJsonText } from '@/components/shell/json-text';
import { configText } from './config-json';
import classes from './json-view.module.css';
import { textIdOf } from './jump-to';
import type { Editor } from './use-editor';

/** The effective config as text: another view of the form's state, with the same messages. */
export function JsonView({ editor, isReadOnly }: { editor: Editor; isReadOnly: boolean }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const helpId = useId();
  const faultsId = useId();
  const { text, issues, form } = editor;
  const overrides = useOverrides(form);
  const shown = text.typed ?? configText(form.schema, overrides);
  const { offsets } = readJsonText(shown);
  const lines = shown.split('\n').length;

  const faults = text.fault
    ? [{ path: '', label: '', ...text.fault }]
    : issues.map(({ path, message }) => {
        const offset = nearestOffset(offsets, path);
        return { path, label: labelOf(path), message, offset, ...placeOf(shown, offset) };
      });

  function goTo(offset: number) {
    box.current?.focus();
    box.current?.setSelectionRange(offset, offset);
  }

  return (
    <div className={classes.view}>
      <p id={helpId} className={classes.help}>
        All values, as workers get them. A value that equals its default, or is left out, follows the default.
      </p>
      {text.isBehind && (
        <div role="status" className={classes.behind}>
          The form has changed since this text was typed.
          <Button size="compact-sm" variant="default" onClick={text.forget}>
            Drop the text and show the form’s values
          </Button>
        </div>
      )}
      <div className={classes.editor} data-invalid={faults.length > 0 || undefined}>
        <div aria-hidden="true" className={classes.numbers}>
          {Array.from({ length: lines }, (_, line) => line + 1).join('\n')}
        </div>
        <textarea
          ref={box}
          id={textIdOf(form)}
          className={classes.text}
          aria-label={`Config of ${form.fields.length} parameters as JSON`}
          aria-describedby={`${helpId} ${faultsId}`}
          aria-invalid={faults.length > 0}
          value={shown}
          rows={lines}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          readOnly={isReadOnly}
          onChange={(event) => text.type(event.currentTarget.value)}
        />
      </div>
      <ul id={faultsId} className={classes.faults} aria-live="polite">
        {faults.map(({ path, label, message, line, column, offset }) => (
          <li key={path}>
            <button type="button" className={classes.place} onClick={() => goTo(offset)}>
              Line {line}, column {column}
            </button>{' '}
            {label !== '' && <code>{label}</code>} {message}
          </li>
        ))}
      </ul>
    </div>
  );
}

function labelOf(path: string): string {
  return path === '' ? '' : `${path.slice(1)}:`;
}

/** Where the value of a pointer starts, or the object that lacks it. */
function nearestOffset(offsets: Map<string, number> | null, path: string): number {
  for (let pointer = path; pointer !== ''; pointer = pointer.slice(0, pointer.lastIndexOf('/'))) {
    const offset = offsets?.get(pointer);
    if (offset !== undefined) return offset;
  }
  return offsets?.get('') ?? 0;
}
