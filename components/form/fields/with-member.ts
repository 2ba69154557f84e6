import type { Content, Entry } from './contents';

/** The entries with one set in its place, added at the end, or (undefined) taken out. */
export function withMember(entries: Entry[], name: string, content: Content | undefined): Entry[] {
  const index = entries.findIndex(([each]) => each === name);
  if (content === undefined) return entries.filter(([each]) => each !== name);
  return index === -1 ? [...entries, [name, content]] : entries.with(index, [name, content]);
}
