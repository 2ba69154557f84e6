/** What the search finds, in the order in which it is shown. */
export const searchGroups = ['Models', 'Parameters', 'Screens', 'Colours'] as const;

/** Something that the search finds. */
export type SearchEntry = {
  id: string;
  group: (typeof searchGroups)[number];
  label: string;
  description: string;
  /** Further words that find it, such as id and slug. */
  words: string;
};

/**
 * The entries that hold every word of the query, at most `limit`, group by group. Within a group the best first: those
 * whose label starts with the query, then those whose label holds it, then the rest in their order.
 */
export function searchEntries<Entry extends SearchEntry>(
  entries: Entry[],
  query: string,
  limit = 30,
): Entry[] {
  const wanted = query.trim().toLowerCase();
  const words = wanted.split(/\s+/);
  const best = entries
    .map((entry) => ({ entry, rank: rankOf(entry, wanted, words) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .slice(0, limit)
    .map(({ entry }) => entry);
  return searchGroups.flatMap((group) => best.filter((entry) => entry.group === group));
}

/** 0 is best; null where a word is missing, and for parameters before anything is typed. Underscores count as spaces, so that "safety tolerance" finds `safety_tolerance`. */
function rankOf(entry: SearchEntry, wanted: string, words: string[]): number | null {
  if (wanted === '') return entry.group === 'Parameters' ? null : 0;
  const label = entry.label.toLowerCase();
  const text = `${label} ${entry.description} ${entry.words}`.toLowerCase();
  const spaced = text.replaceAll('_', ' ');
  if (!words.every((word) => text.includes(word) || spaced.includes(word))) return null;
  if (label.startsWith(wanted)) return 0;
  return label.includes(wanted) ? 1 : 2;
}
