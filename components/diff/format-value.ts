import type { JsonValue } from '@/lib/config-schema';

/**
 * A value as a person reads it: texts without quotes where nothing else could be meant, everything else as JSON.
 * A text that looks like another type (`"4"`, `"null"`, the empty one) or has line breaks keeps its quotes. Absent is
 * `unset`.
 */
export function formatValue(value: JsonValue | undefined): string {
  if (value === undefined) return 'unset';
  if (typeof value !== 'string') return JSON.stringify(value);
  return isPlain(value) ? value : JSON.stringify(value);
}

function isPlain(text: string): boolean {
  if (text.trim() !== text || text === '' || /^unset$/i.test(text) || /^["[{]|\p{Cc}/u.test(text))
    return false;
  return Number.isNaN(Number(text)) && !['true', 'false', 'null'].includes(text);
}
