import type { KeyboardEvent } from 'react';
import { singleControlFor } from '../single-registry';
import { blankOf } from './blank-of';
import { Composite } from './composite';
import { type ControlProps, partOf } from './control';
import classes from './fields.module.css';
import { ItemButtons } from './item-buttons';
import { ListFooter } from './list-footer';
import { useList } from './use-list';

/** A list of single values. Alt with an arrow key moves an item, Enter adds one below the last. */
export function ListField(props: ControlProps) {
  const { parameter, value, issues, input } = props;
  const { item } = parameter;
  const list = useList(props);
  if (item === null) return null;
  const Item = singleControlFor(item);
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.altKey && event.key === 'ArrowUp') list.move(index, index - 1);
    else if (event.altKey && event.key === 'ArrowDown') list.move(index, index + 1);
    else if (event.key === 'Enter' && index === list.items.length - 1 && !list.isFull)
      list.add(blankOf(item));
    else return;
    event.preventDefault();
  };
  return (
    <Composite input={input}>
      <ol className={classes.list}>
        {list.items.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: equal items are the same item; the place is all they have
          <li key={index} className={classes.item} onKeyDown={(event) => onKeyDown(event, index)}>
            <Item
              parameter={item}
              value={each}
              optional={false}
              placeholder={each === null ? 'null' : ''}
              issues={[]}
              onChange={(next) => list.replace(index, next ?? '')}
              input={partOf(
                input,
                String(index),
                `${parameter.title}, item ${index + 1}`,
                issues.some(({ within }) => within[0] === String(index)),
              )}
            />
            <ItemButtons
              name={`item ${index + 1} of ${parameter.title}`}
              index={index}
              count={list.items.length}
              disabled={input.disabled}
              onMove={(to) => list.move(index, to)}
              onRemove={() => list.remove(index)}
            />
          </li>
        ))}
      </ol>
      <ListFooter
        parameter={parameter}
        value={value}
        item={item}
        list={list}
        disabled={input.disabled}
        canPaste
      />
    </Composite>
  );
}
