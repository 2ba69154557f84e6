import { useState } from 'react';
import type { JsonValue, Parameter } from '@/lib/config-schema';
import classes from './fields.module.css';
import { parseJson } from './parse-json';
import { parseNumber } from './parse-number';
import parts from './parts.module.css';

type PasteLinesProps = { title: string; item: Parameter; onDone: (items: JsonValue[]) => void };

/** Many items at once, one a line. Escape leaves the list as it was. */
export function PasteLines({ title, item, onDone }: PasteLinesProps) {
  const [text, setText] = useState('');
  const items = itemsOf(text, item);
  return (
    <div className={parts.paste}>
      <textarea
        onKeyDown={({ key, nativeEvent }) => {
          if (key === 'Escape' && !nativeEvent.isComposing) onDone([]);
        }}
        // biome-ignore lint/a11y/noAutofocus: it opens because its button was pressed
        autoFocus
        rows={4}
        className={classes.textarea}
        aria-label={`New items of ${title}, one a line`}
        placeholder="One item a line"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={parts.footer}>
        <button
          type="button"
          className={classes.button}
          disabled={items.length === 0}
          onClick={() => onDone(items)}
        >
          {items.length === 1 ? 'Add 1 item' : `Add ${items.length} items`}
        </button>
        <button type="button" className={classes.button} onClick={() => onDone([])}>
          Cancel
        </button>
      </div>
    </div>
  );
}

/** The items that the lines of a text stand for. A line that does not fit becomes text, which the engine refuses. */
export function itemsOf(text: string, item: Parameter): JsonValue[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line !== '').map((line) => itemOf(line, item));
}

function itemOf(line: string, { options, type }: Parameter): JsonValue {
  const option = options?.find((each) => each === line || JSON.stringify(each) === line);
  if (option !== undefined) return option;
  if (type === 'int' || type === 'float') return parseNumber(line);
  const json = type === 'string' ? { message: '' } : parseJson(line);
  return 'value' in json ? json.value : line;
}
