import { useState } from 'react';
import type { JsonValue } from '@/lib/config-schema';
import { type ControlProps, focusPart } from './control';

/** What a list's control does: each change gives the whole list. `said` is for a live region. */
export function useList({ value, parameter, input, onChange }: ControlProps) {
  const [said, setSaid] = useState('');
  const items: JsonValue[] = Array.isArray(value) ? value : [];
  const isFull = parameter.maxItems !== null && items.length >= parameter.maxItems;
  const focusItem = (index: number) => focusPart(input, String(index));
  return {
    items,
    isFull,
    said,
    replace: (index: number, item: JsonValue) => onChange(items.with(index, item)),
    add: (...added: JsonValue[]) => {
      onChange([...items, ...added]);
      setSaid(added.length === 1 ? `Item ${items.length + 1} added` : `${added.length} items added`);
      focusItem(items.length);
    },
    remove: (index: number) => {
      onChange(items.toSpliced(index, 1));
      setSaid(`Item ${index + 1} removed, ${items.length - 1} left`);
      focusItem(Math.max(0, Math.min(index, items.length - 2)));
    },
    move: (index: number, to: number) => {
      const item = items[index];
      if (item === undefined || to < 0 || to >= items.length) return;
      onChange(items.toSpliced(index, 1).toSpliced(to, 0, item));
      setSaid(`Moved to place ${to + 1} of ${items.length}`);
      focusItem(to);
    },
  };
}
