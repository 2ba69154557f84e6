import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/config-schema';
import { forbiddenKeyIn } from '../to-form-values';

/** What a part of a control holds: a value, or a text that is none yet, with the reason. */
export type Content = { value: JsonValue } | { draft: string; message: string };

/** A part under its name: the name in an object, the place in a list, the branch of a union. */
export type Entry = [name: string, content: Content];

/** What a control with parts gives on: its value, or the text of its draft. */
type Whole = { value: JsonValue } | { draft: string; message: string };

/**
 * The parts of a value. A draft is the JSON text of its parts, so that a part that is no value yet, or a name that
 * stands twice, is kept as it was typed. A draft of another shape (it came from the JSON view) gives null.
 */
export function entriesOf(value: JsonValue | undefined, draft: string | undefined): Entry[] | null {
  if (draft !== undefined) return readDraft(draft);
  if (Array.isArray(value)) return value.map((item, index): Entry => [String(index), { value: item }]);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).map(([name, member]): Entry => [name, { value: member }]);
}

/** The list that parts make, or their draft. */
export function wholeList(contents: Content[]): Whole {
  const entries = contents.map((content, index): Entry => [String(index), content]);
  return wholeOf(
    entries,
    (name) => `Item ${Number(name) + 1}`,
    () => ({
      value: contents.flatMap((content) => ('value' in content ? [content.value] : [])),
    }),
  );
}

/** The object that parts make, or their draft, as it is while two have one name. */
export function wholeObject(entries: Entry[]): Whole {
  return wholeOf(
    entries,
    (name) => name,
    () => {
      const names = entries.map(([name]) => name);
      const twice = names.find((name, index) => names.indexOf(name) !== index);
      if (names.includes('')) return draftOf(entries, 'Every entry needs a name');
      if (twice !== undefined) return draftOf(entries, `Two entries are named ${twice}`);
      const members = entries.flatMap(([name, content]): [string, JsonValue][] =>
        'value' in content ? [[name, content.value]] : [],
      );
      const value: JsonObject = Object.fromEntries(members);
      const forbidden = forbiddenKeyIn(value);
      return forbidden === null ? { value } : draftOf(entries, `The name ${forbidden} is not allowed`);
    },
  );
}

/** The value of the one part that a union has, or its draft, which remembers the branch. */
export function wholeOfBranch(branch: number, content: Content): Whole {
  return wholeOf(
    [[String(branch), content]],
    () => '',
    () => content,
  );
}

function wholeOf(entries: Entry[], placeOf: (name: string) => string, make: () => Whole): Whole {
  for (const [name, content] of entries) {
    if ('value' in content) continue;
    const place = placeOf(name);
    return draftOf(entries, place === '' ? content.message : `${place}: ${content.message}`);
  }
  return make();
}

function draftOf(entries: Entry[], message: string): Whole {
  return { draft: JSON.stringify(entries), message };
}

function readDraft(draft: string): Entry[] | null {
  try {
    const parsed: unknown = JSON.parse(draft);
    return Array.isArray(parsed) && parsed.every(isEntry) ? parsed : null;
  } catch {
    return null;
  }
}

function isEntry(entry: unknown): entry is Entry {
  if (!Array.isArray(entry) || entry.length !== 2 || typeof entry[0] !== 'string') return false;
  const content: unknown = entry[1];
  return isJsonObject(content) && ('value' in content || typeof content.draft === 'string');
}
