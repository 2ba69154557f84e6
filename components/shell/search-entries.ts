/** Something that the search finds. */
export type SearchEntry = {
  id: string;
  group: 'Models' | 'Parameters' | 'Screens' | 'Colours';
  label: string;
  description: string;
  /** Further words that find it, such as id and slug. */
  words: string;
};

/**
 * The entries that hold every word of the query, best first: those whose label starts with it, then those whose label
 * holds it, then the rest in their order. At most `limit`.
 */
export function searchEntries<Entry extends SearchEntry>(
  entries: Entry[],
  query: string,
  limit = 30,
): Entry[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return entries.filter((entry) => entry.group !== 'Parameters').slice(0, limit);
  const words = wanted.split(/\s+/);
  return entries
    .map((entry) => ({ entry, rank: rankOf(entry, wanted, words) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .slice(0, limit)
    .map(({ entry }) => entry);
}

/** 0 is best; null where a word is missing. Underscores count as spaces, so that "safety tolerance" finds `safety_tolerance`. */
function rankOf(entry: SearchEntry, wanted: string, words: string[]): number | null {
  const label = entry.label.toLowerCase();
  const text = `${label} ${entry.description} ${entry.words}`.toLowerCase();
  const spaced = text.replaceAll('_', ' ');
  if (!words.every((word) => text.includes(word) || spaced.includes(word))) return null;
  if (label.startsWith(wanted)) return 0;
  return label.includes(wanted) ? 1 : 2;
}
