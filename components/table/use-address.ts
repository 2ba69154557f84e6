'use client';

import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';

type Read = (name: string) => string | null;

/**
 * The state of a list, kept in the address so that it can be shared; `read` and `urlOf` translate. The setter returns the
 * new address, which is shown a moment later.
 */
export function useAddress<Shown>(
  read: (from: Read) => Shown,
  urlOf: (shown: Shown) => string,
): [Shown, (next: Shown) => string] {
  const query = useSearchParams();
  const shown = useMemo(() => read((name) => query.get(name)), [query, read]);
  // The browser asks the API itself; the server need not draw the page again.
  const show = (next: Shown) => {
    const url = urlOf(next);
    window.history.pushState(null, '', url);
    return url;
  };
  return [shown, show];
}
