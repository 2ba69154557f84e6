import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/config-schema';

export type Entry = [name: string, value: JsonValue];

/**
 * The entries of a map as typed. A draft is the JSON text of the entries, since an object cannot hold one name
 * twice; a draft of another shape (it came from the JSON view) gives null.
 */
export function entriesOf(value: JsonValue | undefined, draft: string | undefined): Entry[] | null {
  if (draft === undefined) return isJsonObject(value) ? Object.entries(value) : [];
  try {
    const parsed: unknown = JSON.parse(draft);
    return Array.isArray(parsed) && parsed.every(isEntry) ? parsed : null;
  } catch {
    return null;
  }
}

/** The object that entries stand for, or why they stand for none. */
export function readEntries(entries: Entry[]): { value: JsonObject } | { message: string } {
  const names = entries.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (names.includes('')) return { message: 'Every entry needs a name' };
  if (twice !== undefined) return { message: `Two entries are named ${twice}` };
  const forbidden = names.find((name) => name in Object.prototype);
  if (forbidden !== undefined) return { message: `The name ${forbidden} is not allowed` };
  return { value: Object.fromEntries(entries) };
}

function isEntry(entry: unknown): entry is Entry {
  return Array.isArray(entry) && entry.length === 2 && typeof entry[0] === 'string';
}
