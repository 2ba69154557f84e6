import type { ModelFilter } from '@/lib/domain/models/queries';

/** The filter of the models list as the page's address carries it. */
const names = ['q', 'provider', 'overrides', 'archived', 'cursor'] as const;

type Name = (typeof names)[number];

/** What narrows the list, as opposed to which page of it is shown. */
export const narrows = (filter: ModelFilter): boolean =>
  Boolean(filter.q || filter.provider || filter.overrides);

/** Reads the filter from the query of an address. Unknown names and empty values are left out. */
export function filterOf(read: (name: Name) => string | null | undefined): ModelFilter {
  const filter: ModelFilter = {};
  for (const name of names) {
    const value = read(name)?.trim();
    if (!value) continue;
    if (name !== 'archived') filter[name] = value;
    else if (value === 'true') filter.archived = 'true';
  }
  return filter;
}

/** The query of the address for a filter, with its question mark; empty where nothing is filtered. */
export function addressOf(filter: ModelFilter): string {
  const query = new URLSearchParams(
    names.flatMap((name) => (filter[name] ? [[name, filter[name]]] : [])),
  ).toString();
  return query === '' ? '' : `?${query}`;
}

/** The filter with some of it changed, back on the first page: a cursor belongs to the filter it came from. */
export function changeFilter(filter: ModelFilter, change: Partial<ModelFilter>): ModelFilter {
  return { ...filter, cursor: undefined, ...change };
}
