import { useState } from 'react';
import type { JsonValue, Parameter } from '@/lib/config-schema';
import { blankOf } from './blank-of';
import classes from './fields.module.css';
import { PasteLines } from './paste-lines';
import type { useList } from './use-list';

type ListFooterProps = {
  parameter: Parameter;
  value: JsonValue | undefined;
  item: Parameter;
  list: ReturnType<typeof useList>;
  disabled?: boolean;
  /** True where a line of text can be an item. */
  canPaste?: boolean;
};

/** Below a list: what it says when it is empty, the buttons that make items, and what was just done. */
export function ListFooter({ parameter, value, item, list, disabled, canPaste = false }: ListFooterProps) {
  const [pasting, setPasting] = useState(false);
  const { title, maxItems } = parameter;
  return (
    <>
      {list.items.length === 0 ? <p className={classes.empty}>{emptyText(value)}</p> : null}
      <div className={classes.footer}>
        <button
          type="button"
          className={classes.button}
          aria-label={`Add an item to ${title}`}
          disabled={disabled || list.isFull}
          onClick={() => list.add(blankOf(item))}
        >
          Add
        </button>
        {canPaste ? (
          <button
            type="button"
            className={classes.button}
            aria-label={`Paste many into ${title}`}
            aria-expanded={pasting}
            disabled={disabled || list.isFull}
            onClick={() => setPasting(!pasting)}
          >
            Paste many
          </button>
        ) : null}
        {list.isFull ? <span className={classes.hint}>Full: at most {maxItems}</span> : null}
      </div>
      {pasting ? (
        <PasteLines
          title={title}
          item={item}
          onDone={(items) => {
            setPasting(false);
            if (items.length > 0) list.add(...items);
          }}
        />
      ) : null}
      <span role="status" className={classes.hidden}>
        {list.said}
      </span>
    </>
  );
}

function emptyText(value: JsonValue | undefined): string {
  if (value === undefined) return 'Unset';
  return value === null ? 'null' : 'Empty list';
}
