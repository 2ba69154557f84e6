import { useState } from 'react';
import type { JsonValue, Parameter } from '@/lib/config-schema';
import { blankOf } from './blank-of';
import { focusPart, type InputAttributes } from './control';
import classes from './fields.module.css';
import parts from './parts.module.css';
import { PasteLines } from './paste-lines';
import type { useList } from './use-list';

type ListFooterProps = {
  parameter: Parameter;
  /** What the list is called. */
  name: string;
  value: JsonValue | undefined;
  item: Parameter;
  list: ReturnType<typeof useList>;
  input: InputAttributes;
  /** True where a line of text can be an item. */
  canPaste?: boolean;
};

/** Below a list: what it says when it is empty, the buttons that make items, and what was just done. */
export function ListFooter({
  parameter: { maxItems },
  name,
  value,
  item,
  list,
  input,
  canPaste = false,
}: ListFooterProps) {
  const [pasting, setPasting] = useState(false);
  const disabled = input.disabled || list.isFull;
  return (
    <>
      {list.items.length === 0 ? <p className={classes.empty}>{emptyText(value)}</p> : null}
      <div className={parts.footer}>
        <button
          type="button"
          id={`${input.id}-add`}
          className={classes.button}
          aria-label={`Add an item to ${name}`}
          disabled={disabled}
          onClick={() => list.add(blankOf(item))}
        >
          Add
        </button>
        {canPaste ? (
          <button
            type="button"
            id={`${input.id}-paste`}
            className={classes.button}
            aria-label={`Paste many into ${name}`}
            aria-expanded={pasting}
            disabled={disabled}
            onClick={() => setPasting(!pasting)}
          >
            Paste many
          </button>
        ) : null}
        {list.isFull ? <span className={classes.hint}>Full: at most {maxItems}</span> : null}
      </div>
      {pasting ? (
        <PasteLines
          title={name}
          item={item}
          onDone={(items) => {
            setPasting(false);
            if (items.length > 0) list.add(...items);
            else focusPart(input, 'paste');
          }}
        />
      ) : null}
      {list.status}
    </>
  );
}

function emptyText(value: JsonValue | undefined): string {
  if (value === undefined) return 'Unset';
  return value === null ? 'null' : 'Empty list';
}
