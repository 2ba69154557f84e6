import type { KeyboardEvent } from 'react';
import { aboutPart } from './about-part';
import { blankOf } from './blank-of';
import { Composite } from './composite';
import { type ControlProps, issuesOf, nameOf } from './control';
import { useControls } from './controls';
import { ItemButtons } from './item-buttons';
import { JsonField } from './json-field';
import { ListFooter } from './list-footer';
import { Part } from './part';
import parts from './parts.module.css';
import { useList } from './use-list';

/**
 * A list: an item a line, or a card for an item that has parts itself. Alt with an arrow key moves an item, Enter
 * adds one below the last.
 */
export function ListField(props: ControlProps) {
  const { parameter, value, issues, input } = props;
  const { item } = parameter;
  const list = useList(props);
  const { controlFor } = useControls();
  if (item === null || list.isUnreadable) return <JsonField {...props} />;
  const hasParts = controlFor(item).composite === true;
  const name = nameOf(props);
  const { about, shown } = aboutPart(`${input.id}-each`, item, 'Each item: ');
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    // A search that takes its option with Enter has used the key, and so has what composes a text.
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (event.altKey && event.key === 'ArrowUp') list.move(index, index - 1);
    else if (event.altKey && event.key === 'ArrowDown') list.move(index, index + 1);
    else if (event.key === 'Enter' && !hasParts && isInLine(event) && index === list.items.length - 1)
      list.add(blankOf(item));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Composite input={input}>
      {shown}
      <ol className={parts.list} data-cards={hasParts || undefined}>
        {list.items.map((content, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: equal items are the same item; the place is all they have
          <li key={index} className={parts.item} onKeyDown={(event) => onKeyDown(event, index)}>
            {hasParts ? <span className={parts.cardTitle}>Item {index + 1}</span> : null}
            <Part
              parameter={item}
              part={String(index)}
              name={`${name}, item ${index + 1}`}
              content={content}
              optional={false}
              issues={issuesOf(issues, String(index))}
              whole={input}
              about={about}
              onContent={(next) => list.replace(index, next ?? { value: '' })}
            />
            <ItemButtons
              id={`${input.id}-${index}`}
              name={`item ${index + 1} of ${name}`}
              index={index}
              count={list.items.length}
              disabled={input.disabled}
              onMove={(to, by) => list.move(index, to, by)}
              onRemove={() => list.remove(index)}
            />
          </li>
        ))}
      </ol>
      <ListFooter
        parameter={parameter}
        name={name}
        value={value}
        item={item}
        list={list}
        input={input}
        canPaste={!hasParts}
      />
    </Composite>
  );
}

/** Enter is a line break in a text of several lines, and a press on a button. */
function isInLine({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLInputElement;
}
