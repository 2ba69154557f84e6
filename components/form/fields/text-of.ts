import type { JsonValue } from '@/lib/config-schema';

/** Text as it is; a value of another type, which the engine refuses, as its JSON. */
export function textOf(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
