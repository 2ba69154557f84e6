import type { JsonValue } from '@/lib/config-schema';
import { useStatus } from '../use-status';
import { type Content, entriesOf, wholeList } from './contents';
import { type ControlProps, focusPart, isGiven } from './control';

/** What a list's control does: each change gives the whole list, and `status` says what was done. */
export function useList({ value, draft, parameter, input, onChange, onDraft }: ControlProps) {
  const { say, status } = useStatus();
  const entries = entriesOf(Array.isArray(value) ? value : undefined, draft);
  const items = (entries ?? []).map(([, content]) => content);
  const isFull = parameter.maxItems !== null && items.length >= parameter.maxItems;
  const focusItem = (index: number) => focusPart(input, String(index));
  const write = (next: Content[]) => {
    const whole = wholeList(next);
    if ('value' in whole) onChange(whole.value);
    else onDraft(whole.draft, whole.message);
  };
  return {
    items,
    /** True for what is no list, or the draft of none: only a JSON box can show it. */
    isUnreadable: entries === null || (isGiven(value) && !Array.isArray(value)),
    isFull,
    say,
    status,
    replace: (index: number, item: Content) => write(items.with(index, item)),
    add: (...added: JsonValue[]) => {
      if (isFull) return;
      write([...items, ...added.map((item) => ({ value: item }))]);
      say(added.length === 1 ? `Item ${items.length + 1} added` : `${added.length} items added`);
      focusItem(items.length);
    },
    remove: (index: number) => {
      write(items.toSpliced(index, 1));
      say(`Item ${index + 1} removed, ${items.length - 1} left`);
      if (items.length === 1) focusPart(input, 'add');
      else focusItem(Math.min(index, items.length - 2));
    },
    /** With the name of the button that was pressed, the focus stays on that of the item, to be pressed again. */
    move: (index: number, to: number, by?: 'up' | 'down') => {
      const item = items[index];
      if (item === undefined || to < 0 || to >= items.length) return;
      write(items.toSpliced(index, 1).toSpliced(to, 0, item));
      say(`Moved to place ${to + 1} of ${items.length}`);
      const button = to === 0 ? 'down' : to === items.length - 1 ? 'up' : by;
      focusPart(input, by === undefined ? String(to) : `${to}-${button}`);
    },
  };
}
