import type { JsonValue } from '@/lib/config-schema';

/** Text as it is; a value of another type, which the engine refuses, as its JSON. */
export function textOf(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const BREAK = /\r\n|\r|\n/g;

/** The text as a box of several lines shows it: each line break is \n there, however it is written. */
export function shownText(text: string): string {
  return text.replace(BREAK, '\n');
}

/**
 * The text that an edit in such a box makes of another. Line breaks outside of the edit stay as they were written; one
 * inside it is written as `added`.
 */
export function editedText(before: string, shown: string, added: string): string {
  if (added === '\n' && !before.includes('\r')) return shown;
  const units = before.match(/\r\n|[\s\S]/g) ?? [];
  const isKept = (unit: string | undefined, character: string | undefined) =>
    unit !== undefined && shownText(unit) === character;
  const most = Math.min(units.length, shown.length);
  let start = 0;
  while (start < most && isKept(units[start], shown[start])) start += 1;
  let end = 0;
  while (end < most - start && isKept(units.at(-1 - end), shown.at(-1 - end))) end += 1;
  const middle = shown.slice(start, shown.length - end).replaceAll('\n', added);
  return units.slice(0, start).join('') + middle + units.slice(units.length - end).join('');
}

/** How a text writes its first line break; \n if it has none. */
export function breakOf(text: string): string {
  return text.match(BREAK)?.[0] ?? '\n';
}

type Inserted = { clipboardData: DataTransfer } | { dataTransfer: DataTransfer };

/** The text that is pasted or dropped if it has line breaks, each as \n; else null. */
export function linesIn(event: Inserted): string | null {
  const data = 'clipboardData' in event ? event.clipboardData : event.dataTransfer;
  const text = shownText(data.getData('text/plain'));
  return text.includes('\n') ? text : null;
}
